import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keyOfPem } from '../../lib/verify/did/pem';
import { rsaKey } from './ob2-world';

const publicOf = (pair: ReturnType<typeof generateKeyPairSync>) => {
  if (!('publicKey' in pair) || typeof pair.publicKey === 'string') throw new Error('no key object');
  return pair.publicKey;
};
const pemOf = (body: Uint8Array, label = 'PUBLIC KEY') =>
  `-----BEGIN ${label}-----\n${Buffer.from(body).toString('base64')}\n-----END ${label}-----`;

const RSA = rsaKey();
const KEYS = [
  ['RSA', RSA.publicKey],
  ['P-256', publicOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }))],
  ['P-384', publicOf(generateKeyPairSync('ec', { namedCurve: 'P-384' }))],
  ['Ed25519', publicOf(generateKeyPairSync('ed25519'))],
] as const;
const SPKI = new Uint8Array(RSA.publicKey.export({ type: 'spki', format: 'der' }));
const PKCS1 = new Uint8Array(RSA.publicKey.export({ type: 'pkcs1', format: 'der' }));

describe('a public key in PEM', () => {
  it.each(KEYS)('of %s is the same key as its JWK', (_, key) => {
    expect(keyOfPem(key.export({ type: 'spki', format: 'pem' }).toString())).toEqual(key.export({ format: 'jwk' }));
  });

  it('of RSA may stand as PKCS#1', () => {
    expect(keyOfPem(RSA.publicKey.export({ type: 'pkcs1', format: 'pem' }).toString())).toEqual(
      RSA.publicKey.export({ format: 'jwk' }),
    );
  });

  it.each<[string, (pem: string) => string]>([
    ['text around it', (pem) => `Our key:\n${pem}\nThank you.`],
    ['Windows line ends', (pem) => pem.replaceAll('\n', '\r\n')],
    ['line ends written out', (pem) => pem.replaceAll('\n', '\\n')],
    ['no line ends', (pem) => pem.replaceAll('\n', ' ')],
  ])('is read with %s', (_, change) => {
    expect(keyOfPem(change(RSA.pem))?.kty).toBe('RSA');
  });

  it.each<[string, string]>([
    ['nothing', ''],
    ['no PEM', 'a key'],
    ['a private key', RSA.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
    ['other ends', RSA.pem.replace('END PUBLIC', 'END RSA PUBLIC')],
    ['broken base64', RSA.pem.replace('MII', 'M=I')],
    [
      'a key of another kind',
      pemOf(new Uint8Array(publicOf(generateKeyPairSync('x25519')).export({ type: 'spki', format: 'der' }))),
    ],
    [
      'another curve',
      publicOf(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }))
        .export({ type: 'spki', format: 'pem' })
        .toString(),
    ],
    ['PKCS#1 that calls itself SPKI', pemOf(PKCS1)],
    ['SPKI that calls itself PKCS#1', pemOf(SPKI, 'RSA PUBLIC KEY')],
    ['bytes after the key', pemOf(Uint8Array.of(...SPKI, 0))],
    ['a key that ends early', pemOf(SPKI.subarray(0, 100))],
    ['a length that lies', pemOf(Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff, 1))],
    ['an endless length', pemOf(Uint8Array.of(0x30, 0x80, 0, 0))],
    ['a negative modulus', pemOf(Uint8Array.of(0x30, 6, 2, 1, 0x80, 2, 1, 3), 'RSA PUBLIC KEY')],
    ['a modulus of zero', pemOf(Uint8Array.of(0x30, 6, 2, 1, 0, 2, 1, 3), 'RSA PUBLIC KEY')],
    ['more than any key needs', `${RSA.pem}${' '.repeat(30_000)}`],
  ])('is none in %s', (_, pem) => {
    expect(keyOfPem(pem)).toBeNull();
  });

  it('never throws, whichever byte is changed', () => {
    for (let at = 0; at < SPKI.length; at++) {
      for (const value of [0, 0x30, 0x7f, 0x80, 0xff]) {
        const changed = SPKI.slice();
        changed[at] = value;
        expect(() => keyOfPem(pemOf(changed))).not.toThrow();
      }
    }
  });
});
