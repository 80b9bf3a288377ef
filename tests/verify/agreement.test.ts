import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import { cryptosuite as ecdsaRdfc2019 } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { cryptosuite as eddsaRdfc2022 } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import jsigs from 'jsonld-signatures';
import { describe, expect, it } from 'vitest';
import { packagedContext } from '../../lib/verify/jsonld/contexts';
import { badge, verifyFound } from './mint';

/** Signed by the libraries that most of the field signs with; a mistake of ours in reading the standard would show here. */
const SUITES = [
  ['eddsa-rdfc-2022, Ed25519', eddsaRdfc2022, () => Ed25519Multikey.generate()],
  ['ecdsa-rdfc-2019, P-256', ecdsaRdfc2019, () => EcdsaMultikey.generate({ curve: 'P-256' })],
  ['ecdsa-rdfc-2019, P-384', ecdsaRdfc2019, () => EcdsaMultikey.generate({ curve: 'P-384' })],
] as const;

/** Without ids there are blank nodes, and with several alike the canonical labels depend on the hash. */
const WITH_TWINS = {
  evidence: [1, 2, 3].map(() => ({ type: ['Evidence'], narrative: 'The same, thrice.' })),
};

const documentLoader = async (url: string) => {
  const document = packagedContext(url);
  if (!document) throw new Error(`not in the test: ${url}`);
  return { contextUrl: null, document, documentUrl: url, tag: 'static' };
};

describe('credentials signed by Digital Bazaar’s libraries', () => {
  it.each(SUITES)('%s: are verified, and not when a word changes', async (_, cryptosuite, generate) => {
    const pair = await generate();
    const { publicKeyMultibase } = await pair.export({ publicKey: true });
    pair.controller = `did:key:${publicKeyMultibase}`;
    pair.id = `${pair.controller}#${publicKeyMultibase}`;
    for (const more of [{}, WITH_TWINS]) {
      const signed = await jsigs.sign(badge(pair.controller, more), {
        suite: new DataIntegrityProof({ signer: pair.signer(), date: '2024-05-03T09:00:00Z', cryptosuite }),
        purpose: new jsigs.purposes.AssertionProofPurpose(),
        documentLoader,
      });
      const report = await verifyFound(signed);
      expect(report.verdict, JSON.stringify(report.checks)).toBe('verified');
      const changed = JSON.parse(JSON.stringify(signed).replace('chart', 'chance'));
      expect((await verifyFound(changed)).verdict).toBe('invalid');
    }
  });
});
