import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openBytes } from '../../lib/verify/formats/open';
import { parseJson } from '../../lib/verify/json';
import { bytesOf, outcomeOf, reasonOf, signedByDidKey, verifyFound } from './mint';

const nested = (depth: number, inside = '1') => `${'{"a":'.repeat(depth)}${inside}${'}'.repeat(depth)}`;

describe('the text of a JSON document', () => {
  it.each<[string, string, unknown]>([
    ['plain', '{"a":[1,-2.5e3,true,null,"x"]}', { a: [1, -2500, true, null, 'x'] }],
    ['with one name in two objects', '{"a":{"b":1},"c":{"b":2},"b":3}', { a: { b: 1 }, c: { b: 2 }, b: 3 }],
    ['with names that differ by case', '{"id":1,"ID":2}', { id: 1, ID: 2 }],
    ['with a name as a value', '{"a":"a","b":["a","a"]}', { a: 'a', b: ['a', 'a'] }],
    ['with signs in its strings', String.raw`{"a":"{\"b\":1,[:\\","c\\\"":":\\"}`, { a: '{"b":1,[:\\', 'c\\"': ':\\' }],
    ['with letters beyond the first plane', String.raw`{"a":"\ud83d\uDE00","b":"😀"}`, { a: '😀', b: '😀' }],
    ['with a half of a surrogate that is only spelt', String.raw`{"a":"\\ud83d"}`, { a: String.raw`\ud83d` }],
    ['with empty names', '{"":{"":1}}', { '': { '': 1 } }],
    ['64 deep', nested(64), JSON.parse(nested(64))],
    ['a list', '[]', []],
    ['a number', ' 7 ', 7],
  ])('%s is read as it stands', (_, text, value) => {
    expect(parseJson(text)).toEqual({ ok: true, value, inexact: null });
  });

  it('is read as it stands, whatever it says', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), fc.nat(4), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text), inexact: null });
      }),
    );
  });

  it('is refused when any one of its members is repeated', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue(), { minKeys: 1 }),
        fc.nat(),
        (object, at) => {
          const names = Object.keys(object);
          const name = names[at % names.length] ?? '';
          const text = `{${JSON.stringify(name)}:0,${JSON.stringify(object).slice(1)}`;
          expect(parseJson(`[${text}]`)).toEqual({ ok: false, reason: 'duplicate-member', member: name });
        },
      ),
    );
  });

  it.each<[string, string, string]>([
    ['one name twice', '{"id":1,"id":2}', 'id'],
    ['one name twice with the same value', '{"id":1,"id":1}', 'id'],
    ['one name twice, once escaped', String.raw`{"id":1,"\u0069d":2}`, 'id'],
    ['one name twice, far apart', `{"id":1,${'"a":{"id":[]},'.repeat(1).concat('"b":[{"id":2}],')}"id":3}`, 'id'],
    ['one name twice, deep inside', '{"a":[{"b":{"c":1,"d":2,"c":3}}]}', 'c'],
    ['one name twice in a list', '[{"x":1},{"x":1,"x":2}]', 'x'],
    ['__proto__ twice', '{"__proto__":1,"__proto__":2}', '__proto__'],
    ['an empty name twice', '{"":1,"":2}', ''],
    ['one name three times', '{"a":1,"a":2,"a":3}', 'a'],
    ['a name with a quote in it twice', String.raw`{"a\"b":1,"a\u0022b":2}`, 'a"b'],
    ['a name twice beside a text that looks like one', String.raw`{"a":"\"b\":1","b":1,"b":2}`, 'b'],
  ])('with %s is refused, and the name given', (_, text, member) => {
    expect(parseJson(text)).toEqual({ ok: false, reason: 'duplicate-member', member });
  });

  it.each<[string, string, string]>([
    ['nothing', '', 'not-json'],
    ['something after its end', '{} x', 'not-json'],
    ['two documents', '{}{}', 'not-json'],
    ['a byte order mark', '\ufeff{}', 'not-json'],
    ['a NUL after its end', '{}\0', 'not-json'],
    ['a NUL in a string', '{"a":"\0"}', 'not-json'],
    ['a line break in a string', '{"a":"\n"}', 'not-json'],
    ['a string without an end', '{"a":"b', 'not-json'],
    ['a string that ends in an escape', '{"a":"b\\', 'not-json'],
    ['a backslash outside of strings', '{\\"a":1}', 'not-json'],
    ['a comment', '{/* */}', 'not-json'],
    ['a comma too many', '{"a":1,}', 'not-json'],
    ['NaN', '{"a":NaN}', 'not-json'],
    ['Infinity', '{"a":-Infinity}', 'not-json'],
    ['a leading zero', '{"a":01}', 'not-json'],
    ['a closing bracket too many', '{}]', 'not-json'],
    ['the first half of a surrogate pair', String.raw`{"a":"\ud83d"}`, 'lone-surrogate'],
    ['the first half twice', String.raw`{"a":"\ud83d\ud83d\ude00"}`, 'lone-surrogate'],
    ['the second half of a surrogate pair', String.raw`{"a":"x\uDE00"}`, 'lone-surrogate'],
    ['the halves the wrong way round', String.raw`{"a":"\ude00\ud83d"}`, 'lone-surrogate'],
    ['half a surrogate in a name', String.raw`{"\uDbFf":1}`, 'lone-surrogate'],
    ['65 levels', nested(65), 'too-deep'],
    ['100,000 lists', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'too-deep'],
    ['100,000 lists that never end', '['.repeat(100_000), 'too-deep'],
    ['300,000 values', `[${'0,'.repeat(300_000)}0]`, 'too-deep'],
    ['300,000 empty lists', `[${'[],'.repeat(299_999)}[]]`, 'too-deep'],
    ['9 MB', `"${'a'.repeat(9 * 1024 * 1024)}"`, 'too-large'],
  ])('with %s is refused', (_, text, reason) => {
    expect(parseJson(text)).toEqual({ ok: false, reason });
  });

  it.each<[string, string, string | null]>([
    ['the largest safe integer', '9007199254740991', null],
    ['a larger one that is exact', '9007199254740992', null],
    ['one in the shortest form of its double', '123456789012345680000', null],
    ['one between two doubles', '9007199254740993', '9007199254740993'],
    ['a negative one between two doubles', '-9007199254740993', '-9007199254740993'],
    ['a power of ten', '1e21', null],
    ['more than any double', '1e400', '1e400'],
    ['more than any double, in digits', '9'.repeat(400), '9'.repeat(40)],
    ['a million digits', '1'.repeat(1_000_000), '1'.repeat(40)],
    ['less than any double', '1e-400', '1e-400'],
    ['zero', '0', null],
    ['a zero of many digits', `0.${'0'.repeat(30)}`, null],
    ['a zero with an exponent', '0e400', null],
    ['a fraction with more digits than a double has', '3.33333333333333333333', null],
    ['a time in milliseconds', '1714726800000', null],
  ])('with %s says whether its value was kept', (_, number, inexact) => {
    expect(parseJson(`{"a":[${number}]}`)).toMatchObject({ ok: true, inexact });
  });

  it('says so of the first of several numbers, and of none in a string', () => {
    expect(parseJson('{"a":"1e400","b":2e400,"c":3e400}')).toMatchObject({ inexact: '2e400' });
  });

  const MEGABYTE = 1_000_000;
  it.each([
    ['lists', '['.repeat(MEGABYTE)],
    ['escapes', `"${'\\n'.repeat(MEGABYTE / 2)}"`],
    ['escaped quotes', `"${'\\"'.repeat(MEGABYTE / 2)}"`],
    ['backslashes', '\\'.repeat(MEGABYTE)],
    ['quotes', '"'.repeat(MEGABYTE)],
    ['quotes and backslashes', '\\"'.repeat(MEGABYTE / 2)],
    ['digits', '1'.repeat(MEGABYTE)],
    ['minus signs', '-'.repeat(MEGABYTE)],
    ['surrogate pairs', `"${'\\ud83d\\ude00'.repeat(MEGABYTE / 12)}"`],
    ['one name', `{${'"a":1,'.repeat(MEGABYTE / 6)}"a":1}`],
    ['two long names', `{"${'k'.repeat(MEGABYTE / 2)}":1,"${'k'.repeat(MEGABYTE / 2)}":1}`],
  ])('of a megabyte of %s takes no time', (_, text) => {
    parseJson(text);
    // A tenth of it where nothing else runs; what grew with the square would take minutes.
  });
});

