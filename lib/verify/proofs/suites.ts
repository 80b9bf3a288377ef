import { sha256, sha384 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { PublicJwk } from '../did/keys';
import { bytesOfMultibase } from '../did/multikey';
import { type JsonObject, listOf, sameJson, textOf } from '../json';
import { canonize } from '../jsonld/canonize';
import { JsonLdError } from '../jsonld/errors';
import type { ProofQuestion, ProofVerdict, Suite } from '../rare/types';
import { decodeDetachedJws, verifyJws } from './jws';
import { type AlgorithmName, verifySignature } from './signature';

/** How a suite makes one text of a document: by its meaning (RDFC-1.0) or by its letters (JCS, RFC 8785). */
type Canonicalisation = 'rdfc' | 'jcs';

export interface KnownSuite {
  readonly canonicalisation: Canonicalisation;
  readonly verify: Suite;
}

const sd = (name: 'ecdsa-sd-2023' | 'bbs-2023'): KnownSuite => ({
  canonicalisation: 'rdfc',
  verify: async (question) => {
    const verdict = await (await question.run.rare()).suites[name](question);
    // The library that most issuers sign with takes such letters in a text for a blank node and signs others in their
    // place: an honest credential can't be told from a changed one then. Neither is ever verified.
    return verdict === 'wrong' && JSON.stringify(question.document).includes('_:') ? 'unsupported' : verdict;
  },
});

/** Cryptosuites of `DataIntegrityProof`. Data Integrity EdDSA 1.0, 3.2 and 3.3; ECDSA 1.0, 3.2, 3.3 and 3.5; BBS 1.0, 3.4. */
const CRYPTOSUITES: Readonly<Record<string, KnownSuite>> = {
  'eddsa-rdfc-2022': { canonicalisation: 'rdfc', verify: (question) => verifyRdfc(question, 'Ed25519') },
  'eddsa-jcs-2022': { canonicalisation: 'jcs', verify: (question) => verifyJcs(question, 'Ed25519') },
  'ecdsa-rdfc-2019': { canonicalisation: 'rdfc', verify: (question) => verifyRdfc(question, ecdsaOf(question.key)) },
  'ecdsa-jcs-2019': { canonicalisation: 'jcs', verify: (question) => verifyJcs(question, ecdsaOf(question.key)) },
  'ecdsa-sd-2023': sd('ecdsa-sd-2023'),
  'bbs-2023': sd('bbs-2023'),
};

/** Suites older than Data Integrity, each a proof type of its own. */
const TYPES: Readonly<Record<string, KnownSuite>> = {
  Ed25519Signature2020: { canonicalisation: 'rdfc', verify: (question) => verifyRdfc(question, 'Ed25519') },
  Ed25519Signature2018: { canonicalisation: 'rdfc', verify: (question) => verifyDetached(question, ['EdDSA']) },
  JsonWebSignature2020: {
    canonicalisation: 'rdfc',
    verify: (question) => verifyDetached(question, ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'PS256', 'RS256']),
  },
};

/** The suite a proof names, or null when it is none of ours. */
export function suiteOf(proof: JsonObject): KnownSuite | null {
  const type = textOf(proof.type) ?? '';
  if (type === 'DataIntegrityProof') return own(CRYPTOSUITES, textOf(proof.cryptosuite) ?? '');
  return proof.cryptosuite === undefined ? own(TYPES, type) : null;
}

const own = (suites: Readonly<Record<string, KnownSuite>>, name: string) =>
  (Object.hasOwn(suites, name) ? suites[name] : null) ?? null;

const ecdsaOf = (key: PublicJwk): AlgorithmName | null =>
  key.crv === 'P-256' ? 'ES256' : key.crv === 'P-384' ? 'ES384' : null;

/** Hash of the canonical proof options ‖ hash of the canonical document; P-384 hashes with SHA-384 throughout. */
async function verifyRdfc(question: ProofQuestion, algorithm: AlgorithmName | null): Promise<ProofVerdict> {
  if (algorithm === null) return 'key-unfit';
  const { run, document, proof } = question;
  const { proofValue: _, ...options } = proof;
  const canonHash = algorithm === 'ES384' ? 'SHA-384' : 'SHA-256';
  const canonical = [
    await canonize(run, { ...options, '@context': document['@context'] }, canonHash),
    await canonize(run, document, canonHash),
  ];
  return verifyValue(question, algorithm, canonical);
}

/** As above, over the letters themselves. A proof with a context of its own speaks of the document in that context. */
async function verifyJcs(question: ProofQuestion, algorithm: AlgorithmName | null): Promise<ProofVerdict> {
  if (algorithm === null) return 'key-unfit';
  const { document, proof } = question;
  const { proofValue: _, ...options } = proof;
  const contexts = listOf(document['@context']);
  if (!listOf(proof['@context']).every((context, i) => sameJson(context, contexts[i]))) return 'malformed';
  const unsecured = proof['@context'] === undefined ? document : { ...document, '@context': proof['@context'] };
  return verifyValue(question, algorithm, [jcs(options), jcs(unsecured)]);
}

/** The JSON Canonicalization Scheme. Throws `JsonLdError` for what has no canonical form (a lone surrogate). RFC 8785. */
function jcs(value: JsonObject): string {
  try {
    const text = canonicalize(value);
    if (text !== undefined) return text;
  } catch {
    // Said below.
  }
  throw new JsonLdError('not-json-ld', 'JCS');
}

async function verifyValue(
  { run, proof, key }: ProofQuestion,
  algorithm: AlgorithmName,
  [options, document]: readonly string[],
): Promise<ProofVerdict> {
  const value = textOf(proof.proofValue);
  // Every one of these suites writes base58; another alphabet would be another proof.
  const signature = value?.startsWith('z') ? bytesOfMultibase(value) : null;
  if (!signature) return 'malformed';
  return verifySignature(run, algorithm, key, signature, await digests(algorithm, options, document));
}

async function digests(algorithm: AlgorithmName, options = '', document = ''): Promise<Uint8Array> {
  const name = algorithm === 'ES384' ? 'SHA-384' : 'SHA-256';
  return concatBytes(await digest(name, options), await digest(name, document));
}

/** Beyond this many letters, asking WebCrypto costs less than working it out here. */
const LONG = 4_096;

async function digest(name: 'SHA-256' | 'SHA-384', text: string): Promise<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > LONG) return new Uint8Array(await crypto.subtle.digest(name, bytes));
  return name === 'SHA-384' ? sha384(bytes) : sha256(bytes);
}

/** A detached JWS over the two SHA-256 hashes. Ed25519 Signature 2018, 3; JSON Web Signature 2020, 3.1. */
async function verifyDetached(question: ProofQuestion, allowed: readonly AlgorithmName[]): Promise<ProofVerdict> {
  const { run, document, proof, key } = question;
  const { jws: token, ...options } = proof;
  const canonical = await canonize(run, document);
  const canonicalOptions = await canonize(run, { ...options, '@context': document['@context'] });
  const jws = decodeDetachedJws(textOf(token) ?? '', await digests('EdDSA', canonicalOptions, canonical));
  if (!jws) return 'malformed';
  const alg = textOf(jws.header.alg);
  return allowed.some((name) => name === alg) ? verifyJws(run, jws, key) : 'unsupported';
}
