import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite as ecdsaRdfc2019 } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import { cryptosuite as eddsaRdfc2022 } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { compactVerify, importJWK } from 'jose';
import jsigs from 'jsonld-signatures';
import { NO_REGISTRY } from '../../lib/verify/issuers/known';
import { packagedContext } from '../../lib/verify/jsonld/contexts';
import type { Rare } from '../../lib/verify/rare/types';
import type { VerifyOptions } from '../../lib/verify/types';
import { verify } from '../../lib/verify/verify';
import type { Fixtures } from './credentials';

/** The same question put to two verifiers. Each throws when its answer isn't "yes": a fast wrong answer is none. */
export interface Work {
  readonly what: string;
  readonly ours: () => Promise<void>;
  readonly theirs: { readonly name: string; readonly run: () => Promise<void> } | null;
}

const NOW = new Date('2026-06-01T12:00:00Z');

/** Runs in Node and in the extension's worker alike: nothing here asks for either. */
export async function createWork(fixtures: Fixtures, rare: () => Promise<Rare>): Promise<readonly Work[]> {
  const options: VerifyOptions = {
    fetch: async (url) => ({ ok: false, url, reason: 'network' }),
    now: NOW,
    registry: NO_REGISTRY,
    rare,
  };
  const ours = (document: unknown) => {
    const bytes = new TextEncoder().encode(typeof document === 'string' ? document : JSON.stringify(document));
    return async () => {
      const source = { bytes, type: '', servedBy: null, promisedId: null, recipient: null };
      const report = await verify(source, options);
      if (report.verdict !== 'verified') throw new Error(JSON.stringify(report.checks));
    };
  };
  const jwtKey = await importJWK(fixtures.jwk, 'EdDSA');
  return [
    ...fixtures.embedded.map(({ what, suite, credential }) => ({
      what,
      ours: ours(credential),
      theirs: { name: 'jsonld-signatures', run: byJsonldSignatures(suite, credential) },
    })),
    {
      what: 'OB3 as VC-JWT, EdDSA',
      ours: ours(fixtures.jwt),
      theirs: {
        name: 'jose (signature alone)',
        run: async () => void (await compactVerify(fixtures.jwt, jwtKey)),
      },
    },
    ...fixtures.growing.map(({ bytes, credential }) => ({
      what: `the same, ${(bytes / 1000).toFixed(1)} kB`,
      ours: ours(credential),
      theirs: null,
    })),
    { what: 'bare Ed25519 (WebCrypto)', ours: await bareEd25519(fixtures), theirs: null },
  ];
}

function byJsonldSignatures(suite: string, credential: object): () => Promise<void> {
  const cryptosuite = suite === 'eddsa-rdfc-2022' ? eddsaRdfc2022 : ecdsaRdfc2019;
  const { proof } = Object(credential);
  const method: string = proof.verificationMethod;
  const [did = '', multibase = ''] = method.split('#');
  const key = { id: method, type: 'Multikey', controller: did, publicKeyMultibase: multibase };
  const controller = {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    assertionMethod: [method],
    verificationMethod: [key],
  };
  const documentLoader = async (url: string) => {
    const own =
      url === did
        ? controller
        : url === method
          ? { '@context': 'https://w3id.org/security/multikey/v1', ...key }
          : null;
    const document = own ?? packagedContext(url);
    if (!document) throw new Error(`not in the bench: ${url}`);
    return { contextUrl: null, document, documentUrl: url, tag: 'static' };
  };
  return async () => {
    const answer = await jsigs.verify(credential, {
      suite: new DataIntegrityProof({ cryptosuite }),
      purpose: new jsigs.purposes.AssertionProofPurpose({ date: NOW }),
      documentLoader,
    });
    if (!answer.verified) throw answer.error;
  };
}

/** The floor: one signature check, over as many bytes as a credential's two hashes have. */
async function bareEd25519({ jwt, jwk }: Fixtures): Promise<() => Promise<void>> {
  const [head, body, tail = ''] = jwt.split('.');
  const signature = Uint8Array.from(atob(tail.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  const data = new TextEncoder().encode(`${head}.${body}`);
  const key = await crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['verify']);
  return async () => {
    if (!(await crypto.subtle.verify('Ed25519', key, signature, data))) throw new Error('the signature does not hold');
  };
}