describe('a credential whose text', async () => {
  const text = JSON.stringify(await signedByDidKey());
  const withMember = (member: string) => bytesOf(`{${member},${text.slice(1)}`);

  it.each<[string, Uint8Array, string, string]>([
    ['says its issuer twice', withMember('"issuer":"did:example:other"'), 'invalid', 'duplicate-member'],
    [
      'says its issuer twice, once escaped',
      withMember('"\\u0069ssuer":"did:example:other"'),
      'invalid',
      'duplicate-member',
    ],
    ['has an unpaired surrogate', withMember('"name":"\\ud800"'), 'invalid', 'lone-surrogate'],
    ['has a number beyond all', withMember('"name":1e400'), 'unverifiable', 'number-not-exact'],
    ['has a number between two doubles', withMember('"name":9007199254740993'), 'unverifiable', 'number-not-exact'],
    [
      'has a member named __proto__',
      withMember('"__proto__":{"validUntil":"2020-01-01T00:00:00Z"}'),
      'unverifiable',
      'member-by-address',
    ],
    ['goes on after its end', bytesOf(`${text}x`), 'invalid', 'not-json'],
    ['is cut off', bytesOf(text.slice(0, -1)), 'invalid', 'not-json'],
    ['has a NUL in it', bytesOf(text.replace('Coastal', 'Coastal\0')), 'invalid', 'not-json'],
    [
      'has a letter that is no UTF-8',
      Uint8Array.from(bytesOf(text.replace('Coastal', 'C\u0001astal')), (byte) => (byte === 1 ? 0xf6 : byte)),
      'invalid',
      'not-utf-8',
    ],
    ['is nested beyond bounds', withMember(`"name":${nested(100)}`), 'unverifiable', 'too-deep'],
    ['stands in a list', bytesOf(`[${text}]`), 'unverifiable', 'not-a-credential'],
  ])('%s is not verified, and the report says why', async (_, bytes, verdict, reason) => {
    const report = await verifyFound(bytes);
    expect([report.verdict, reasonOf(report, 'format')]).toEqual([verdict, reason]);
  });

  it('has a byte order mark and space around it is verified all the same', async () => {
    const report = await verifyFound(bytesOf(`\ufeff\n ${text}\r\n`));
    expect([report.verdict, outcomeOf(report, 'format')]).toEqual(['verified', 'pass']);
  });

  it('names a repeated member for the reader', () => {
    expect(openBytes(bytesOf('{"a":{"b":1,"b":1}}'))).toEqual({
      kind: 'failed',
      reason: 'duplicate-member',
      detail: { member: 'b' },
    });
  });

  it.each(['__proto__', 'constructor', 'toString'])('has a member named %s changes no other object', (name) => {
    const opened = parseJson(`{"${name}":{"polluted":1}}`);
    const copy = opened.ok && typeof opened.value === 'object' ? { ...opened.value } : {};
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
