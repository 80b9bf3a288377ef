import { describe, expect, it } from 'vitest';
import { createText, inline, placesOf } from '../../lib/text/text';

const messages = {
  plain: 'Nothing logged yet',
  named: 'Logged {title}',
  optional: 'Revoked[ by {issuer}][ on {date}].',
  fallback: 'Issued to[ {name}| somebody else].',
  both: 'Signed[ with {name} of {issuer}].',
  records: { one: '{count} record', other: '{count} records' },
  arabic: { zero: 'z', one: 'o', two: 't', few: 'f', many: 'm', other: 'x' },
} as const;
const t = createText(messages, 'en');

describe('a message', () => {
  it.each<[string, string, string]>([
    ['without places is given as it is', t('plain'), 'Nothing logged yet'],
    ['has its places filled', t('named', { title: 'Maps' }), 'Logged Maps'],
    ['leaves nothing for a place without a value', t('named'), 'Logged '],
    ['drops a piece whose value is missing', t('optional', { date: 'May 2024' }), 'Revoked on May 2024.'],
    ['drops all pieces when all values are missing', t('optional'), 'Revoked.'],
    ['counts null and empty text as missing', t('optional', { issuer: null, date: '' }), 'Revoked.'],
    ['falls back to what stands after the bar', t('fallback'), 'Issued to somebody else.'],
    ['uses the piece when its value is there', t('fallback', { name: 'Ada' }), 'Issued to Ada.'],
    ['drops a piece of two places when one is missing', t('both', { name: 'K' }), 'Signed.'],
    ['writes numbers as the language does', t('records', { count: 10_000 }), '10,000 records'],
    ['keeps zero', t('records', { count: 0 }), '0 records'],
    ['is one for one', t('records', { count: 1 }), '1 record'],
    ['is the other form without a count', t('records'), ' records'],
  ])('%s', (_, actual, expected) => {
    expect(actual).toBe(expected);
  });

  it('chooses among all plural forms of a language', () => {
    const arabic = createText(messages, 'ar');
    const forms = [0, 1, 2, 3, 11, 100].map((count) => arabic('arabic', { count }));
    expect(forms).toEqual(['z', 'o', 't', 'f', 'm', 'x']);
  });
});

describe('a hostile value', () => {
  it.each<[string, string, string]>([
    ['is not read as a place', '{title}', 'Logged {title}'],
    ['is not read as a piece', '[x|y]', 'Logged [x|y]'],
    ['is not read as a replacement pattern', "$& $' $1", "Logged $& $' $1"],
    ['keeps its markup as text', '<b>x</b>', 'Logged <b>x</b>'],
    ['cannot turn the text around it', 'a\u202Eb\u2066c', 'Logged abc'],
    ['cannot break the line', 'a\r\n\u2028b\u0000c', 'Logged a b c'],
  ])('%s', (_, title, expected) => {
    expect(t('named', { title })).toBe(expected);
  });

  it('is cut, and never inside a character', () => {
    const shown = inline(`${'x'.repeat(298)}😀😀`);
    expect(shown).toBe(`${'x'.repeat(298)}…`);
    expect(inline('x'.repeat(300))).toHaveLength(300);
  });

  it('cannot name a member that every object has', () => {
    expect(t('named', Object.create({ title: 'inherited' }))).toBe('Logged ');
  });
});

it('the places of a message are found in all its forms', () => {
  expect([...placesOf(messages.optional)]).toEqual(['issuer', 'date']);
  expect([...placesOf({ one: '{count} of {title}', other: '{count}' })]).toEqual(['count', 'title']);
});
