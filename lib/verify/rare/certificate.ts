import { bytesToHex } from '@noble/hashes/utils.js';
import { MAX_CERTIFICATE_BYTES } from '../limits';
import { type Der, derAt, oidOf, readDer, TAG, textOfDer, timeOfDer } from './der';

/** What of an X.509 certificate a seal is judged by. RFC 5280, 4.1. */
export interface Certificate {
  /** What its authority signed. */
  readonly signedPart: Uint8Array;
  readonly signatureAlgorithm: string;
  readonly signature: Uint8Array;
  /** SubjectPublicKeyInfo, and what kind of key it is. */
  readonly keyInfo: Uint8Array;
  readonly keyKind: KeyKind | null;
  /** Names as hex, to be compared; and as a person reads them. */
  readonly subject: string;
  readonly issuer: string;
  readonly subjectName: string;
  readonly issuerName: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly isAuthority: boolean;
  /** May its key sign documents? Without the extension it may do all. RFC 5280, 4.2.1.3. */
  readonly maySign: boolean;
}

export type KeyKind = 'RSA' | 'P-256' | 'P-384' | 'P-521';

const RSA_KEY = '1.2.840.113549.1.1.1';
const EC_KEY = '1.2.840.10045.2.1';
const CURVES: ReadonlyMap<string, KeyKind> = new Map([
  ['1.2.840.10045.3.1.7', 'P-256'],
  ['1.3.132.0.34', 'P-384'],
  ['1.3.132.0.35', 'P-521'],
]);
const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_USAGE = '2.5.29.15';

/** Reads a certificate; null for bytes that are none. */
export function readCertificate(bytes: Uint8Array): Certificate | null {
  const [root, ...rest] = bytes.length <= MAX_CERTIFICATE_BYTES ? (readDer(bytes) ?? []) : [];
  const [body, algorithm, signature, ...more] = root?.tag === TAG.sequence ? (readDer(root.content) ?? []) : [];
  if (!body || !algorithm || !signature || rest.length > 0 || more.length > 0) return null;
  // The version (tag [0]) is left out by certificates of the first kind.
  const parts = readDer(body.content) ?? [];
  const [, innerAlgorithm, issuer, validity, subject, keyInfo, ...extra] =
    parts[0]?.tag === 0xa0 ? parts.slice(1) : parts;
  if (!innerAlgorithm || !issuer || !validity || !subject || !keyInfo) return null;
  const notBefore = timeOfDer(derAt(validity, [0]));
  const notAfter = timeOfDer(derAt(validity, [1]));
  // RFC 5280, 4.1.1.2: what was signed names the same algorithm.
  if (!notBefore || !notAfter || bytesToHex(innerAlgorithm.whole) !== bytesToHex(algorithm.whole)) return null;
  if (signature.tag !== TAG.bitString || signature.content[0] !== 0) return null;
  const extensions = extensionsOf(extra.find(({ tag }) => tag === 0xa3));
  return {
    signedPart: body.whole,
    signatureAlgorithm: oidOf(derAt(algorithm, [0])),
    signature: signature.content.subarray(1),
    keyInfo: keyInfo.whole,
    keyKind: keyKindOf(keyInfo),
    subject: bytesToHex(subject.whole),
    issuer: bytesToHex(issuer.whole),
    subjectName: nameOf(subject),
    issuerName: nameOf(issuer),
    notBefore,
    notAfter,
    isAuthority: isAuthority(extensions.get(BASIC_CONSTRAINTS)),
    maySign: maySign(extensions.get(KEY_USAGE)),
  };
}

function keyKindOf(keyInfo: Der): KeyKind | null {
  const kind = oidOf(derAt(keyInfo, [0, 0]));
  if (kind === RSA_KEY) return 'RSA';
  return kind === EC_KEY ? (CURVES.get(oidOf(derAt(keyInfo, [0, 1]))) ?? null) : null;
}

/** Extensions by their identifier, each as the DER inside it. RFC 5280, 4.1. */
function extensionsOf(wrapper: Der | undefined): ReadonlyMap<string, Der> {
  const found = new Map<string, Der>();
  const list = wrapper && derAt(wrapper, [0], TAG.sequence);
  for (const extension of (list && readDer(list.content)) || []) {
    const parts = readDer(extension.content) ?? [];
    const value = parts.at(-1);
    const inner = value?.tag === TAG.octetString ? readDer(value.content)?.[0] : undefined;
    if (inner) found.set(oidOf(parts[0]), inner);
  }
  return found;
}

const isAuthority = (constraints: Der | undefined) =>
  constraints !== undefined && derAt(constraints, [0], 0x01)?.content[0] === 0xff;

/** digitalSignature or nonRepudiation: the two highest bits. */
const maySign = (usage: Der | undefined) => usage === undefined || ((usage.content[1] ?? 0) & 0xc0) !== 0;

const READ_NAMES = ['2.5.4.3', '2.5.4.10', '2.5.4.97', '2.5.4.6'];

/** Common name, organisation, its registered number, country. RFC 5280, 4.1.2.4. */
function nameOf(name: Der): string {
  const values = new Map<string, string>();
  for (const set of readDer(name.content) ?? []) {
    for (const pair of readDer(set.content) ?? []) {
      const [type, value] = readDer(pair.content) ?? [];
      const oid = oidOf(type);
      const text = textOfDer(value);
      if (text && !values.has(oid)) values.set(oid, text);
    }
  }
  return [...new Set(READ_NAMES.flatMap((oid) => values.get(oid) ?? []))].join(', ');
}
