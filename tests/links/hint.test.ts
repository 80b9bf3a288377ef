import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayLead } from '../../lib/links/hint';

/** What `mayLead` has to find, said as plainly as can be. */
const REFERENCE =
  /badg|credential|cert|zertif|assertion|accomplish|achiev|award|verif|diploma|statement-of|transcript|credly|acclaim|academy|\bclr\b|\bvc=|ude\.my|lnkd\.in|bing\.com\/ck|confirm|profile|\/users?\/|learn|course|portfolio|trailblazer|trailhead|nptel|simpli|platzi|tryhackme|g\.dev|mongodb|alura|blockcert|format=json|[\da-f]{8}-[\da-f]{4}-|[\da-f]{16}/i;

const WORDS =
  'badg credential cert zertif assertion accomplish achiev award verif diploma statement-of transcript credly acclaim academy clr vc= ude.my lnkd.in bing.com/ck confirm profile /user/ /users/ learn course portfolio trailblazer trailhead nptel simpli platzi tryhackme g.dev mongodb alura blockcert format=json'.split(
    ' ',
  );

const anyCase = (text: fc.Arbitrary<string>) =>
  fc.tuple(text, fc.infiniteStream(fc.boolean())).map(([word, upper]) => {
    const flips = upper[Symbol.iterator]();
    return [...word].map((letter) => (flips.next().value ? letter.toUpperCase() : letter)).join('');
  });
const word = anyCase(fc.constantFrom(...WORDS));
/** A word that lost its end, its beginning, or has another letter somewhere. */
const almost = fc
  .tuple(word, fc.nat(12), fc.constantFrom('', 'x', '-', '.', '_', 'ſ', '\u212a', 'é', '\n'))
  .map(([whole, at, other]) => {
    const place = at % whole.length;
    return whole.slice(0, place) + other + whole.slice(place + 1);
  });
const hex = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEF'), minLength, maxLength });
const uuid = fc.tuple(hex(6, 9), hex(3, 5)).map(([first, second]) => `${first}-${second}-`);
const filler = fc.string({ unit: fc.constantFrom(...'aegGz09/-._=?&%: é\n𝟘'), maxLength: 20 });
const address = fc
  .array(fc.oneof(word, almost, hex(1, 15), hex(14, 18), uuid, filler, filler, filler), { maxLength: 5 })
  .map((parts) => parts.join(''));
const quiet = fc.array(fc.oneof(almost, hex(1, 15), uuid, filler), { maxLength: 6 }).map((parts) => parts.join(''));

describe('mayLead says what the plain regular expression says', () => {
  it.each([
    ['addresses made of its words', address],
    ['addresses that nearly hold one', quiet],
    ['any string', fc.string({ unit: 'binary', maxLength: 60 })],
  ])('of %s', (_, strings) => {
    fc.assert(
      fc.property(strings, (text) => mayLead(text) === REFERENCE.test(text)),
      { numRuns: 5_000 },
    );
  });

  it.each(WORDS)('of %s alone, inside a word, in capitals and at an end', (one) => {
    for (const text of [one, `x${one}`, `${one}x`, `/${one}`, `${one}/`, `x${one}x`, one.toUpperCase(), one.slice(1)])
      expect(mayLead(text), text).toBe(REFERENCE.test(text));
  });

  it('of hex digits in a row, wherever they stand', () => {
    for (let before = 0; before <= 40; before++)
      for (let digits = 14; digits <= 18; digits++) {
        const text = `${'/'.repeat(before)}${'0aF9'.repeat(5).slice(0, digits)}`;
        for (const whole of [text, `${text}/`, `${text}g0a`]) expect(mayLead(whole), whole).toBe(digits >= 16);
      }
  });
});

it('an address longer than any link need be is not looked at', () => {
  expect(mayLead(`/badge/${'x'.repeat(4089)}`)).toBe(true);
  expect(mayLead(`/badge/${'x'.repeat(4090)}`)).toBe(false);
});
