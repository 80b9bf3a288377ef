import { base64urlnopad } from '@scure/base';
import { idOf, isObject, type JsonObject, listOf, parseJson, textOf } from '../json';
import { MAX_METHODS } from '../limits';
import type { Reason } from '../reasons';
import { fetchJson, type Run } from '../run';
import { keyOfJwk, keyOfMethod, type PublicJwk } from './keys';
import { keyOfMultibase } from './multikey';

/** A key that a controller names for making statements. */
export interface ListedKey {
  /** Absolute id of the verification method. */
  readonly id: string;
  /** null: named, but in a form or of a kind we can't check. */
  readonly key: PublicJwk | null;
  /** The name the key's own JWK gives it, or null. RFC 7517, 4.5. */
  readonly kid: string | null;
  readonly expires: string | null;
  readonly revoked: string | null;
}

/** What the controller's own document says about its keys. */
export type Controller =
  /** Readable. `keys` are those under the relationship asked for; `silent` when the document speaks of no keys at all. */
  | { readonly kind: 'document'; readonly id: string; readonly keys: readonly ListedKey[]; readonly silent: boolean }
  | { readonly kind: 'unreadable'; readonly id: string; readonly reason: Reason; readonly detail: string }
  /** An identifier that no document stands behind (`urn:uuid:…`): nothing can tie a key to it. */
  | { readonly kind: 'opaque'; readonly id: string };

/** What a key may be used for: to issue credentials, or to show oneself as their holder. Controlled Identifiers 1.0, 2.3. */
export type Relationship = 'assertionMethod' | 'authentication';

/**
 * The controlled identifier document of an issuer or holder: did:key and did:jwk made locally, did:web and https fetched.
 * Controlled Identifiers 1.0, 3.3; did:key 3.1; did:jwk, "Read"; did:web 2.5.2.
 */
export async function resolveController(
  run: Run,
  id: string,
  relationship: Relationship = 'assertionMethod',
): Promise<Controller> {
  if (id.startsWith('did:key:')) return didKeyDocument(id);
  if (id.startsWith('did:jwk:')) return didJwkDocument(id);
  if (id.startsWith('did:web:')) {
    const url = didWebUrl(id);
    return url
      ? fetchController(run, id, url, relationship)
      : { kind: 'unreadable', id, reason: 'issuer-document-malformed', detail: id };
  }
  if (/^https?:\/\//i.test(id)) return fetchController(run, id, id, relationship);
  if (/^urn:/i.test(id)) return { kind: 'opaque', id };
  return { kind: 'unreadable', id, reason: 'did-method-unsupported', detail: id.split(':', 2).join(':') };
}

function didKeyDocument(id: string): Controller {
  const multibase = id.slice('did:key:'.length);
  const key = keyOfMultibase(multibase);
  if (!key) return { kind: 'unreadable', id, reason: 'key-unsupported', detail: multibase.slice(0, 12) };
  return oneKey(id, `${id}#${multibase}`, key);
}

function didJwkDocument(id: string): Controller {
  const key = keyOfDidJwkUrl(id);
  return key
    ? oneKey(id, `${id}#0`, key)
    : { kind: 'unreadable', id, reason: 'key-unsupported', detail: id.slice(0, 'did:jwk:'.length + 12) };
}

const oneKey = (id: string, method: string, key: PublicJwk): Controller => ({
  kind: 'document',
  id,
  silent: false,
  keys: [{ id: method, key, kid: null, expires: null, revoked: null }],
});

/** did:web → the address of its document, or null when it is malformed. did:web method specification, "Read (Resolve)". */
export function didWebUrl(did: string): string | null {
  const [host, ...path] = did.slice('did:web:'.length).split(':');
  if (!host || path.some((part) => part === '' || part === '..' || part === '.')) return null;
  try {
    const name = decodeURIComponent(host);
    if (/[/?#@\\]/.test(name)) return null;
    return path.length > 0 ? `https://${name}/${path.join('/')}/did.json` : `https://${name}/.well-known/did.json`;
  } catch {
    return null;
  }
}

async function fetchController(run: Run, id: string, url: string, relationship: Relationship): Promise<Controller> {
  const answer = await fetchJson(run, url);
  if (!answer.ok || answer.status !== 200) {
    const malformed = !answer.ok && answer.reason === 'not-json';
    const detail = answer.ok
      ? String(answer.status)
      : answer.reason === 'http-status'
        ? String(answer.status)
        : answer.reason;
    return { kind: 'unreadable', id, reason: malformed ? 'issuer-document-malformed' : 'issuer-unreachable', detail };
  }
  return readController(id, answer.value, relationship);
}

/** Reads a controlled identifier document; it must be about the very identifier that was asked for. */
function readController(id: string, document: JsonObject, relationship: Relationship): Controller {
  if (idOf(document) !== id)
    return { kind: 'unreadable', id, reason: 'issuer-document-malformed', detail: idOf(document) ?? '' };
  const methods = new Map<string, JsonObject>();
  for (const method of listOf(document.verificationMethod).slice(0, MAX_METHODS)) {
    const methodId = isObject(method) ? absoluteId(id, method.id) : null;
    if (isObject(method) && methodId) methods.set(methodId, method);
  }
  const keys: ListedKey[] = [];
  for (const entry of listOf(document[relationship]).slice(0, MAX_METHODS)) {
    const methodId = absoluteId(id, isObject(entry) ? entry.id : entry);
    if (!methodId) continue;
    const method = isObject(entry) ? entry : methods.get(methodId);
    // A method that names another controller isn't this issuer's to lend (Controlled Identifiers 1.0, 3.3, step 7).
    const controller = method ? textOf(method.controller) : null;
    if (controller && controller !== id) continue;
    keys.push({
      id: methodId,
      key: method ? keyOfMethod(method) : keyInUrl(methodId),
      kid: method && isObject(method.publicKeyJwk) ? textOf(method.publicKeyJwk.kid) : null,
      expires: method ? textOf(method.expires) : null,
      revoked: method ? textOf(method.revoked) : null,
    });
  }
  const silent = document.verificationMethod === undefined && document[relationship] === undefined;
  return { kind: 'document', id, keys, silent };
}

function absoluteId(base: string, id: unknown): string | null {
  const text = textOf(id);
  return text && (text.startsWith('#') ? `${base}${text}` : text);
}

/** The key that an address carries in itself (did:key, did:jwk), with or without its fragment; null for anything else. */
export function keyInUrl(url: string): PublicJwk | null {
  return url.startsWith('did:jwk:') ? keyOfDidJwkUrl(url) : keyOfDidKeyUrl(url);
}

/** did:jwk has one key, `#0`. */
function keyOfDidJwkUrl(url: string): PublicJwk | null {
  const match = /^did:jwk:([\w-]{1,4000})(?:#0)?$/.exec(url);
  if (!match?.[1]) return null;
  try {
    const parsed = parseJson(new TextDecoder('utf-8', { fatal: true }).decode(base64urlnopad.decode(match[1])));
    return parsed.ok ? keyOfJwk(parsed.value) : null;
  } catch {
    return null;
  }
}

function keyOfDidKeyUrl(url: string): PublicJwk | null {
  const match = /^did:key:(z[1-9A-HJ-NP-Za-km-z]{1,2000})(?:#(z[1-9A-HJ-NP-Za-km-z]{1,2000}))?$/.exec(url);
  if (!match?.[1] || (match[2] && match[2] !== match[1])) return null;
  return keyOfMultibase(match[1]);
}
