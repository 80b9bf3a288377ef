import type { PageDescription } from '../messages/protocol';
import { dateIn, isIsoDate } from './dates';
import { isObject, type JsonObject, jsonLd, stringAt } from './embedded';
import { CaptureError } from './observe';
import { address, language, meta, plainAddress, text, tidy } from './page';
import { adapterFor, observe } from './registry';
import { profileLink } from './stated';
import type { Observation, Page } from './types';

/**
 * What a page is about, to prefill "Log this page" on any site. In this order: what an adapter reads, JSON-LD
 * (`Course`, `EducationalOccupationalCredential`, also inside `@graph`), a LinkedIn "add to profile" link, Open Graph,
 * the document's title. It is a proposal for the user to correct, not a claim that anything was completed.
 *
 * @returns every field filled or null; the title is '' only where the page has none at all
 */
export function describePage(page: Page): PageDescription {
  const { document, url } = page;
  const seen = observedItem(page);
  const objects = jsonLd(document);
  const course = objects.find((object) => hasType(object, 'Course'));
  const credential = objects.find((object) => hasType(object, 'EducationalOccupationalCredential'));
  const item = course ?? credential;
  const profile = profileLink(page);
  const title = seen?.title || tidy(stringAt(item, 'name')) || profile?.name || pageTitle(document);
  return {
    url: seen?.url ?? ownAddress(document, url),
    title,
    provider:
      seen?.provider || providerOf(item) || profile?.provider || tidy(meta(document, 'og:site_name'), 200) || null,
    instructors: seen?.instructors ?? instructorsOf(course),
    hours: seen?.hours ?? hoursOf(course),
    completedAt: seen?.completedAt ?? profile?.date ?? issueDate(credential, language(document)),
    credentialUrl: seen?.credentials?.[0]?.url ?? profile?.certificate ?? credentialAddress(credential, url),
    platform: platformOf(page),
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
    return adapter && { id: adapter.id, label: adapter.label };
  } catch (error) {
    if (error instanceof CaptureError) return null;
    throw error;
  }
}

function hasType(object: JsonObject, type: string): boolean {
  const types: readonly unknown[] = [object['@type']].flat();
  return types.some(
    (name) => name === type || name === `https://schema.org/${type}` || name === `http://schema.org/${type}`,
  );
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

function providerOf(item: JsonObject | undefined): string {
  const [provider]: readonly unknown[] = [item?.provider ?? item?.recognizedBy ?? item?.publisher].flat();
  return tidy(typeof provider === 'string' ? provider : stringAt(provider, 'name'), 200);
}

function instructorsOf(course: JsonObject | undefined): readonly string[] {
  const instances: readonly unknown[] = [course?.hasCourseInstance].flat();
  const people = [
    course?.instructor,
    ...instances.map((instance) => (isObject(instance) ? instance.instructor : undefined)),
  ].flat();
  const names = people.map((person) => tidy(typeof person === 'string' ? person : stringAt(person, 'name'), 200));
  return [...new Set(names)].filter((name) => name !== '').slice(0, 20);
}

/** Hours from an ISO 8601 duration (`PT12H30M`, `P2D` as days of 24 hours); null for any other way to say it. */
function hoursOf(course: JsonObject | undefined): number | null {
  const instances: readonly unknown[] = [course?.hasCourseInstance].flat();
  const stated = [
    stringAt(course, 'timeRequired'),
    ...instances.map((instance) => stringAt(instance, 'courseWorkload')),
  ];
  for (const value of stated) {
    const found = /^P(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,5})M)?(?:\d{1,6}S)?)?$/.exec(value);
    const hours = found ? Number(found[1] ?? 0) * 24 + Number(found[2] ?? 0) + Number(found[3] ?? 0) / 60 : 0;
    if (hours > 0) return Math.round(hours * 100) / 100;
  }
  return null;
}

function issueDate(credential: JsonObject | undefined, locale: string): string | null {
  for (const key of ['validFrom', 'dateCreated', 'datePublished']) {
    const stated = stringAt(credential, key);
    if (isIsoDate(stated)) return stated.slice(0, 10);
    const day = dateIn(stated, locale);
    if (day !== null) return day;
  }
  return null;
}

function credentialAddress(credential: JsonObject | undefined, base: URL): string | null {
  const stated = address(stringAt(credential, 'url'), base);
  return stated ? plainAddress(stated) : null;
}
