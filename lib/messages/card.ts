import { directionOf } from '../text/language';
import { inline } from '../text/text';
import type { Texts, VerdictKey } from '../text/texts';
import { CHECK_IDS, type Check, type CheckId, type Outcome, type Report } from '../verify/types';
import { isIssuerOpen } from '../verify/verdict';
import { type MarkTexts, markStateOf, waitingState } from './mark-state';
import type { MarkCard, MarkState, PanelEntry } from './protocol';

export type CardTexts = MarkTexts & Pick<Texts, 'language' | 'instant'>;

const MAX_ROWS = 5;
/** A card is glanced at: long names stand in full in the panel. */
const MAX_TITLE = 160;
const MAX_NAME = 80;
const MAX_VALUE = 60;

/** What a reader wants to know where nothing is wrong, in this order. */
const HEADLINE: readonly CheckId[] = ['proof', 'key', 'hosted', 'holder', 'status', 'validity', 'issuer'];
/** What isn't known of these keeps no credential from being verified. */
const BESIDE: ReadonlySet<CheckId> = new Set<CheckId>(['holder', 'issuer', 'label', 'endorsement', 'quality']);

/**
 * What the card beside a mark shows of an entry of the background's record. Failures and cautions come first, then what kept
 * it from being verified, then what a reader wants to know in any case. "Issued by" is said only where that is proven.
 */
export function cardOf(entry: PanelEntry, texts: CardTexts, now: Date): MarkCard {
  const { report, text, link } = entry;
  const state = stateOf(entry, texts, now);
  const { caution, press, toOpen, word } = state;
  return {
    language: texts.language,
    direction: directionOf(texts.language),
    verdict: report?.verdict ?? 'pending',
    caution,
    press,
    ...(toOpen && { toOpen }),
    word,
    title: inline(report?.achievement.name ?? '', MAX_TITLE) || inline(text, MAX_TITLE) || texts.t('untitled'),
    issuer: issuerOf(report, texts) ?? (URL.canParse(link.url) ? new URL(link.url).host : ''),
    means: meansOf(entry, state, texts),
    rows: report === null || toOpen || press === 'allow' ? [] : rowsOf(report, texts),
    age: ageOf(entry, texts, now),
    hint: hintOf(state, texts),
    note: texts.verdict('cardNote'),
  };
}

type State = Pick<MarkState, 'caution' | 'press' | 'toOpen' | 'origins' | 'word'>;

function stateOf({ report, aged, waits, text }: PanelEntry, texts: CardTexts, now: Date): State {
  if (report !== null) return markStateOf({ report, ...(aged && { aged }) }, texts, now, text);
  if (waits) return waitingState(texts, text);
  return { caution: false, press: 'evidence', origins: [], word: texts.verdict('pending') };
}

/** "Issued by" is a fact: only where the signature's key, or the site that served the record, is provably that issuer's. */
function issuerOf(report: Report | null, texts: CardTexts): string | null {
  const issuer = inline(report?.issuer.name ?? '', MAX_NAME);
  if (report === null || issuer === '') return null;
  const ties = report.checks.filter(({ id }) => id === 'proof' || id === 'key' || id === 'hosted').map(outcomeOf);
  const isTied = ties.includes('pass') && !ties.includes('fail') && !ties.includes('unknown');
  return isTied && !isIssuerOpen(report) ? texts.t('issuedBy', { issuer }) : texts.verdict('cardNames', { issuer });
}

function meansOf({ report }: PanelEntry, { press, toOpen }: State, { t, verdict }: CardTexts): string | null {
  if (press === 'check') return verdict('cardMeansCheck');
  if (press === 'allow') return t('meansNotAllowed');
  if (toOpen) return t('means.open-to-check');
  if (report === null) return t('means.pending');
  return report.verdict === 'verified' ? null : t(`means.${report.verdict}`);
}

function hintOf({ press, toOpen, origins }: State, texts: CardTexts): string {
  if (press === 'check') return texts.verdict('cardHintCheck');
  const [first] = origins;
  if (press === 'allow' && first !== undefined)
    return texts.verdict('cardHintAllow', { count: origins.length, host: new URL(first).host });
  return texts.verdict(toOpen ? 'cardHintOpen' : 'cardHint');
}

function ageOf({ report, aged }: PanelEntry, texts: CardTexts, now: Date): string | null {
  if (report === null || aged === undefined) return null;
  return texts.verdict(aged.missed === null ? 'labelRenewing' : 'labelMissed', {
    ago: texts.ago(report.checkedAt, now),
  });
}

