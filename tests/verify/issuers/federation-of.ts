import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import type { Json } from '../../world/sign';
import { NOW } from '../mint';

/** An invented OpenID Federation registry; what each test changes is in the test. */
export const REGISTRY = 'https://registry.guild.example/issuers';
export const ANCHOR_URL = `${REGISTRY}/.well-known/openid-federation`;
export const FETCH = `${REGISTRY}/fetch`;
export const LIST = `${REGISTRY}/list`;

export interface Signer {
  readonly alg: string;
  readonly kid: string;
  readonly jwk: JWK;
  readonly key: CryptoKey;
}

export async function signerOf(alg = 'ES256', kid = 'key-1'): Promise<Signer> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { alg, kid, jwk: { ...(await exportJWK(publicKey)), kid }, key: privateKey };
}

export const seconds = (offset = 0) => Math.floor(NOW.getTime() / 1000) + offset;

const times = { iat: seconds(-60), exp: seconds(86_400) };

export function sign(claims: Json, { alg, kid, key }: Signer, header: Json = {}): Promise<string> {
  return new SignJWT({ ...times, ...claims })
    .setProtectedHeader({ alg, kid, typ: 'entity-statement+jwt', ...header })
    .sign(key);
}

/** What the registry serves about itself. */
export const anchorClaims = (signer: Signer, more: Json = {}): Json => ({
  iss: REGISTRY,
  sub: REGISTRY,
  jwks: { keys: [signer.jwk] },
  metadata: { federation_entity: { organization_name: 'Guild of Schools', federation_fetch_endpoint: FETCH } },
  ...more,
});

/** What the registry states of an issuer. */
export const statementClaims = (sub: string, more: Json = {}): Json => ({
  iss: REGISTRY,
  sub,
  metadata: { federation_entity: { organization_name: 'Harbour School' } },
  ...more,
});

export const addressOf = (issuer: string) => `${FETCH}?sub=${encodeURIComponent(issuer)}`;
