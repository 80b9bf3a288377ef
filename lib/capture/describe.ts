import type { PageDescription } from '../messages/protocol';
import { web } from './adapters/web';
import { CaptureError } from './observe';
import { address, meta, plainAddress, text, tidy } from './page';
import { adapterFor, observe } from './registry';
import { statedIn } from './schema-org';
import { profileLink } from './stated';
import type { Observation, Page } from './types';

/**
 * What a page is about, to prefill "Log this page" on any site. In this order: what a platform's adapter reads, schema.org
 * (`Course`, `EducationalOccupationalCredential`, in JSON-LD or microdata), a LinkedIn "add to profile" link, Open Graph,
 * the document's title. It is a proposal for the user to correct, not a claim that anything was completed.
 *
 * @returns every field filled or null; the title is '' only where the page has none at all
 */
export function describePage(page: Page): PageDescription {
  const { document, url } = page;
  const platform = platformOf(page);
  const seen = platform && observedItem(page);
  const { courses, credentials } = statedIn(page);
  // A list of courses is about none of them.
  const course = courses.length === 1 ? courses[0] : undefined;
  const credential = credentials.length === 1 ? credentials[0] : undefined;
  const item = course ?? credential;
  const profile = profileLink(page);
  return {
    url: seen?.url ?? ownAddress(document, url),
    title: seen?.title || item?.title || profile?.name || pageTitle(document),
    provider:
      seen?.provider || item?.provider || profile?.provider || tidy(meta(document, 'og:site_name'), 200) || null,
    instructors: seen?.instructors ?? course?.instructors ?? [],
    hours: seen?.hours ?? course?.hours ?? null,
    completedAt: seen?.completedAt ?? profile?.date ?? credential?.date ?? null,
    credentialUrl: seen?.credentials?.[0]?.url ?? profile?.certificate ?? credential?.url ?? null,
    platform,
  };
}

/** The page's main item as an adapter reads it, if the page is about one. A list of courses is about none of them. */
function observedItem(page: Page): Observation | null {
  try {
    const [only, ...others] = observe(page);
    return others.length === 0 ? (only ?? null) : null;
  } catch (error) {
    // A page our adapter stumbles over can still be described by what every page states.
    if (error instanceof CaptureError) return null;
    throw error;
  }
}

function platformOf(page: Page): PageDescription['platform'] {
  try {
    const adapter = adapterFor(page);
    // What any page states of itself makes it no platform.
    return adapter === null || adapter === web ? null : { id: adapter.id, label: adapter.label };
  } catch (error) {
    if (error instanceof CaptureError) return null;
    throw error;
  }
}

function pageTitle(document: Document): string {
  const shown =
    tidy(meta(document, 'og:title')) || text(document.querySelector('title')) || text(document.querySelector('h1'));
  const site = tidy(meta(document, 'og:site_name'));
  const end = [' | ', ' - ', ' – ', ' — ', ' · ']
    .map((mark) => `${mark}${site}`)
    .find((suffix) => shown.endsWith(suffix));
  return site !== '' && end !== undefined ? shown.slice(0, -end.length) : shown;
}

/** The page's canonical address if it is of the same site, else the visited one. */
function ownAddress(document: Document, url: URL): string {
  const canonical = address(document.querySelector('link[rel="canonical"]')?.getAttribute('href'), url);
  return plainAddress(canonical && canonical.origin === url.origin ? canonical : url);
}
