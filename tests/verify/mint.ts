import { NO_REGISTRY } from '../../lib/verify/issuers/known';
import type { FetchDocument, FetchResult, Report, VerifyOptions } from '../../lib/verify/types';
import { verify } from '../../lib/verify/verify';
import { loadRare } from '../load-rare';
import { type IssuerKey, keyOf } from '../world/keys';
import { type Json, signCredential } from '../world/sign';

/** Invented issuers and credentials for the verifier's tests; what each test changes is in the test. */
export const NOW = new Date('2026-06-01T12:00:00Z');
export const KEY = keyOf('verifier tests');
export const OTHER_KEY = keyOf('verifier tests, somebody else');
export const DID_KEY = `did:key:${KEY.multibase}`;
export const ISSUER = 'https://issuer.example/about';
export const METHOD = `${ISSUER}#key-1`;

export const bytesOf = (value: unknown): Uint8Array =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

/** A badge by `issuer`; `more` replaces or adds members. */
export function badge(issuer: string, more: Json = {}): Json {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: 'https://issuer.example/credentials/1',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: issuer, type: ['Profile'], name: 'Harbour School' },
    validFrom: '2024-05-03T09:00:00Z',
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [{ type: 'IdentityObject', hashed: false, identityHash: 'Ada Learner', identityType: 'name' }],
      achievement: {
        id: 'https://issuer.example/achievements/1',
        type: ['Achievement'],
        name: 'Coastal Navigation',
        description: 'Finds the way by chart and compass.',
        criteria: { narrative: 'Passed the examination.' },
      },
    },
    ...more,
  };
}

/** The badge signed with did:key, which needs no network. */
export const signedByDidKey = (more: Json = {}, key: IssuerKey = KEY) =>
  signCredential(badge(`did:key:${key.multibase}`, more), key, `did:key:${key.multibase}#${key.multibase}`);

/** An issuer's controlled identifier document that lists this key. */
export function controller(id: string, method: string, key: IssuerKey = KEY): Json {
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id,
    verificationMethod: [{ id: method, type: 'Multikey', controller: id, publicKeyMultibase: key.multibase }],
    assertionMethod: [method],
  };
}

export type Network = Readonly<Record<string, unknown>>;

/** A network of exactly these documents. A number is a bare status, an object with `status` and `body` both. */
export function networkOf(documents: Network): FetchDocument {
  return async (asked): Promise<FetchResult> => {
    // As the real one does: http is asked as https.
    const url = asked.replace(/^http:/, 'https:');
    if (!(url in documents)) return { ok: false, url, reason: 'network' };
    const value = documents[url];
    if (typeof value === 'number') return { ok: true, url, status: value, type: '', bytes: new Uint8Array() };
    return {
      ok: true,
      url,
      status: 200,
      type: 'application/json',
      bytes: value instanceof Uint8Array ? value : bytesOf(value),
    };
  };
}

export interface Found {
  readonly network?: Network;
  readonly holder?: string | null;
  readonly servedBy?: string | null;
  readonly promisedId?: string | null;
  readonly now?: Date;
}

/** Verifies a document (an object, a token, or bytes) as a file, or as served by an address. */
export function verifyFound(document: unknown, found: Found = {}): Promise<Report> {
  const options: VerifyOptions = {
    fetch: networkOf(found.network ?? {}),
    now: found.now ?? NOW,
    registry: NO_REGISTRY,
    rare: loadRare,
    holder: found.holder ?? null,
  };
  const bytes = document instanceof Uint8Array ? document : bytesOf(document);
  return verify(
    { bytes, type: '', servedBy: found.servedBy ?? null, promisedId: found.promisedId ?? null, recipient: null },
    options,
  );
}

export const outcomeOf = (report: Report, id: string) => report.checks.find((check) => check.id === id)?.outcome;
export const reasonOf = (report: Report, id: string) => report.checks.find((check) => check.id === id)?.reason;
