import { base64urlnopad } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOfBase64url } from '../../lib/verify/base64url';

describe('base64url', () => {
  it('any bytes come back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(bytesOfBase64url(base64urlnopad.encode(bytes))).toEqual(Uint8Array.from(bytes));
      }),
    );
  });

  it('any text is taken or refused as by the library', () => {
    const letters = fc.constantFrom(...'ABYZabyz019-_+/= .é');
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        let expected: Uint8Array | null = null;
        try {
          expected = base64urlnopad.decode(text);
        } catch {
          // Refused.
        }
        expect(bytesOfBase64url(text)).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['A', 'AA=', 'AB', 'AAB', 'A A', 'AA+/', 'ÄÄ'])('%j is none', (text) => {
    expect(bytesOfBase64url(text)).toBeNull();
  });
});
