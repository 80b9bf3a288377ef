import { describe, expect, it } from 'vitest';
import { cardOf } from '../../lib/messages/card';
import type { PanelEntry } from '../../lib/messages/protocol';
import { createTexts } from '../../lib/text/texts';
import { CHECK_IDS, type Check, type Report, VERDICTS } from '../../lib/verify/types';
import verdicts from '../../locales/en/verdicts.json';
import { AT, minutesLater } from '../history/history';
import { linkTo, reportOf } from './reports';

const NOW = new Date(AT);
const texts = createTexts('en');
const GOOD: readonly Check[] = [
  { id: 'format', outcome: 'pass' },
  { id: 'schema', outcome: 'pass', reason: 'schema-holds' },
  { id: 'proof', outcome: 'pass', reason: 'signed-by', detail: { type: 'eddsa-rdfc-2022' } },
  { id: 'key', outcome: 'pass', reason: 'key-listed' },
  { id: 'hosted', outcome: 'not-applicable' },
  { id: 'status', outcome: 'pass' },
  { id: 'validity', outcome: 'pass' },
  { id: 'holder', outcome: 'pass', reason: 'same-person', detail: { recipient: 'Ida Holm', holder: 'Ida Holm' } },
  { id: 'issuer', outcome: 'unknown', reason: 'issuer-known-by-domain', detail: { host: 'guild.example' } },
];
const entryOf = (report: Partial<Report> | null, more: Partial<PanelEntry> = {}): PanelEntry => ({
  ref: 1,
  href: 'https://guild.example/a/1',
  text: 'Text beside',
  link: linkTo('https://guild.example/a/1'),
  report: report === null ? null : reportOf({ checks: GOOD, ...report }),
  ...more,
});
const card = (report: Partial<Report> | null, more: Partial<PanelEntry> = {}) =>
  cardOf(entryOf(report, more), texts, NOW);
const rows = (checks: readonly Check[], more: Partial<Report> = {}) =>
  card({ ...more, checks }).rows.map(({ outcome, question, answer }) => `${outcome} ${question}: ${answer}`);