function rowsOf(report: Report, texts: CardTexts): MarkCard['rows'] {
  return chosen(report.checks).map((check) => ({
    outcome: check.outcome,
    question: questionOf(check.id, texts),
    answer: inline(answerOf(check, report, texts), 2 * MAX_VALUE),
  }));
}

/** A name of two words takes the room of the answer. */
function questionOf(id: CheckId, { t, verdict }: CardTexts): string {
  return id === 'issuer' || id === 'label' ? verdict(`question.${id}`) : t(`check.${id}`);
}

type Answered = Check & { readonly outcome: Exclude<Outcome, 'not-applicable'> };

const outcomeOf = ({ outcome }: Check) => outcome;
const isAnswered = (check: Check): check is Answered => check.outcome !== 'not-applicable';
const WORST_FIRST: readonly Outcome[] = ['fail', 'warn', 'unknown', 'pass'];

/** The checks that matter most, each question once. */
function chosen(checks: readonly Check[]): readonly Answered[] {
  const worst = CHECK_IDS.flatMap((id) => {
    const answers = checks.filter(isAnswered).filter((check) => check.id === id);
    return answers.sort((a, b) => WORST_FIRST.indexOf(a.outcome) - WORST_FIRST.indexOf(b.outcome)).slice(0, 1);
  });
  // A signature by the issuer's key is one good answer, not two; and one that doesn't hold is none, whosever the key is.
  const isSigned = worst.some(({ id }) => id === 'proof');
  return worst
    .filter(({ id, outcome }) => !(isSigned && id === 'key' && outcome === 'pass'))
    .filter((check) => weightOf(check) < WEIGHTLESS)
    .sort((a, b) => weightOf(a) - weightOf(b) || placeOf(a.id) - placeOf(b.id))
    .slice(0, MAX_ROWS);
}

const WEIGHTLESS = 4;

function weightOf({ id, outcome }: Answered): number {
  if (outcome === 'fail') return 0;
  if (outcome === 'warn') return 1;
  if (outcome === 'unknown' && !BESIDE.has(id)) return 2;
  return HEADLINE.includes(id) ? 3 : WEIGHTLESS;
}

const placeOf = (id: CheckId): number => (HEADLINE.includes(id) ? HEADLINE.indexOf(id) : HEADLINE.length);

/** Reasons with an answer of their own; the rest have one by question and outcome. */
const WORDED = [
  'no-proof',
  'signature-wrong',
  'document-hash-differs',
  'proof-type-unsupported',
  'unsupported-format',
  'unknown-format',
  'not-a-credential',
  'anchored',
  'key-not-authorised',
  'key-not-bound',
  'issuer-is-its-key',
  'issuer-unreachable',
  'key-expired',
  'key-revoked',
  'id-differs',
  'page-of-another-award',
  'not-found-at-host',
  'private-at-host',
  'host-without-record',
  'open-to-check',
  'hosted-elsewhere',
  'hosted-differs',
  'hosted-unreachable',
  'hosted-gone',
  'host-asks-to-wait',
  'stated-by-issuer-page',
  'page-of-unknown-site',
  'issuer-denies',
  'revoked',
  'revoked-with-reason',
  'revoked-or-never-issued',
  'suspended',
  'no-revocation-list',
  'expired',
  'not-yet-valid',
  'compatible-name',
  'different-person',
  'name-not-readable',
  'no-holder-known',
  'transliterated-name',
  'identity-matches',
  'identity-on-page',
  'identity-matches-other-name',
  'identity-differs',
  'issuer-known-by-domain',
  'issuer-listed',
  'issuer-listed-as-test',
  'issuer-not-listed',
  'issuer-trusted',
  'issuer-trusted-by-organisation',
  'registry-unread',
] as const;

function answerOf({ id, outcome, reason, detail = {} }: Answered, report: Report, texts: CardTexts): string {
  const worded = WORDED.find((known) => known === reason);
  const key: VerdictKey = worded === undefined ? `answer.${id}.${outcome}` : `answer.${worded}`;
  const values = Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, inline(value, MAX_VALUE)]));
  const dateOf = (value: string | null | undefined) => (value ? texts.date(value) : null);
  return texts.verdict(key, {
    ...values,
    date: dateOf(detail.date),
    until: detail.until === undefined ? null : texts.instant(detail.until),
    issued: dateOf(report.issuedAt),
    expires: dateOf(report.expiresAt),
  });
}
