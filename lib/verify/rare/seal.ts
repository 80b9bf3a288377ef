import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64, base64urlnopad } from '@scure/base';
import { fail, pass, unknown } from '../check';
import { worstOf } from '../checks/worst';
import { instantOf } from '../dates';
import type { SealedDocument, SealSignature } from '../formats/elm';
import { textOf } from '../json';
import { CLOCK_SKEW_MS, MAX_CERTIFICATE_BYTES, MAX_CERTIFICATES, MAX_PROOFS } from '../limits';
import type { Run } from '../run';
import type { Check } from '../types';
import { type Certificate, type KeyKind, readCertificate } from './certificate';
import { readDer, TAG } from './der';

interface SealAnswer {
  readonly proof: Check;
  readonly key: Check;
}

/**
 * Checks the seal of a European Digital Credential: is each signature made by the key of its own certificate, was that
 * certificate valid then, and does what came with it certify it? Whether its authority is on the European list of trusted
 * services can't be looked up here, so `key` is at best `unknown`, naming both. ETSI TS 119 182-1 (JAdES), 5; RFC 7515, 7.2;
 * RFC 7797. Never throws.
 */
export async function verifySeal(sealed: SealedDocument, run: Run): Promise<readonly Check[]> {
  if (sealed.signatures.length === 0 || sealed.signatures.length > MAX_PROOFS)
    return [fail('proof', 'proof-malformed', { member: 'signatures' })];
  const answers: SealAnswer[] = [];
  for (const signature of sealed.signatures) answers.push(await checkSeal(signature, sealed.payload, run.options.now));
  return [worstOf(answers.map(({ proof }) => proof)), worstOf(answers.map(({ key }) => key))];
}

const UNCHECKED = unknown('key', 'signature-unchecked');
const malformed = (member: string): SealAnswer => ({
  proof: fail('proof', 'proof-malformed', { member }),
  key: UNCHECKED,
});
const unsupported = (type: string): SealAnswer => ({
  proof: unknown('proof', 'proof-type-unsupported', { type }),
  key: UNCHECKED,
});

