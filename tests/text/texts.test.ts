import { describe, expect, it } from 'vitest';
import { createTexts } from '../../lib/text/texts';

const texts = createTexts('en');

describe('the sentence of a check', () => {
  it('shows a date as a person writes it, as precisely as it was given', () => {
    expect(
      texts.reason({ id: 'validity', outcome: 'fail', reason: 'expired', detail: { date: '2023-01-31' } }),
    ).toContain('until 31 January 2023;');
    expect(texts.reason({ id: 'validity', outcome: 'fail', reason: 'expired', detail: { date: '2023-01' } })).toContain(
      'until January 2023;',
    );
  });

  it('shows what is no date as it stands', () => {
    expect(texts.reason({ id: 'validity', outcome: 'fail', reason: 'expired', detail: { date: 'soon' } })).toContain(
      'until soon;',
    );
  });

  it('shows a moment in the reader’s own time, and what is none as it stands', () => {
    const until = '2026-11-26T12:00:00.000Z';
    const check = { id: 'hosted', outcome: 'unknown', reason: 'host-asks-to-wait' } as const;
    const shown = texts.reason({ ...check, detail: { host: 'one.example', until } });
    expect(shown).toContain(`The server of one.example`);
    expect(shown).toContain(`until ${texts.instant(until)},`);
    expect(texts.reason({ ...check, detail: { until: 'later' } })).toContain('until later,');
  });

  it('is none without a reason', () => {
    expect(texts.reason({ id: 'proof', outcome: 'pass' })).toBeNull();
  });

  it('leaves as evidence what it does not show itself', () => {
    const detail = { url: 'https://issuer.example/1', member: 'badge', other: '' };
    expect(texts.evidence({ id: 'hosted', outcome: 'fail', reason: 'hosted-unreachable', detail })).toEqual([
      ['member', 'badge'],
    ]);
    expect(texts.evidence({ id: 'hosted', outcome: 'pass', detail: { value: 'x' } })).toEqual([['value', 'x']]);
    expect(texts.evidence({ id: 'hosted', outcome: 'pass' })).toEqual([]);
  });
});

it('parts of a line are joined by commas alone', () => {
  expect(texts.list(['5 verified', '1 expired', '1 revoked'])).toBe('5 verified, 1 expired, 1 revoked');
});
