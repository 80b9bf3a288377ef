import { inline } from '../lib/text/text';
import type { Texts } from '../lib/text/texts';
import type { Reason } from '../lib/verify/reasons';
import type { Check } from '../lib/verify/types';

const PLACES = [
  'url',
  'host',
  'name',
  'other',
  'member',
  'value',
  'type',
  'date',
  'until',
  'reason',
  'list',
  'issuer',
  'holder',
  'recipient',
  'text',
  'page',
] as const;

/** Reasons whose `value` is a key, and those in which it says what came of asking. */
const ABOUT_KEYS: ReadonlySet<Reason> = new Set<Reason>([
  'signed-by',
  'key-listed',
  'key-is-issuer',
  'key-unfit',
  'key-on-issuer-host',
  'signature-wrong',
  'signature-unchecked',
  'key-not-authorised',
  'key-not-bound',
  'issuer-is-its-key',
  'key-expired',
  'key-revoked',
  'key-unsupported',
]);
const ABOUT_ANSWERS: ReadonlySet<Reason> = new Set<Reason>([
  'context-unreachable',
  'issuer-unreachable',
  'hosted-unreachable',
  'status-unreachable',
]);

/** The values behind a check that its sentence does not show, labelled. A name nobody foresaw stands as it is. */
export function evidenceRows(
  check: Check,
  { t, evidence }: Texts,
): readonly { readonly label: string; readonly value: string }[] {
  const { reason } = check;
  return evidence(check).map(([name, value]) => {
    if (name === 'value' && reason !== undefined && ABOUT_KEYS.has(reason))
      return { label: t('detail.key'), value: inline(value) };
    if (name === 'value' && reason !== undefined && ABOUT_ANSWERS.has(reason)) {
      return { label: t('detail.answer'), value: requestResult(value, t) };
    }
    const place = PLACES.find((known) => known === name);
    return { label: place === undefined ? inline(name) : t(`detail.${place}`), value: inline(value) };
  });
}

const WORDED = [
  'led-on',
  'network',
  'timeout',
  'too-large',
  'permission',
  'refused',
  'redirected',
  'offline',
  'rate-limited',
] as const;

/** What came of asking an address: a status code as text, that it led to the next one, or why nothing came. */
export function requestResult(result: string, t: Texts['t']): string {
  const worded = WORDED.find((known) => known === result);
  if (worded !== undefined) return t(`requestResult.${worded}`);
  return /^2\d\d$/.test(result) ? t('requestResult.ok') : t('requestResult.status', { status: result });
}
