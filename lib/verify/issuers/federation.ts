import { keyOfJwk, type PublicJwk } from '../did/keys';
import { isObject, type JsonObject, listOf, parseJson, textOf, wordsOf } from '../json';
import { CLOCK_SKEW_MS, MAX_LISTED_ISSUERS, MAX_REGISTRY_KEYS, MAX_REGISTRY_TEXT, MAX_STATEMENT } from '../limits';
import { verifyJws } from '../proofs/jws';
import { decodeJwt, type Jwt } from '../proofs/jwt';
import type { Run } from '../run';
import { comparableId } from './id';
import { FEDERATION_PATH } from './registries';

/*
 * OpenID Federation 1.0, as far as a registry of issuers needs it: the registry's own configuration and its statements about
 * those directly under it. The registry's keys come from its own address over https and from nowhere above it: whoever put
 * the registry on the list of those consulted made it the trust anchor. Issuers behind an intermediate are not looked for.
 *
 * Written here rather than taken from `@digitalcredentials/issuer-registry-client`, which believes the statements without
 * checking a signature (its source says so in a TODO).
 */

/** A registry as its own signed configuration describes it. */
export interface Anchor {
  readonly entity: string;
  /** Where it answers about one issuer. */
  readonly fetchEndpoint: string;
  /** Where it lists all its issuers, so that none has to be named in a question; or null. */
  readonly listEndpoint: string | null;
  readonly keys: readonly RegistryKey[];
}

interface RegistryKey {
  readonly kid: string;
  readonly key: PublicJwk;
}

/** What reading a statement takes, beside the statement. */
export interface Means extends Pick<Run, 'rare'> {
  readonly now: Date;
}

export const ACCEPT_STATEMENT = 'application/entity-statement+jwt';
const TYPE = 'entity-statement+jwt';

/**
 * Reads the configuration that a registry serves about itself, signed with a key it names therein. 3.2, 9.1.
 *
 * @param url where it was served; the entity it speaks for must be kept there
 * @returns null when anything about it is not as it should be
 */
export async function readAnchor(token: string, url: string, means: Means): Promise<Anchor | null> {
  const statement = decodeStatement(token);
  if (!statement || !url.endsWith(FEDERATION_PATH)) return null;
  const { claims } = statement;
  const entity = textOf(claims.iss);
  const place = url.slice(0, -FEDERATION_PATH.length);
  // 9: the address is made of the identifier without the slash at its end.
  const named = entity?.replace(/\/$/, '') ?? '';
  if (entity === null || entity !== claims.sub || comparableId(named) !== comparableId(place)) return null;
  const keys = keysOf(claims.jwks);
  if (!isCurrent(claims, means.now) || !(await isSignedBy(keys, statement, means))) return null;
  const metadata = federationMetadata(claims);
  const fetchEndpoint = ownAddress(metadata.federation_fetch_endpoint, url);
  if (fetchEndpoint === null) return null;
  return { entity, fetchEndpoint, listEndpoint: ownAddress(metadata.federation_list_endpoint, url), keys };
}

/** The address at which a registry answers about one issuer. 8.1.1. */
export function statementUrl({ fetchEndpoint }: Anchor, issuerId: string): string {
  const url = new URL(fetchEndpoint);
  url.searchParams.set('sub', issuerId);
  return url.href;
}

/**
 * Reads a registry's statement about an issuer: signed with a key of the registry's configuration, by it, about that very
 * issuer, within its time. 3.2.
 *
 * @returns the name the registry gives it; null when anything about the statement is not as it should be
 */
export async function readStatement(
  token: string,
  { entity, keys }: Anchor,
  issuerId: string,
  means: Means,
): Promise<{ readonly name: string | null } | null> {
  const statement = decodeStatement(token);
  if (!statement) return null;
  const { claims } = statement;
  const subject = textOf(claims.sub);
  if (claims.iss !== entity || subject === null || comparableId(subject) !== comparableId(issuerId)) return null;
  if (!isCurrent(claims, means.now) || !(await isSignedBy(keys, statement, means))) return null;
  return { name: wordsOf(federationMetadata(claims).organization_name) };
}

/** Reads a registry's list of all that stand directly under it, a JSON array of identifiers. 8.2.2. null: it is none. */
export function readSubordinates(text: string): ReadonlySet<string> | null {
  if (text.length > MAX_REGISTRY_TEXT) return null;
  const parsed = parseJson(text);
  if (!parsed.ok || !Array.isArray(parsed.value) || parsed.value.length > MAX_LISTED_ISSUERS) return null;
  const ids = parsed.value.map(textOf);
  return ids.includes(null) ? null : new Set(ids.map((id) => comparableId(id ?? '')));
}

/** An entity statement, unchecked; null when it is none, or asks us to understand what we don't (`crit`, 3.1.1). */
function decodeStatement(text: string): Jwt | null {
  const token = text.trim();
  const jwt = token.length > MAX_STATEMENT ? null : decodeJwt(token);
  return jwt?.header.typ === TYPE && jwt.claims.crit === undefined ? jwt : null;
}

/** Begun, and not over: `iat` and `exp` are both demanded. 3.1. */
function isCurrent({ iat, exp }: JsonObject, now: Date): boolean {
  if (typeof iat !== 'number' || typeof exp !== 'number') return false;
  return iat * 1000 <= now.getTime() + CLOCK_SKEW_MS && exp * 1000 > now.getTime();
}

/** Is it signed with the key its header names, by an algorithm that fits that key? */
async function isSignedBy(keys: readonly RegistryKey[], statement: Jwt, means: Means): Promise<boolean> {
  const [named, ...others] = keys.filter(({ kid }) => kid === statement.header.kid);
  // Two keys of one name leave open which of them is meant.
  if (named === undefined || others.length > 0) return false;
  return (await verifyJws(means, statement, named.key)) === 'holds';
}

function keysOf(jwks: unknown): readonly RegistryKey[] {
  const keys = isObject(jwks) ? listOf(jwks.keys).slice(0, MAX_REGISTRY_KEYS) : [];
  return keys.flatMap((jwk) => {
    const key = keyOfJwk(jwk);
    const kid = isObject(jwk) ? textOf(jwk.kid) : null;
    return key && kid ? [{ kid, key }] : [];
  });
}

function federationMetadata({ metadata }: JsonObject): JsonObject {
  const own = isObject(metadata) ? metadata.federation_entity : undefined;
  return isObject(own) ? own : {};
}

/** An https address on the registry's own host, or null: whoever chose the registry chose no other place to be told of issuers. */
function ownAddress(value: unknown, base: string): string | null {
  const text = textOf(value);
  if (text === null || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'https:' && url.host === new URL(base).host ? url.href : null;
}
