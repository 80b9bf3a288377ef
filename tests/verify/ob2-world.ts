import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { CompactSign } from 'jose';
import { NO_REGISTRY } from '../../lib/verify/issuers/known';
import type { FetchDocument, Report } from '../../lib/verify/types';
import { verify } from '../../lib/verify/verify';
import { loadRare } from '../load-rare';
import type { Json } from '../world/sign';
import { bytesOf, type Network, NOW, networkOf } from './mint';

/** An invented guild that issues Open Badges 2.0, signed and hosted; what each test changes is in the test. */
export const SITE = 'https://guild.example';
export const ASSERTION = `${SITE}/assertions/7`;
export const BADGE = `${SITE}/badges/1`;
export const GUILD = `${SITE}/issuer`;
export const KEY_URL = `${SITE}/keys/1`;
export const LIST = `${SITE}/revoked`;
export const CONTEXT = 'https://w3id.org/openbadges/v2';
export const EVIL = 'https://evil.example';

export interface KeyPair {
  readonly alg: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly pem: string;
}

const withPem = (alg: string, { privateKey, publicKey }: { privateKey: KeyObject; publicKey: KeyObject }): KeyPair => ({
  alg,
  privateKey,
  publicKey,
  pem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
});

export const rsaKey = (modulusLength = 2048): KeyPair =>
  withPem('RS256', generateKeyPairSync('rsa', { modulusLength }));
export const RSA = rsaKey();
export const EC = withPem('ES256', generateKeyPairSync('ec', { namedCurve: 'P-256' }));
export const EDDSA = withPem('EdDSA', generateKeyPairSync('ed25519'));
/** Somebody else's. */
export const STRANGER = rsaKey();

export const assertion = (more: Json = {}): Json => ({
  '@context': CONTEXT,
  type: 'Assertion',
  id: 'urn:uuid:6deb4a00-ebce-4b28-8cc2-afa705ef7be4',
  recipient: { type: 'email', hashed: true, salt: 'sea', identity: 'sha256$00' },
  badge: BADGE,
  verification: { type: 'SignedBadge', creator: KEY_URL },
  issuedOn: '2024-05-03T09:00:00Z',
  ...more,
});

export const badgeClass = (more: Json = {}): Json => ({
  '@context': CONTEXT,
  type: 'BadgeClass',
  id: BADGE,
  name: 'Knots and Splices',
  description: 'Ties twelve knots.',
  image: `${SITE}/1.png`,
  criteria: { narrative: 'Twelve knots.' },
  issuer: GUILD,
  ...more,
});

export const guild = (more: Json = {}): Json => ({
  '@context': CONTEXT,
  type: 'Issuer',
  id: GUILD,
  name: 'Rope Guild',
  url: SITE,
  publicKey: KEY_URL,
  ...more,
});

export const keyDocument = (more: Json = {}): Json => ({
  '@context': CONTEXT,
  type: 'CryptographicKey',
  id: KEY_URL,
  owner: GUILD,
  publicKeyPem: RSA.pem,
  ...more,
});

export const network = (more: Network = {}): Network => ({
  [BADGE]: badgeClass(),
  [GUILD]: guild(),
  [KEY_URL]: keyDocument(),
  ...more,
});

/** As the guild signs; `header` adds to or replaces the header's members. */
export const sign = (payload: unknown, key: KeyPair = RSA, header: Json = {}): Promise<string> =>
  new CompactSign(bytesOf(payload)).setProtectedHeader({ alg: key.alg, ...header }).sign(key.privateKey);

/** A compact JWS of these very parts, signed by nobody. */
export const compact = (header: Json, payload: unknown, signature: Uint8Array | string = ''): string =>
  [bytesOf(header), bytesOf(payload), signature].map((part) => Buffer.from(part).toString('base64url')).join('.');

export interface Asked {
  readonly network: Network;
  /** Addresses that lead to another one, which answers. */
  readonly redirects?: Readonly<Record<string, string>>;
  readonly holder?: string | null;
  readonly identities?: readonly string[];
  readonly linkIdentities?: readonly string[];
  readonly servedBy?: string;
}

/** Verifies a document or token in a network that also redirects, for a person of whom identities are known. */
export function verifyIn(document: unknown, { network, redirects = {}, servedBy, ...known }: Asked): Promise<Report> {
  const answer = networkOf(network);
  const fetch: FetchDocument = (url, options) => answer(redirects[url] ?? url, options);
  return verify(
    { bytes: bytesOf(document), type: '', servedBy: servedBy ?? null, promisedId: null, recipient: null },
    { ...known, fetch, now: NOW, registry: NO_REGISTRY, rare: loadRare },
  );
}
