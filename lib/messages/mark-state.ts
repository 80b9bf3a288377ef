import type { CredentialLink } from '../links/types';
import type { Texts } from '../text/texts';
import { originsToAllow } from '../verify/requests';
import type { Report } from '../verify/types';
import { hasCaution, isIssuerOpen, isToOpen } from '../verify/verdict';
import type { Aged, MarkState, Standing } from './protocol';

export type MarkTexts = Pick<Texts, 't' | 'verdict' | 'date' | 'ago'>;

/** Room for the sentence around it: an accessible name is read aloud in one go. */
const MAX_NAME = 120;

/**
 * What a mark shows of a report: "Verified: Machine Learning, issued by Stanford Online to Ada Lovelace on 3 May 2024. Show
 * evidence". One that is past its time is said to be so, good news or bad. Takes the text beside the link, for an award of
 * which nothing is known yet.
 */
export function markStateOf({ report, aged }: Standing, texts: MarkTexts, now: Date, beside: string): MarkState {
  if (isToOpen(report)) return toOpen(report, texts, beside);
  const origins = report.verdict === 'unreachable' ? originsToAllow(report) : [];
  if (origins.length > 0) return toAllow(report, origins, texts, beside);
  const word = texts.verdict(report.verdict);
  const caution = hasCaution(report.checks);
  const label = texts.verdict('markLabel', {
    word,
    achievement: short(report.achievement.name),
    issue: isIssuerOpen(report) ? null : issueOf(report, texts),
    caution: caution ? texts.verdict('labelCaution') : null,
    age: aged === undefined ? null : ageOf(report, aged, texts, now),
  });
  return { verdict: report.verdict, caution, press: 'evidence', origins: [], word, label };
}

/** What a mark shows of an award about which nobody was asked yet. */
export function waitingState(texts: MarkTexts, beside: string): MarkState {
  const word = texts.verdict('to-check');
  const label = texts.verdict('labelToCheck', { word, text: short(beside) });
  return { verdict: 'pending', caution: false, press: 'check', origins: [], word, label };
}

/** The browser withholds the host: pressing the mark asks for it. */
function toAllow(report: Report, origins: readonly string[], texts: MarkTexts, beside: string): MarkState {
  const hosts = origins.map((origin) => new URL(origin).host);
  const word = texts.verdict('to-allow', { count: hosts.length, host: hosts[0] });
  const label = texts.verdict('labelToAllow', { word, text: short(beside) });
  return { verdict: report.verdict, caution: false, press: 'allow', origins, word, label };
}

function toOpen({ verdict, checks }: Report, texts: MarkTexts, beside: string): MarkState {
  const word = texts.verdict('open-to-check');
  const host = checks.find(({ reason }) => reason === 'open-to-check')?.detail?.host ?? null;
  const label = texts.verdict('labelToOpen', { word, text: short(beside), host });
  return { verdict, caution: hasCaution(checks), press: 'evidence', toOpen: true, origins: [], word, label };
}

/** What a mark would say of a link that is nobody's award: what it is instead. */
export function notAnAward(link: CredentialLink | null, texts: MarkTexts): MarkState {
  const word = texts.verdict('not-an-award');
  return {
    verdict: 'not-an-award',
    caution: false,
    press: 'evidence',
    origins: [],
    word,
    label: texts.t(`kind.${link?.kind ?? 'unknown'}`),
  };
}

function ageOf({ checkedAt }: Report, { missed }: Aged, texts: MarkTexts, now: Date): string {
  return texts.verdict(missed === null ? 'labelRenewing' : 'labelMissed', { ago: texts.ago(checkedAt, now) });
}

function issueOf({ issuer, recipient, issuedAt }: Report, texts: MarkTexts): string | null {
  const parts = {
    issuer: short(issuer.name),
    recipient: short(recipient.name),
    // "on" asks for a day.
    date: issuedAt !== null && /^\d{4}-\d{2}-\d{2}/.test(issuedAt) ? texts.date(issuedAt) : null,
  };
  return Object.values(parts).some((part) => part !== null && part !== '') ? texts.verdict('labelIssued', parts) : null;
}

function short(name: string | null): string | null {
  return name !== null && name.length > MAX_NAME ? `${name.slice(0, MAX_NAME - 1)}…` : name;
}
