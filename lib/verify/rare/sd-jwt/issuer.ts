import { type Controller, type ListedKey, resolveController } from '../../did/controller';
import { keyOfJwk } from '../../did/keys';
import { isObject, listOf, textOf } from '../../json';
import { MAX_METHODS } from '../../limits';
import { fetchJson, type Run } from '../../run';

/**
 * The keys of an SD-JWT VC's issuer: for an https address the metadata that its host publishes for it, for a DID its document.
 * SD-JWT-based Verifiable Credentials (draft-ietf-oauth-sd-jwt-vc), 4 JWT VC Issuer Metadata.
 */
export async function resolveJwtVcIssuer(run: Run, iss: string): Promise<Controller> {
  if (iss.startsWith('did:')) return resolveController(run, iss);
  const unreadable = (reason: 'issuer-document-malformed' | 'issuer-unreachable' | 'key-unsupported', detail: string) =>
    ({ kind: 'unreadable', id: iss, reason, detail }) satisfies Controller;
  const url = metadataUrl(iss);
  if (!url) return unreadable('issuer-document-malformed', iss);
  const answer = await fetchJson(run, url);
  if (!answer.ok || answer.status !== 200)
    return !answer.ok && answer.reason === 'not-json'
      ? unreadable('issuer-document-malformed', url)
      : unreadable(
          'issuer-unreachable',
          answer.ok || answer.reason === 'http-status' ? String(answer.status) : answer.reason,
        );
  const { issuer, jwks, jwks_uri: elsewhere } = answer.value;
  if (issuer !== iss) return unreadable('issuer-document-malformed', textOf(issuer) ?? url);
  // One or the other, never both.
  if (isObject(jwks) && elsewhere === undefined) return readKeys(iss, jwks.keys);
  const keysUrl = textOf(elsewhere);
  if (!keysUrl || jwks !== undefined) return unreadable('issuer-document-malformed', url);
  // Keys that lie on another host are not followed there.
  if (!URL.canParse(keysUrl) || new URL(keysUrl).origin !== new URL(url).origin)
    return unreadable('key-unsupported', keysUrl);
  const set = await fetchJson(run, keysUrl);
  if (!set.ok || set.status !== 200) return unreadable('issuer-unreachable', keysUrl);
  return readKeys(iss, set.value.keys);
}

/** `https://host/path` → `https://host/.well-known/jwt-vc-issuer/path`; null for anything but such an address. */
export function metadataUrl(iss: string): string | null {
  if (!/^https:\/\//i.test(iss) || !URL.canParse(iss)) return null;
  const { origin, pathname, search, hash, username, password } = new URL(iss);
  if (search || hash || username || password) return null;
  return `${origin}/.well-known/jwt-vc-issuer${pathname.replace(/\/$/, '')}`;
}

function readKeys(iss: string, keys: unknown): Controller {
  const listed: ListedKey[] = [];
  for (const jwk of listOf(keys).slice(0, MAX_METHODS)) {
    if (!isObject(jwk) || (jwk.use !== undefined && jwk.use !== 'sig')) continue;
    const kid = textOf(jwk.kid);
    listed.push({ id: kid ? `${iss}#${kid}` : iss, key: keyOfJwk(jwk), kid, expires: null, revoked: null });
  }
  return { kind: 'document', id: iss, keys: listed, silent: false };
}