describe('a card', () => {
  it('says what is known of a verified one at a glance', () => {
    expect(card({ expiresAt: '2027-05-03' })).toEqual({
      language: 'en',
      direction: 'ltr',
      verdict: 'verified',
      caution: false,
      press: 'evidence',
      word: 'Verified',
      title: 'Weaving',
      issuer: 'Issued by Guild of Weavers',
      means: null,
      rows: [
        { outcome: 'pass', question: 'Signature', answer: 'Holds' },
        { outcome: 'pass', question: 'Person', answer: 'Ida Holm' },
        { outcome: 'pass', question: 'Revocation', answer: 'Not withdrawn' },
        { outcome: 'pass', question: 'Dates', answer: 'Issued 3 May 2024, good until 3 May 2027' },
        { outcome: 'unknown', question: 'Issuer', answer: 'Known by guild.example alone' },
      ],
      age: null,
      hint: 'Press for all evidence',
      note: 'A page can imitate this card. What counts is the panel that shows your sign.',
    });
  });

  const without = (...ids: readonly string[]) => GOOD.filter(({ id }) => !ids.includes(id));
  it.each<[string, readonly Check[], readonly string[]]>([
    [
      'failures first, then cautions, then the rest',
      [
        ...without('holder', 'status'),
        { id: 'label', outcome: 'warn' },
        { id: 'status', outcome: 'fail', reason: 'revoked', detail: { date: '2025-02-01' } },
        {
          id: 'holder',
          outcome: 'fail',
          reason: 'different-person',
          detail: { recipient: 'Bea Baker', holder: 'Ida Holm' },
        },
      ],
      [
        'fail Person: Bea Baker, not Ida Holm',
        'fail Revocation: Withdrawn on 1 February 2025',
        'warn Title: Does not fit the credential',
        'pass Signature: Holds',
        'pass Dates: Issued 3 May 2024',
      ],
    ],
    [
      'what kept it from being verified before what is good',
      [...without('key'), { id: 'key', outcome: 'unknown', reason: 'key-not-bound' }],
      [
        'unknown Issuer’s key: Nothing ties it to the issuer',
        'pass Signature: Holds',
        'pass Person: Ida Holm',
        'pass Revocation: Not withdrawn',
        'pass Dates: Issued 3 May 2024',
      ],
    ],
    [
      'a question that was asked twice once, by its worse answer',
      [
        { id: 'status', outcome: 'pass' },
        { id: 'status', outcome: 'unknown', reason: 'status-unreachable' },
        { id: 'proof', outcome: 'pass' },
      ],
      ['unknown Revocation: Could not be asked', 'pass Signature: Holds'],
    ],
    [
      'the issuer’s record where there is no signature',
      [
        { id: 'proof', outcome: 'not-applicable' },
        { id: 'key', outcome: 'not-applicable' },
        { id: 'hosted', outcome: 'pass', reason: 'served-by' },
        { id: 'holder', outcome: 'unknown', reason: 'no-holder-known', detail: { recipient: 'Ida Holm' } },
      ],
      ['pass Issuer’s record: Served by the issuer’s site', 'unknown Person: Names Ida Holm; not compared'],
    ],
    [
      'a person told by an address that the page shows, which need not be theirs',
      [{ id: 'holder', outcome: 'pass', reason: 'identity-on-page', detail: { holder: 'Ida Holm', type: 'email' } }],
      ['pass Person: An address that the page shows'],
    ],
    [
      'a name that another script writes otherwise',
      [{ id: 'holder', outcome: 'pass', reason: 'transliterated-name', detail: { recipient: 'Юлия Иванова' } }],
      ['pass Person: Юлия Иванова, as another script writes it'],
    ],
  ])('has %s', (_, checks, wanted) => {
    expect(rows(checks)).toEqual(wanted);
  });

  it.each<[string, Partial<Report>]>([
    ['Issued by Guild of Weavers', {}],
    ['Issued by Guild of Weavers', { verdict: 'expired' }],
    ['Names Guild of Weavers as its issuer', { verdict: 'invalid' }],
    ['Names Guild of Weavers as its issuer', { verdict: 'unverifiable' }],
    ['Names Guild of Weavers as its issuer', { verdict: 'unreachable' }],
    // Withdrawn, but by a key that nothing ties to whom it names.
    [
      'Names Guild of Weavers as its issuer',
      { verdict: 'revoked', checks: [...without('key'), { id: 'key', outcome: 'unknown', reason: 'key-not-bound' }] },
    ],
    [
      'Names Guild of Weavers as its issuer',
      { verdict: 'revoked', checks: [{ id: 'status', outcome: 'fail', reason: 'revoked' }] },
    ],
    ['guild.example', { issuer: { id: 'did:web:guild.example', name: null } }],
  ])('says “%s” where that is so', (issuer, report) => {
    expect(card(report).issuer).toBe(issuer);
  });

  const toAllow: Partial<Report> = {
    verdict: 'unreachable',
    requests: [{ url: 'https://guild.example/a/1', result: 'permission' }],
  };
  const toOpen: Partial<Report> = {
    verdict: 'unreachable',
    checks: [{ id: 'hosted', outcome: 'unknown', reason: 'open-to-check', detail: { host: 'Coursera' } }],
  };
  it.each<[string, Partial<Report> | null, Partial<PanelEntry>, object]>([
    [
      'is being checked',
      null,
      {},
      { verdict: 'pending', word: 'Checking', press: 'evidence', hint: 'Press for all evidence' },
    ],
    [
      'waits to be asked about',
      null,
      { waits: true },
      { verdict: 'pending', word: 'Check', press: 'check', hint: 'Press to have it checked' },
    ],
    [
      'waits for leave',
      toAllow,
      {},
      { word: 'Allow checking guild.example', press: 'allow', hint: 'Press to allow asking guild.example' },
    ],
    [
      'waits to be opened',
      toOpen,
      {},
      {
        word: 'Open to check',
        press: 'evidence',
        toOpen: true,
        hint: 'Open the link, and it is checked as you see it',
      },
    ],
  ])('of one that %s says so, and what to do', (_, report, more, wanted) => {
    const said = card(report, more);
    expect(said).toMatchObject({ ...wanted, rows: [], title: report === null ? 'Text beside' : 'Weaving' });
    expect(said.means).toMatch(/\.$/);
  });

  it.each<[string, Report | null, string]>([
    ['being renewed', null, 'Checked 3 days ago, being checked again'],
    ['not answered', reportOf({ verdict: 'unreachable' }), 'Checked 3 days ago, could not be checked again just now'],
  ])('says how old an answer is that is past its time: %s', (_, missed, age) => {
    const entry = entryOf({}, { aged: { missed } });
    expect(cardOf(entry, texts, new Date(minutesLater(3 * 24 * 60 + 5))).age).toBe(age);
  });

  it.each(VERDICTS)('%s has a meaning where its rows don’t say all', (verdict) => {
    const { means } = card({ verdict });
    if (verdict === 'verified') expect(means).toBeNull();
    else expect(means).toMatch(/^[A-Z].+\.$/);
  });

  it('stays a card, whatever the credential and the page say', () => {
    const hostile = `\u202Edeifirev\u2069\n${'x'.repeat(5000)}`;
    const said = cardOf(
      entryOf(
        {
          issuer: { id: hostile, name: hostile },
          achievement: { name: hostile, description: hostile },
          recipient: { name: hostile },
          checks: CHECK_IDS.map((id) => ({
            id,
            outcome: 'fail',
            reason: 'different-person',
            detail: { recipient: hostile, holder: hostile },
          })),
        },
        { text: hostile },
      ),
      texts,
      NOW,
    );
    expect(said.rows.length).toBe(5);
    expect(JSON.stringify(said).length).toBeLessThan(2000);
    expect(JSON.stringify(said)).not.toMatch(/\\n|\u202E|\u2069/);
  });

  it('has a short answer for every question, however it came out', () => {
    for (const id of CHECK_IDS)
      for (const outcome of ['pass', 'warn', 'fail', 'unknown'])
        expect(Object.keys(verdicts)).toContain(`answer.${id}.${outcome}`);
    for (const [key, answer] of Object.entries(verdicts)) {
      if (key.startsWith('answer.')) expect(answer).toMatch(/^(?:[A-Z]|\[).{2,}[^.]$/);
    }
  });
});
