import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createText, type Message, type Messages, placesOf } from '../../lib/text/text';
import { REASONS } from '../../lib/verify/reasons';
import { CHECK_IDS, VERDICTS } from '../../lib/verify/types';
import options from '../../locales/en/options.json';
import popup from '../../locales/en/popup.json';
import reasons from '../../locales/en/reasons.json';
import report from '../../locales/en/report.json';
import verdicts from '../../locales/en/verdicts.json';
import welcome from '../../locales/en/welcome.json';

const ROOT = join(import.meta.dirname, '..', '..');
/** The names of details that the verifier may use. */
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
];
const OUTCOMES = ['pass', 'warn', 'fail', 'unknown', 'not-applicable'];
const DESIGN_WORDS = {
  invalid: 'Not genuine',
  revoked: 'Revoked',
  suspended: 'Suspended',
  'other-person': 'Issued to someone else',
  expired: 'Expired',
  'not-yet-valid': 'Not valid yet',
  verified: 'Verified',
  confirmed: 'Confirmed by issuer’s page',
  unreachable: 'Could not check',
  unverifiable: 'No proof',
  pending: 'Checking',
};

const formsOf = (message: Message): readonly string[] =>
  typeof message === 'string' ? [message] : Object.values(message);

describe('reasons', () => {
  it('every reason has its sentence, and no sentence is left over', () => {
    expect(Object.keys(reasons).toSorted()).toEqual([...REASONS].toSorted());
  });

  const t = createText(reasons, 'en');
  const all = Object.fromEntries(PLACES.map((place) => [place, place.toUpperCase()]));
  const fillings = [{}, all, ...PLACES.map((place) => ({ [place]: place.toUpperCase() }))];

  it.each(REASONS)('“%s” reads well whatever is known', (reason) => {
    for (const values of fillings) {
      const sentence = t(reason, values);
      expect(sentence).toMatch(/^[A-Z].{20,}\.$/);
      expect(sentence).not.toMatch(/[{}[\]|]| {2}| [,.;:)]|\( | \d?$|[:;,]\.|“”|\(\)/);
    }
  });

  it.each(REASONS)('“%s” asks only for what checks give, and never needs it', (reason) => {
    for (const place of placesOf(reasons[reason])) expect(PLACES).toContain(place);
    expect(reasons[reason].replace(/\[[^\]]*\]/g, '')).not.toContain('{');
  });
});

describe('verdicts', () => {
  it.each(Object.entries(DESIGN_WORDS))('%s is shown as “%s”', (verdict, word) => {
    expect(verdicts).toHaveProperty([verdict], word);
  });

  it.each([...VERDICTS, 'pending'])('%s has its count and its meaning', (verdict) => {
    expect(popup).toHaveProperty([`count.${verdict}`]);
    expect(popup).toHaveProperty([`means.${verdict}`]);
  });
});

describe('checks', () => {
  it.each(CHECK_IDS)('%s has its name and what passing means', (id) => {
    expect(popup).toHaveProperty([`check.${id}`]);
    expect(popup).toHaveProperty([`passed.${id}`]);
  });

  it.each(OUTCOMES)('outcome %s has its word', (outcome) => {
    expect(popup).toHaveProperty([`outcome.${outcome}`]);
  });

  it.each(PLACES)('detail %s has its label', (place) => {
    expect(popup).toHaveProperty([`detail.${place}`]);
  });
});

describe('every text', () => {
  const source = ['components', 'entrypoints', 'lib']
    .flatMap((folder) => filesUnder(join(ROOT, folder)))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const isUsed = (key: string) =>
    source.includes(`'${key}'`) ||
    [...key.matchAll(/\./g)].some(({ index }) => source.includes(`\`${key.slice(0, index + 1)}\${`));
  /** Used by the verdict's own name, which is checked above. */
  const named = new Set<string>([...VERDICTS, 'pending']);

  it.each<[string, Messages]>([
    ['popup.json', popup],
    ['options.json', options],
    ['report.json', report],
    ['welcome.json', welcome],
    ['verdicts.json', verdicts],
  ])('of %s is used', (_, messages) => {
    expect(Object.keys(messages).filter((key) => !isUsed(key) && !named.has(key))).toEqual([]);
  });

  it.each<[string, Messages]>([
    ['popup.json', popup],
    ['options.json', options],
    ['report.json', report],
    ['welcome.json', welcome],
    ['verdicts.json', verdicts],
    ['reasons.json', reasons],
  ])('of %s is whole: no markup, no empty form, brackets in pairs, plurals with a count', (_, messages) => {
    for (const [key, message] of Object.entries(messages)) {
      for (const form of formsOf(message)) {
        expect(form.trim(), key).toBe(form);
        expect(form, key).toMatch(/^[^<>&]+$/);
        expect(form.replace(/\[[^[\]]*\]/g, ''), key).not.toMatch(/[[\]|]/);
        expect(form.replace(/\{[a-zA-Z]+\}/g, ''), key).not.toMatch(/[{}]/);
      }
      if (typeof message !== 'string') expect(placesOf(message).has('count'), key).toBe(true);
    }
  });
});

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