/** RFC 7518, 3.1. */
const ALGORITHMS: ReadonlyMap<string, { readonly name: string; readonly hash: string; readonly key: KeyKind }> =
  new Map([
    ['RS256', { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', key: 'RSA' }],
    ['RS384', { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-384', key: 'RSA' }],
    ['RS512', { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-512', key: 'RSA' }],
    ['PS256', { name: 'RSA-PSS', hash: 'SHA-256', key: 'RSA' }],
    ['PS384', { name: 'RSA-PSS', hash: 'SHA-384', key: 'RSA' }],
    ['PS512', { name: 'RSA-PSS', hash: 'SHA-512', key: 'RSA' }],
    ['ES256', { name: 'ECDSA', hash: 'SHA-256', key: 'P-256' }],
    ['ES384', { name: 'ECDSA', hash: 'SHA-384', key: 'P-384' }],
    ['ES512', { name: 'ECDSA', hash: 'SHA-512', key: 'P-521' }],
  ]);

/**
 * Header parameters that a seal may call critical. `b64` and `sigT` are honoured; the others add to what is known of the
 * signer and take nothing from what is signed. `sigD`, by which something else would be signed, is not among them.
 * ETSI TS 119 182-1, 5.1 and 5.2.
 */
const UNDERSTOOD: ReadonlySet<string> = new Set(
  'b64 sigT adoTst x5t#o x5ts sigX5ts srCms srAts sigPl sigPId iat'.split(' '),
);

async function checkSeal(signature: SealSignature, payload: string, now: Date): Promise<SealAnswer> {
  const { header } = signature;
  const wrong = faultOfHeader(signature);
  if (wrong) return malformed(wrong);
  const alg = textOf(header.alg) ?? '';
  const algorithm = ALGORITHMS.get(alg);
  if (!algorithm || header.sigD !== undefined) return unsupported(algorithm ? 'sigD' : alg);
  const strange = Array.isArray(header.crit) ? header.crit.find((name) => !UNDERSTOOD.has(String(name))) : undefined;
  if (strange !== undefined) return unsupported(String(strange));
  const chain = readChain(header.x5c);
  if (chain === 'absent') return { proof: unknown('proof', 'signature-unchecked', { type: alg }), key: UNCHECKED };
  if (chain === 'malformed') return malformed('x5c');
  const { leaf, certificates } = chain;
  const thumbprint = header['x5t#S256'];
  if (thumbprint !== undefined && thumbprint !== base64urlnopad.encode(sha256(chain.leafBytes)))
    return malformed('x5t#S256');
  const made = signingTime(header);
  if (made === 'malformed') return malformed('sigT');
  if (made && made.getTime() > now.getTime() + CLOCK_SKEW_MS)
    return { proof: fail('proof', 'proof-dates', { date: made.toISOString() }), key: UNCHECKED };
  if (leaf.keyKind !== algorithm.key) return malformed('alg');
  const message = utf8ToBytes(`${signature.protectedText}.${payload}`);
  const holds = await verifyWith(leaf, algorithm.name, algorithm.hash, decodeSignature(signature.signature), message);
  if (holds === 'unfit')
    return {
      proof: unknown('proof', 'signature-unchecked', { type: alg }),
      key: unknown('key', 'key-unsupported', { type: leaf.keyKind }),
    };
  if (!holds) return { proof: fail('proof', 'signature-wrong', { type: alg }), key: UNCHECKED };
  return {
    proof: pass('proof', 'signed-by', { type: `JAdES ${alg}` }),
    key: await checkChain(leaf, certificates, made ?? now),
  };
}

/** What makes a header useless whatever it says. RFC 7515, 4.1.11 and 7.2.1; RFC 7797, 6. */
function faultOfHeader({ header, unprotected }: SealSignature): string | null {
  const { crit } = header;
  if (Object.keys(unprotected).some((name) => name in header || ['alg', 'b64', 'crit', 'sigT', 'x5c'].includes(name)))
    return 'header';
  if (header.b64 !== undefined && typeof header.b64 !== 'boolean') return 'b64';
  if (crit === undefined) return header.b64 === undefined ? null : 'crit';
  if (!Array.isArray(crit) || crit.length === 0 || crit.length > 20) return 'crit';
  if (crit.some((name, i) => typeof name !== 'string' || !(name in header) || crit.indexOf(name) !== i)) return 'crit';
  return header.b64 === undefined || crit.includes('b64') ? null : 'crit';
}

type Chain = {
  readonly leaf: Certificate;
  readonly leafBytes: Uint8Array;
  readonly certificates: readonly Certificate[];
};

/** RFC 7515, 4.1.6: base64 (not base64url) of DER, the signer's own first. */
function readChain(x5c: unknown): Chain | 'absent' | 'malformed' {
  if (x5c === undefined) return 'absent';
  if (!Array.isArray(x5c) || x5c.length === 0 || x5c.length > MAX_CERTIFICATES) return 'malformed';
  const certificates: Certificate[] = [];
  let leafBytes: Uint8Array | undefined;
  for (const text of x5c) {
    if (typeof text !== 'string' || text.length > MAX_CERTIFICATE_BYTES * 1.4) return 'malformed';
    const bytes = decoded(() => base64.decode(text));
    const certificate = bytes && readCertificate(bytes);
    if (!certificate) return 'malformed';
    leafBytes ??= bytes;
    certificates.push(certificate);
  }
  const [leaf] = certificates;
  return leaf && leafBytes ? { leaf, leafBytes, certificates } : 'malformed';
}

/** When the signer claims to have signed: `sigT`, or `iat` in later editions. ETSI TS 119 182-1, 5.2.1. */
function signingTime(header: SealSignature['header']): Date | null | 'malformed' {
  if (header.sigT !== undefined) return instantOf(header.sigT) ?? 'malformed';
  if (header.iat === undefined) return null;
  const { iat } = header;
  return typeof iat === 'number' && iat >= 0 && iat < 1e11 ? new Date(iat * 1000) : 'malformed';
}

/** Was the certificate valid then, may its key sign, and does each one that came along certify the one before? */
async function checkChain(leaf: Certificate, certificates: readonly Certificate[], made: Date): Promise<Check> {
  const isValid = ({ notBefore, notAfter }: Certificate) => notBefore <= made && made <= notAfter;
  const outside = (of: Certificate) =>
    fail('key', 'seal-outside-validity', { name: of.subjectName, date: made.toISOString() });
  if (!isValid(leaf)) return outside(leaf);
  if (!leaf.maySign) return fail('key', 'proof-purpose', { value: 'keyUsage' });
  let last = leaf;
  const used = new Set([leaf]);
  while (last.issuer !== last.subject) {
    const next = certificates.find((one) => !used.has(one) && one.subject === last.issuer);
    if (!next) break;
    const algorithm = CERTIFICATE_ALGORITHMS.get(last.signatureAlgorithm);
    if (!algorithm || next.keyKind === null)
      return unknown('key', 'key-unsupported', { type: algorithm ? next.subjectName : last.signatureAlgorithm });
    const signature = algorithm.name === 'ECDSA' ? rawEcdsa(last.signature, next.keyKind) : last.signature;
    const holds = await verifyWith(next, algorithm.name, algorithm.hash, signature, last.signedPart);
    if (holds === 'unfit') return unknown('key', 'key-unsupported', { type: next.keyKind });
    if (!holds || !next.isAuthority) return fail('key', 'seal-certificate-malformed', { value: last.subjectName });
    if (!isValid(next)) return outside(next);
    used.add(next);
    last = next;
  }
  return unknown('key', 'seal-authority-unchecked', { name: leaf.subjectName, other: last.issuerName });
}

/** RFC 4055 and RFC 5758. */
const CERTIFICATE_ALGORITHMS: ReadonlyMap<string, { readonly name: string; readonly hash: string }> = new Map([
  ['1.2.840.113549.1.1.11', { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }],
  ['1.2.840.113549.1.1.12', { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-384' }],
  ['1.2.840.113549.1.1.13', { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-512' }],
  ['1.2.840.10045.4.3.2', { name: 'ECDSA', hash: 'SHA-256' }],
  ['1.2.840.10045.4.3.3', { name: 'ECDSA', hash: 'SHA-384' }],
  ['1.2.840.10045.4.3.4', { name: 'ECDSA', hash: 'SHA-512' }],
]);

const MIN_RSA_BITS = 2048;
const FIELD_BYTES: Readonly<Record<KeyKind, number>> = { RSA: 0, 'P-256': 32, 'P-384': 48, 'P-521': 66 };

async function verifyWith(
  { keyInfo, keyKind }: Certificate,
  name: string,
  hash: string,
  signature: Uint8Array | null,
  message: Uint8Array,
): Promise<boolean | 'unfit'> {
  const isRsa = keyKind === 'RSA';
  if (!keyKind || isRsa !== name.startsWith('RSA') || !signature) return false;
  try {
    const algorithm = isRsa ? { name, hash } : { name, namedCurve: keyKind };
    const key = await crypto.subtle.importKey('spki', Uint8Array.from(keyInfo), algorithm, false, ['verify']);
    if ('modulusLength' in key.algorithm && Number(key.algorithm.modulusLength) < MIN_RSA_BITS) return 'unfit';
    const saltLength = Number(hash.slice('SHA-'.length)) / 8;
    return await crypto.subtle.verify(
      { name, hash, saltLength },
      key,
      Uint8Array.from(signature),
      Uint8Array.from(message),
    );
  } catch {
    // A key that WebCrypto refuses to import.
    return 'unfit';
  }
}

/** ECDSA-Sig-Value (RFC 3279, 2.2.3) as the two numbers one after the other, which WebCrypto wants. */
function rawEcdsa(signature: Uint8Array, kind: KeyKind): Uint8Array | null {
  const [pair, ...rest] = readDer(signature) ?? [];
  const [r, s, ...more] = pair?.tag === TAG.sequence ? (readDer(pair.content) ?? []) : [];
  const size = FIELD_BYTES[kind];
  if (r?.tag !== TAG.integer || s?.tag !== TAG.integer || rest.length > 0 || more.length > 0) return null;
  const raw = new Uint8Array(size * 2);
  for (const [i, { content }] of [r, s].entries()) {
    const digits = content[0] === 0 ? content.subarray(1) : content;
    if (digits.length > size) return null;
    raw.set(digits, size * (i + 1) - digits.length);
  }
  return raw;
}

const decodeSignature = (text: string) => decoded(() => base64urlnopad.decode(text));

function decoded(decode: () => Uint8Array): Uint8Array | null {
  try {
    return decode();
  } catch {
    return null;
  }
}
