import { describe, expect, it } from 'vitest';
import { isUnderWay, originsToAllow, shownAddress, summarise } from '../../components/summary';
import type { PanelEntry } from '../../lib/messages/protocol';
import { createTexts } from '../../lib/text/texts';
import { VERDICTS, type Verdict } from '../../lib/verify/types';
import { entry, report } from './samples';

const texts = createTexts('en');
const awards = (...verdicts: readonly (Verdict | null)[]) =>
  verdicts.map((verdict, index) => entry(index, verdict === null ? null : report(verdict)));

describe('the summary of a page', () => {
  it.each<[string, readonly (Verdict | null)[], string]>([
    [
      'is plural',
      ['expired', 'verified', 'verified', 'other-person'],
      '4 credentials: 2 verified, 1 expired, 1 issued to someone else',
    ],
    ['is singular', ['verified'], '1 credential: 1 verified'],
    ['counts what is being checked, last', [null, 'invalid'], '2 credentials: 1 not genuine, 1 being checked'],
    ['says that none is there', [], 'No credentials'],
    ['tells one issuer’s page', ['confirmed'], '1 credential: 1 confirmed by its issuer’s page'],
    ['from two', ['confirmed', 'confirmed'], '2 credentials: 2 confirmed by their issuers’ pages'],
  ])('%s', (_, verdicts, line) => {
    expect(summarise(awards(...verdicts), texts)).toBe(line);
  });

  it.each(VERDICTS)('counts %s', (verdict) => {
    expect(summarise(awards(verdict), texts)).toMatch(/^1 credential: 1 ./);
  });

  it('does not count links that are no award', () => {
    const entries = [...awards('verified'), entry(7, null, 'collection'), entry(8, null, 'short-link')];
    expect(summarise(entries, texts)).toBe('1 credential: 1 verified');
  });
});

describe('an entry', () => {
  const aged = (missed: ReturnType<typeof report> | null) => ({ ...entry(1, report('verified')), aged: { missed } });

  it.each<[string, PanelEntry, boolean]>([
    ['not checked yet', entry(1, null), true],
    ['being checked again', aged(null), true],
    ['that could not be checked again', aged(report('unreachable')), false],
    ['checked', entry(1, report('verified')), false],
    ['of no award', entry(1, null, 'collection'), false],
  ])('%s: is being asked about: %s', (_, one, underWay) => {
    expect(isUnderWay(one)).toBe(underWay);
  });

  it.each<[string, Partial<PanelEntry>, string]>([
    ['as the page has it', {}, 'https://badges.campus.example/a/1'],
    [
      'without what names a person',
      { href: 'https://badges.campus.example/a/1?identity__email=mara%40lind.example' },
      'https://badges.campus.example/a/1',
    ],
    ['where its short link led', { followed: { url: 'https://mara.example/' } }, 'https://mara.example/'],
    ['of a short link that led nowhere', { followed: { url: null } }, 'https://badges.campus.example/a/1'],
  ])('shows its address %s', (_, fields, address) => {
    expect(shownAddress({ ...entry(1, null), ...fields })).toBe(address);
  });
});

describe('what the user may allow', () => {
  const asked = (...requests: readonly (readonly [string, string])[]) =>
    originsToAllow(
      entry(1, report('unreachable', [], { requests: requests.map(([url, result]) => ({ url, result })) })),
    );

  it('is each origin that the browser withheld, once', () => {
    expect(
      asked(
        ['https://issuer.example/a', 'permission'],
        ['https://issuer.example/b', 'permission'],
        ['https://status.example/1', 'permission'],
        ['https://other.example/', 'timeout'],
        ['https://fine.example/', '200'],
      ),
    ).toEqual(['https://issuer.example', 'https://status.example']);
  });

  it('is nothing but https', () => {
    expect(asked(['http://issuer.example/a', 'permission'], ['nonsense', 'permission'])).toEqual([]);
    expect(originsToAllow(entry(1, null))).toEqual([]);
  });
});
