import { describe, expect, it } from 'vitest';
import {
  type Checking,
  checkingFor,
  choiceFor,
  type Marking,
  parseMarking,
  withSite,
} from '../../lib/settings/marking';

const FREE = { saveData: false, metered: false };
const NEVER_SET: Marking = { checking: 'automatic', sites: {} };
const SET: Marking = {
  checking: 'on-click',
  sites: {
    'https://ada.example': 'automatic',
    'https://*.school.example': 'off',
    'https://bea.school.example': 'on-click',
  },
};

describe('what is stored', () => {
  it.each<[string, unknown, Marking]>([
    ['nothing', undefined, NEVER_SET],
    ['text', 'off', NEVER_SET],
    ['a way of checking that there is not', { checking: 'off', sites: {} }, NEVER_SET],
    [
      'a site’s choice that there is not',
      { checking: 'on-click', sites: { a: 'no' } },
      { checking: 'on-click', sites: {} },
    ],
    ['what was set', SET, SET],
  ])('is read as it was set, else as never set: %s', (_, value, marking) => {
    expect(parseMarking(value)).toEqual(marking);
  });
});

describe('the choice for a page', () => {
  it.each<[string | null, Checking]>([
    ['https://ada.example', 'automatic'],
    ['https://www.ada.example', 'on-click'],
    ['https://school.example', 'off'],
    ['https://www.school.example', 'off'],
    ['https://a.b.school.example', 'off'],
    ['https://bea.school.example', 'on-click'],
    ['https://notschool.example', 'on-click'],
    ['https://school.example.evil.example', 'on-click'],
    ['https://constructor', 'on-click'],
    [null, 'on-click'],
  ])('of %s: %s', (origin, choice) => {
    expect(choiceFor(SET, origin)).toBe(choice);
  });

  it.each<[Checking, object, Checking]>([
    ['automatic', FREE, 'automatic'],
    ['automatic', { ...FREE, saveData: true }, 'on-click'],
    ['automatic', { ...FREE, metered: true }, 'on-click'],
    ['on-click', FREE, 'on-click'],
    ['off', { ...FREE, saveData: true }, 'off'],
  ])('%s with %o is %s', (choice, connection, checking) => {
    const marking = withSite(NEVER_SET, 'https://ada.example', choice);
    expect(checkingFor(marking, 'https://ada.example', { ...FREE, ...connection })).toBe(checking);
  });
});

describe('changing the choice for a site', () => {
  it('puts it last, and takes it away', () => {
    const once = withSite(withSite(SET, 'https://bea.example', 'off'), 'https://ada.example', 'off');
    expect(Object.keys(once.sites).slice(-2)).toEqual(['https://bea.example', 'https://ada.example']);
    expect(choiceFor(once, 'https://ada.example')).toBe('off');
    expect(choiceFor(withSite(once, 'https://ada.example', null), 'https://ada.example')).toBe('on-click');
  });

  it('keeps the last five hundred', () => {
    const sites = Array.from({ length: 501 }, (_, at) => `https://s${at}.example`);
    const marking = sites.reduce((before, site) => withSite(before, site, 'off'), NEVER_SET);
    expect(Object.keys(marking.sites)).toEqual(sites.slice(1));
  });
});
