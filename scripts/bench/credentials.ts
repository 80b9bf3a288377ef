import { badge } from '../../tests/verify/mint';
import { didKeyOf, signBy } from '../../tests/verify/suite-signers';
import { keyOf } from '../../tests/world/keys';
import { type Json, signJwt } from '../../tests/world/sign';

/** What both verifiers are given, as plain data: it crosses into the browser as text. */
export interface Fixtures {
  /** Open Badges 3.0 credentials by name: `simple` has about 1.2 kB, `rich` about 7 kB and 175 statements. */
  readonly embedded: readonly { readonly what: string; readonly suite: string; readonly credential: Json }[];
  readonly jwt: string;
  readonly jwk: { readonly kty: string; readonly crv: string; readonly x: string };
  /** One credential in growing sizes, for the cost by size. */
  readonly growing: readonly { readonly bytes: number; readonly credential: Json }[];
}

/** A credential with so many alignments, and half as many pieces of evidence. */
function rich(issuer: string, alignments: number): Json {
  const { credentialSubject, ...rest } = badge(issuer);
  const { achievement, ...subject } = Object(credentialSubject);
  return {
    ...rest,
    credentialSubject: {
      ...subject,
      achievement: {
        ...achievement,
        alignment: Array.from({ length: alignments }, (_, i) => ({
          type: ['Alignment'],
          targetCode: `C-${i}`,
          targetName: `Competence number ${i} of the framework`,
          targetFramework: 'Framework of Seamanship',
          targetType: 'ceasn:Competency',
          targetUrl: `https://framework.example/competences/${i}`,
        })),
      },
    },
    evidence: Array.from({ length: alignments / 2 }, (_, i) => ({
      id: `https://evidence.example/${i}`,
      type: ['Evidence'],
      name: `Logbook, page ${i}`,
      narrative: 'A passage was planned, sailed and written down.',
    })),
  };
}

export async function makeFixtures(): Promise<Fixtures> {
  const key = keyOf('bench');
  const did = `did:key:${key.multibase}`;
  const signed = async (suite: string, curve: 'Ed25519' | 'P-256', size: number) =>
    signBy({ suite, curve }, size === 0 ? badge(didKeyOf(curve)) : rich(didKeyOf(curve), size));
  const growing = await Promise.all([20, 40, 80, 160].map((size) => signed('eddsa-rdfc-2022', 'Ed25519', size)));
  return {
    embedded: [
      {
        what: 'OB3, eddsa-rdfc-2022, simple',
        suite: 'eddsa-rdfc-2022',
        credential: await signed('eddsa-rdfc-2022', 'Ed25519', 0),
      },
      {
        what: 'OB3, eddsa-rdfc-2022, rich',
        suite: 'eddsa-rdfc-2022',
        credential: await signed('eddsa-rdfc-2022', 'Ed25519', 20),
      },
      {
        what: 'OB3, ecdsa-rdfc-2019, simple',
        suite: 'ecdsa-rdfc-2019',
        credential: await signed('ecdsa-rdfc-2019', 'P-256', 0),
      },
    ],
    jwt: await signJwt(badge(did), key, `${did}#${key.multibase}`),
    jwk: { kty: key.jwk.kty, crv: key.jwk.crv, x: key.jwk.x },
    growing: growing.map((credential) => ({ bytes: JSON.stringify(credential).length, credential })),
  };
}
