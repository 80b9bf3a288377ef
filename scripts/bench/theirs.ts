import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite as ecdsaRdfc2019 } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import { cryptosuite as eddsaRdfc2022 } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { compactVerify, importJWK } from 'jose';
import jsigs from 'jsonld-signatures';
import { packagedContext } from '../../lib/verify/jsonld/contexts';
import { rareContexts } from '../../lib/verify/rare/contexts';
import type { Fixtures } from './credentials';
import type { Work } from './time';

/** The libraries one would otherwise pick, with the same static documents, and the floor under all of them. */
export async function createTheirs(fixtures: Fixtures, now: Date): Promise<readonly Work[]> {
  const jwtKey = await importJWK(fixtures.jwk, 'EdDSA');
  return [
    ...fixtures.embedded.map(({ what, suite, credential }) => ({
      what,
      library: 'jsonld-signatures',
      run: byJsonldSignatures(suite, credential, now),
    })),
    {
      what: 'OB3 as VC-JWT, EdDSA',
      library: 'jose, the signature alone',
      run: async () => void (await compactVerify(fixtures.jwt, jwtKey)),
    },
    { what: 'bare Ed25519', library: 'WebCrypto', run: await bareEd25519(fixtures) },
  ];
}

function byJsonldSignatures(suite: string, credential: object, now: Date): () => Promise<void> {
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
    const document = own ?? packagedContext(url) ?? rareContexts.get(url);
    if (!document) throw new Error(`not in the bench: ${url}`);
    return { contextUrl: null, document, documentUrl: url, tag: 'static' };
  };
  return async () => {
    const answer = await jsigs.verify(credential, {
      suite: new DataIntegrityProof({ cryptosuite }),
      purpose: new jsigs.purposes.AssertionProofPurpose({ date: now }),
      documentLoader,
    });
    if (!answer.verified)
      throw new Error(`jsonld-signatures: ${[answer.error, ...(answer.error?.errors ?? [])].join('; ')}`);
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
