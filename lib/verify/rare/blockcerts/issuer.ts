import { didWebUrl } from '../../did/controller';
import { hasType, idOf, isObject, type JsonObject, listOf, textOf } from '../../json';
import { MAX_METHODS } from '../../limits';
import type { Reason } from '../../reasons';
import { fetchJson, type Run } from '../../run';
import { addressOf, pointOfMethod, pointOfMultibase } from './addresses';

/** For how long a key speaks for its issuer. Dates as written; null = none. */
export interface Lifetime {
  readonly created: string | null;
  readonly expires: string | null;
  readonly revoked: string | null;
}

/** An address from which the issuer anchors. */
interface ListedAddress extends Lifetime {
  readonly address: string;
}

/** A verification method that the issuer lets speak for it. */
export interface ListedMethod extends Lifetime {
  readonly id: string;
  /** Its secp256k1 point, compressed; null when it is a key of another kind. */
  readonly point: Uint8Array | null;
}

/** What the issuer's own document says, fetched from where its identifier leads. */
export type Issuer =
  | {
      readonly kind: 'profile';
      readonly id: string;
      readonly addresses: readonly ListedAddress[];
      /** null: the document speaks of no verification methods at all, as those of Blockcerts 2. */
      readonly methods: readonly ListedMethod[] | null;
      readonly revocationList: string | null;
    }
  | { readonly kind: 'unreadable'; readonly id: string; readonly reason: Reason; readonly detail: string };

/**
 * The issuer profile of a Blockcert: at an https address, in a did:web document, or made from a did:key. A DID document may
 * name the profile as its service. Blockcerts 2.0 and 3.0, issuer profile; Controlled Identifiers 1.0, 3.3.
 */
export async function resolveIssuer(run: Run, id: string): Promise<Issuer> {
  if (id.startsWith('did:key:')) return fromDidKey(id);
  const url = id.startsWith('did:web:') ? didWebUrl(id) : id;
  if (!url) return { kind: 'unreadable', id, reason: 'issuer-document-malformed', detail: id };
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url))
    return { kind: 'unreadable', id, reason: 'did-method-unsupported', detail: id.split(':', 2).join(':') };
  const document = await fetchDocument(run, id, url);
  if ('kind' in document) return document;
  const service = profileService(document.value);
  if (!service) return readIssuer(id, document.value, document.value);
  const profile = await fetchDocument(run, id, service);
  return 'kind' in profile ? profile : readIssuer(id, document.value, profile.value);
}

type Unreadable = Extract<Issuer, { kind: 'unreadable' }>;

async function fetchDocument(run: Run, id: string, url: string): Promise<{ readonly value: JsonObject } | Unreadable> {
  const answer = await fetchJson(run, url);
  if (answer.ok && answer.status === 200) {
    const stated = answer.value.id ?? answer.value['@id'];
    // A document about somebody else says nothing about this issuer.
    return stated === undefined || stated === id || stated === url
      ? { value: answer.value }
      : { kind: 'unreadable', id, reason: 'issuer-document-malformed', detail: idOf(answer.value) ?? '' };
  }
  const detail = answer.ok || answer.reason === 'http-status' ? String(answer.status) : answer.reason;
  const malformed = !answer.ok && answer.reason === 'not-json';
  return { kind: 'unreadable', id, reason: malformed ? 'issuer-document-malformed' : 'issuer-unreachable', detail };
}

/** Where a DID document says that the issuer profile is. */
function profileService(document: JsonObject): string | null {
  const service = listOf(document.service).find((one) => hasType(one, 'IssuerProfile'));
  const endpoint = isObject(service) ? textOf(service.serviceEndpoint) : null;
  return endpoint && /^https:\/\//i.test(endpoint) && URL.canParse(endpoint) ? endpoint : null;
}

function readIssuer(id: string, document: JsonObject, profile: JsonObject): Issuer {
  return {
    kind: 'profile',
    id,
    addresses: addressesIn(profile),
    methods: methodsIn(id, document),
    revocationList: textOf(profile.revocationList),
  };
}

const lifetimeOf = (key: JsonObject): Lifetime => ({
  created: textOf(key.created),
  expires: textOf(key.expires),
  revoked: textOf(key.revoked),
});

/** `publicKey`; `publicKeys` in the first drafts; `issuerKeys` in profiles of Blockcerts 1. */
function addressesIn(profile: JsonObject): readonly ListedAddress[] {
  const listed = [...listOf(profile.publicKey), ...listOf(profile.publicKeys)].slice(0, MAX_METHODS);
  const older = listOf(profile.issuerKeys)
    .slice(0, MAX_METHODS)
    .map((key) => (isObject(key) ? { id: key.key, created: key.date, revoked: key.invalidated } : key));
  return [...listed, ...older].flatMap((key) => {
    const address = addressOf(key);
    if (!address) return [];
    return [{ address, ...(isObject(key) ? lifetimeOf(key) : { created: null, expires: null, revoked: null }) }];
  });
}

/** The methods under `assertionMethod`; all, in a document that sorts none of its methods by purpose. */
function methodsIn(id: string, document: JsonObject): readonly ListedMethod[] | null {
  if (document.verificationMethod === undefined && document.assertionMethod === undefined) return null;
  const methods = new Map<string, JsonObject>();
  for (const method of listOf(document.verificationMethod).slice(0, MAX_METHODS)) {
    const methodId = isObject(method) ? absoluteId(id, method.id) : null;
    if (isObject(method) && methodId) methods.set(methodId, method);
  }
  const sorted = ['assertionMethod', 'authentication', 'capabilityInvocation'].some((name) => name in document);
  const named = sorted ? listOf(document.assertionMethod).slice(0, MAX_METHODS) : [...methods.values()];
  return named.flatMap((entry) => {
    const methodId = absoluteId(id, isObject(entry) ? entry.id : entry);
    const method = isObject(entry) ? entry : methods.get(methodId ?? '');
    if (!methodId || !method) return [];
    // A method that names another controller isn't this issuer's to lend (Controlled Identifiers 1.0, 3.3, step 7).
    const controller = textOf(method.controller);
    if (controller && controller !== id) return [];
    return [{ id: methodId, point: pointOfMethod(method), ...lifetimeOf(method) }];
  });
}

function absoluteId(base: string, id: unknown): string | null {
  const text = textOf(id);
  return text && (text.startsWith('#') ? `${base}${text}` : text);
}

function fromDidKey(id: string): Issuer {
  const multibase = id.slice('did:key:'.length);
  const method = { publicKeyMultibase: multibase };
  if (!isSecp256k1(multibase))
    return { kind: 'unreadable', id, reason: 'key-unsupported', detail: multibase.slice(0, 12) };
  const none = { created: null, expires: null, revoked: null };
  return {
    kind: 'profile',
    id,
    addresses: [],
    methods: [{ id: `${id}#${multibase}`, point: pointOfMethod(method), ...none }],
    revocationList: null,
  };
}

function isSecp256k1(multibase: string): boolean {
  try {
    return pointOfMultibase(multibase) !== null;
  } catch {
    return false;
  }
}
