import { withoutPersonal } from '../lib/links/normalise';
import type { PanelEntry } from '../lib/messages/protocol';
import type { Texts } from '../lib/text/texts';
import { originsToAllow as originsNotAllowed } from '../lib/verify/requests';
import type { Report, Verdict } from '../lib/verify/types';
import { isIssuerOpen, isToOpen } from '../lib/verify/verdict';

type Counted = Verdict | 'pending' | 'waiting' | 'open-to-check';

/** As a reader says it: what holds, what no longer does, what is wrong, what is not known. */
const ORDER: readonly Counted[] = [
  'verified',
  'confirmed',
  'expired',
  'not-yet-valid',
  'other-person',
  'suspended',
  'revoked',
  'invalid',
  'unverifiable',
  'open-to-check',
  'unreachable',
  'waiting',
  'pending',
];

/** Who issued it, or, where nothing ties it to the issuer it names, that it names one. */
export function issuedBy(report: Pick<Report, 'verdict' | 'checks'>, issuer: string, texts: Texts): string {
  return isIssuerOpen(report) ? texts.verdict('cardNames', { issuer }) : texts.t('issuedBy', { issuer });
}

/** Does this link lead to an award, which gets a verdict? */
export function isAward(entry: PanelEntry): boolean {
  return entry.link.kind === 'award';
}

/** What an award's entry shows: its verdict or, while there is none, that it is being checked. */
export function shownVerdict(entry: PanelEntry): Verdict | 'pending' {
  return entry.report?.verdict ?? 'pending';
}

/** Was nobody asked about an award yet, and is nobody being asked? */
export function isWaiting(entry: PanelEntry): boolean {
  return isAward(entry) && entry.report === null && entry.waits === true;
}

/** Is an award being asked about, for the first time or again? */
export function isUnderWay(entry: PanelEntry): boolean {
  return isAward(entry) && !isWaiting(entry) && (entry.report === null || entry.aged?.missed === null);
}

/** How old an answer is that is past its time, and what becomes of it; null for one that counts. */
export function shownAge({ report, aged }: PanelEntry, { t, ago }: Texts, now: Date): string | null {
  if (report === null || aged === undefined) return null;
  return t(aged.missed === null ? 'ageRenewing' : 'ageMissed', { ago: ago(report.checkedAt, now) });
}

/** The address to show for an entry: where its short link led, else the page's own, unless that names a person (`identity__email`). */
export function shownAddress({ href, link, followed }: PanelEntry): string {
  if (followed !== undefined && followed.url !== null) return followed.url;
  return !URL.canParse(href) || withoutPersonal(new URL(href)) === new URL(href).href ? href : link.url;
}

/** One line for a page: "7 credentials: 5 verified, 1 expired, 1 issued to someone else". */
export function summarise(entries: readonly PanelEntry[], { t, list }: Texts): string {
  const awards = entries.filter(isAward);
  const parts = ORDER.flatMap((verdict) => {
    const count = awards.filter((entry) => countedAs(entry) === verdict).length;
    return count === 0 ? [] : [t(`count.${verdict}`, { count })];
  });
  return parts.length === 0 ? t('summaryNone') : t('summary', { count: awards.length, parts: list(parts) });
}

function countedAs(entry: PanelEntry): Counted {
  if (isWaiting(entry)) return 'waiting';
  return entry.report !== null && isToOpen(entry.report) ? 'open-to-check' : shownVerdict(entry);
}

/** Origins that could not be asked because the browser has not allowed it, each once. */
export function originsToAllow({ report, aged }: PanelEntry): readonly string[] {
  const last = aged?.missed ?? report;
  return last === null ? [] : originsNotAllowed(last);
}
