import type { PageState } from '../../components/page-view';
import type { SiteChoice } from '../../components/site-control';
import type { PagePanel } from '../../lib/messages/protocol';
import { choiceSite, coversPage, siteName, siteOrigin } from '../../lib/platform/match-pattern';
import { type Connection, checkingFor, choiceFor, type Marking } from '../../lib/settings/marking';

/** Hosts from which every browser keeps extensions away. */
const CLOSED_HOSTS: ReadonlySet<string> = new Set([
  'chromewebstore.google.com',
  'chrome.google.com',
  'microsoftedge.microsoft.com',
  'addons.mozilla.org',
]);

const MARKS = 'content-scripts/marks.js';
const CAPTURE = 'content-scripts/capture.js';

/** What the manifest says of content scripts, as far as it matters here. */
export type FixedScripts = readonly { readonly js?: string[] | undefined; readonly matches?: string[] | undefined }[];

/** All that decides what "This page" shows. */
export interface PageFacts {
  /** The page's address; null when neither the browser nor the background knows it. */
  readonly url: string | null;
  readonly panel: PagePanel;
  readonly fixed: FixedScripts;
  /** Origins the user turned on and the browser permits. */
  readonly sites: readonly string[];
  /** The origin that has marks in this tab only; null: none. */
  readonly once: string | null;
  readonly marking: Marking;
  readonly connection: Connection;
  /** Does the browser let us onto this page? Only asked where access can be missing (Firefox). */
  readonly permitted: boolean;
  /** Label of the learning platform the page looks like. */
  readonly platform: string | null;
  /** Shown beside the page, where the browser tells us only the addresses of sites that are ours. */
  readonly beside: boolean;
  /** The tab is in a private window. */
  readonly isPrivate: boolean;
}

/** Decides what "This page" shows. */
export function pageState({
  url,
  panel,
  fixed,
  sites,
  once,
  marking,
  connection,
  permitted,
  platform,
  beside,
  isPrivate,
}: PageFacts): PageState {
  if (isPrivate) return { kind: 'private' };
  if (url === null && beside) return { kind: 'unseen' };
  if (url === null || !URL.canParse(url)) return { kind: 'unreadable' };
  const page = new URL(url);
  const { protocol, hostname } = page;
  if (protocol === 'http:') return { kind: 'insecure' };
  const origin = siteOrigin(url);
  if (origin === null || CLOSED_HOSTS.has(hostname)) return { kind: 'unreadable' };

  const patternsOf = (file: string) =>
    fixed.flatMap(({ js, matches }) => (js?.some((name) => name.endsWith(file)) ? (matches ?? []) : []));
  const runs = (file: string) => patternsOf(file).some((pattern) => coversPage(pattern, page));
  const ours = runs(MARKS) || runs(CAPTURE);
  if (ours && !permitted && panel.url === null) return { kind: 'no-access', host: hostname };
  const turnedOn: SiteChoice['turnedOn'] | null = sites.includes(origin)
    ? 'for-good'
    : runs(MARKS)
      ? 'from-the-start'
      : once === origin
        ? 'once'
        : null;
  if (turnedOn === null) return ours ? { kind: 'capture', host: hostname } : { kind: 'off', host: hostname, platform };
  const name = siteName(choiceSite(patternsOf(MARKS), origin));
  const choice = choiceFor(marking, origin);
  const saving = choice !== checkingFor(marking, origin, connection);
  const site: SiteChoice = { name, choice, turnedOn, saving };
  if (choice === 'off') return { kind: 'switched-off', host: hostname, site };
  return { kind: 'on', host: hostname, site, panel };
}
