import type { MarkView } from '../../../lib/marks/mark';
import { cardOf } from '../../../lib/messages/card';
import { markStateOf, waitingState } from '../../../lib/messages/mark-state';
import type { MarkCard, PanelEntry } from '../../../lib/messages/protocol';
import { createTexts } from '../../../lib/text/texts';
import type { Check, Report } from '../../../lib/verify/types';

const NOW = new Date('2026-11-23T14:00:00Z');
const texts = createTexts('en');

/** A mark as it may stand on a page, with the card that belongs to it. */
export interface Sample {
  readonly name: string;
  readonly text: string;
  readonly view: MarkView;
  readonly card: MarkCard | null;
}

const SIGNED: readonly Check[] = [
  { id: 'format', outcome: 'pass' },
  { id: 'proof', outcome: 'pass', reason: 'signed-by' },
  { id: 'key', outcome: 'pass', reason: 'key-listed' },
  { id: 'status', outcome: 'pass' },
  { id: 'validity', outcome: 'pass' },
  { id: 'holder', outcome: 'pass', reason: 'same-person', detail: { recipient: 'Ada Learner', holder: 'Ada Learner' } },
  { id: 'issuer', outcome: 'unknown', reason: 'issuer-known-by-domain', detail: { host: 'guild.example' } },
];
const but = (...others: readonly Check[]): readonly Check[] => [
  ...SIGNED.filter(({ id }) => others.every((other) => other.id !== id)),
  ...others,
];

const report = (fields: Partial<Report>): Report => ({
  verdict: 'verified',
  format: 'open-badges-3',
  issuer: { id: 'did:web:guild.example', name: 'Guild of Weavers' },
  achievement: { name: 'Tides and Currents', description: null },
  recipient: { name: 'Ada Learner' },
  issuedAt: '2024-05-03',
  expiresAt: null,
  checks: SIGNED,
  inside: [],
  evidence: [],
  checkedAt: '2026-11-20T12:00:00Z',
  requests: [],
  ...fields,
});

function sample(name: string, fields: Partial<Report> | null, more: Partial<PanelEntry> = {}): Sample {
  const text = more.text ?? 'Tides and Currents';
  const url = 'https://guild.example/a/1';
  const entry: PanelEntry = {
    ref: 1,
    href: url,
    link: { host: 'open-badges', kind: 'award', id: null, url },
    report: fields === null ? null : report(fields),
    ...more,
    text,
  };
  return { name, text, view: viewOf(entry), card: cardOf(entry, texts, NOW) };
}

function viewOf({ report: found, aged, waits, text }: PanelEntry): MarkView {
  if (found === null && !waits)
    return { verdict: 'pending', caution: false, press: 'evidence', word: 'Checking', label: `Checking: ${text}` };
  const state =
    found === null
      ? waitingState(texts, text)
      : markStateOf({ report: found, ...(aged && { aged }) }, texts, NOW, text);
  const { verdict } = state;
  if (verdict === 'not-an-award') throw new Error('no mark stands beside what is no award');
  return { ...state, verdict };
}

const STATED: readonly Check[] = [
  { id: 'proof', outcome: 'not-applicable' },
  { id: 'hosted', outcome: 'pass', reason: 'stated-by-issuer-page', detail: { url: 'https://guild.example/a/1' } },
  ...SIGNED.filter(({ id }) => ['validity', 'holder'].includes(id)),
];
const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

/** Every state of a mark, and some that stretch it. */
export const SAMPLES: readonly Sample[] = [
  sample('pending', null),
  sample('verified', {}),
  sample('confirmed', { verdict: 'confirmed', checks: STATED }),
  sample('expired', {
    verdict: 'expired',
    expiresAt: '2025-05-03',
    checks: but({ id: 'validity', outcome: 'fail', reason: 'expired', detail: { date: '2025-05-03' } }),
  }),
  sample('not-yet-valid', {
    verdict: 'not-yet-valid',
    checks: but({ id: 'validity', outcome: 'fail', reason: 'not-yet-valid', detail: { date: '2027-01-01' } }),
  }),
  sample('other-person', {
    verdict: 'other-person',
    recipient: { name: 'Bea Baker' },
    checks: but({
      id: 'holder',
      outcome: 'fail',
      reason: 'different-person',
      detail: { recipient: 'Bea Baker', holder: 'Ada Learner' },
    }),
  }),
  sample('revoked', {
    verdict: 'revoked',
    checks: but({ id: 'status', outcome: 'fail', reason: 'revoked', detail: { date: '2025-02-01' } }),
  }),
  sample('suspended', {
    verdict: 'suspended',
    checks: but({ id: 'status', outcome: 'fail', reason: 'suspended' }),
  }),
  sample('invalid', { verdict: 'invalid', checks: but({ id: 'proof', outcome: 'fail', reason: 'signature-wrong' }) }),
  sample('unreachable', {
    verdict: 'unreachable',
    checks: [{ id: 'hosted', outcome: 'unknown', reason: 'hosted-unreachable' }],
    issuer: { id: null, name: null },
  }),
  sample('unverifiable', {
    verdict: 'unverifiable',
    checks: but(
      { id: 'proof', outcome: 'unknown', reason: 'no-proof' },
      { id: 'key', outcome: 'not-applicable' },
      { id: 'status', outcome: 'not-applicable' },
    ),
  }),
  sample('to-open', {
    verdict: 'unreachable',
    checks: [{ id: 'hosted', outcome: 'unknown', reason: 'open-to-check', detail: { host: 'Coursera' } }],
  }),
  sample('to-check', null, { waits: true }),
  sample('to-allow', {
    verdict: 'unreachable',
    requests: [{ url: 'https://issuer.example/a/1', result: 'permission' }],
  }),
  sample('caution', {
    checks: but(
      { id: 'label', outcome: 'warn' },
      { id: 'holder', outcome: 'warn', reason: 'compatible-name', detail: { recipient: 'A. Learner' } },
    ),
  }),
  sample('aged', {}, { aged: { missed: null } }),
  sample('long', {
    verdict: 'confirmed',
    checks: STATED,
    achievement: { name: `${LONG} ${LONG} ${LONG}`, description: null },
    issuer: { id: null, name: `The ${LONG} and ${LONG}` },
  }),
  sample('right-to-left names', {
    achievement: { name: 'مقدمة في علم البحار', description: null },
    issuer: { id: null, name: 'جامعة المثال' },
  }),
];
