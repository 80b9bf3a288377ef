import { isWebAddress, sameAddress, sameHost, sameName, sameSite, siteOf } from '../addresses';
import { fail, unknown, warn } from '../check';
import type { Controller, ListedKey } from '../did/controller';
import { keyOfMethod, type PublicJwk } from '../did/keys';
import { keyOfPem } from '../did/pem';
import { idOf, isObject, type JsonObject, listOf, parseJson, textOf } from '../json';
import { MAX_ISSUER_KEYS } from '../limits';
import type { ProofAnswer } from '../proofs/answer';
import { checkJwt, type Jwt } from '../proofs/jwt';
import { hasSensibleSize } from '../proofs/signature';
import { ACCEPT_JSON, type Run } from '../run';
import type { Check } from '../types';
import { unread } from '../unread';
import type { FoundPart } from './badge-parts';

/**
 * Checks a signature made by an Open Badges 2.0 issuer: by the key that the signed text names (`creator`, else the
 * issuer's only one), which the issuer's own document must list, and which must name that issuer as its owner. A key that
 * the issuer doesn't list is not even fetched. Open Badges 2.0, "Verification: Signed", CryptographicKey.
 */
export async function checkIssuerSignature(
  run: Run,
  signed: Jwt,
  part: FoundPart,
  creator: unknown,
): Promise<ProofAnswer> {
  const issuer = ownIssuer(part);
  if ('check' in issuer) return unproven(issuer.check);
  const listed = listOf(issuer.document.publicKey).slice(0, MAX_ISSUER_KEYS);
  const only = creator === undefined && listed.length === 1 ? listed[0] : undefined;
  const name = keyName(creator ?? only, issuer.id);
  const detail = { issuer: issuer.id, value: name };
  if (creator === undefined && listed.length > 1) return unproven(unknown('key', 'key-not-bound', detail));
  const entries = listed.filter((entry) => entry === only || isNamed(entry, name, issuer.id));
  if (entries.length === 0) return unproven(fail('key', 'key-not-authorised', detail));
  // Two keys by one name: whichever were taken, the document could have meant the other.
  if (entries.length > 1) return unproven(unknown('key', 'issuer-document-malformed', { url: issuer.id, value: name }));
  const [entry] = entries;
  const found = isObject(entry) && hasMaterial(entry) ? readKey(entry) : await fetchKey(run, name, issuer.id);
  return 'check' in found ? unproven(found.check) : checkSignature(run, signed, issuer.id, found, name);
}

/**
 * Checks a signature as Open Badges 1.0 has it: the key lies at `verify.url`. No list says whose it is, so it counts only
 * where the issuer's own site serves it, and with a caution.
 */
export async function checkHostedKeySignature(
  run: Run,
  signed: Jwt,
  part: FoundPart,
  url: string | null,
): Promise<ProofAnswer> {
  const issuer = ownIssuer(part);
  if ('check' in issuer) return unproven(issuer.check);
  const detail = { issuer: issuer.id, value: url };
  if (!isWebAddress(url) || !sameSite(url, issuer.id)) return unproven(fail('key', 'key-not-authorised', detail));
  const found = await fetchKey(run, url, issuer.id);
  if ('check' in found) return unproven(found.check);
  const answer = await checkSignature(run, signed, issuer.id, found, url);
  return answer.key.outcome === 'pass'
    ? { ...answer, key: warn('key', 'key-on-issuer-host', { host: siteOf(url), value: url }) }
    : answer;
}

/**
 * The issuer as its own address describes it. One that stands only inside another document, or that gives itself another
 * address than the one asked, lists keys for nobody.
 */
function ownIssuer({
  document,
  servedBy,
  own,
}: FoundPart): { readonly document: JsonObject; readonly id: string } | { readonly check: Check } {
  const stated = idOf(document);
  if (own && isWebAddress(servedBy) && (stated === null || sameAddress(stated, servedBy)))
    return { document, id: servedBy };
  // It has an address of its own, which gave nothing when it was followed.
  const isAway = !own && isWebAddress(stated);
  return { check: unknown('key', isAway ? 'issuer-unreachable' : 'key-not-bound', { url: stated, issuer: stated }) };
}

/** The key is what is wrong, so the signature isn't tried. */
const unproven = (key: Check): ProofAnswer => ({ key, proof: unknown('proof', 'signature-unchecked') });

interface FoundKey {
  readonly key: PublicJwk | null;
  /** Whose the key says it is; null where it doesn't say. */
  readonly owner: string | null;
  readonly document: JsonObject;
}

async function checkSignature(
  run: Run,
  signed: Jwt,
  issuerId: string,
  { key, owner, document }: FoundKey,
  name: string | null,
): Promise<ProofAnswer> {
  const { header } = signed;
  const alg = textOf(header.alg) ?? '';
  const detail = { type: alg };
  // A message authentication code is made with a secret: made with a public key, it is made by anybody.
  if (/^HS/i.test(alg))
    return { ...unproven(unknown('key', 'signature-unchecked', detail)), proof: fail('proof', 'no-proof', detail) };
  // RFC 7515, 4.1.11: it names extensions that must be understood, and none is here.
  if (header.crit !== undefined)
    return {
      ...unproven(unknown('key', 'signature-unchecked')),
      proof: fail('proof', 'proof-malformed', { member: 'crit' }),
    };
  if (owner !== null && !sameName(owner, issuerId))
    return unproven(fail('key', 'key-not-authorised', { issuer: issuerId, value: name }));
  if (key === null) return unproven(unknown('key', 'key-unsupported', { value: name }));
  const listed: ListedKey = {
    id: name ?? issuerId,
    key,
    kid: null,
    expires: textOf(document.expires),
    revoked: textOf(document.revoked) ?? (document.revoked === true ? 'true' : null),
  };
  const controller: Controller = { kind: 'document', id: issuerId, keys: [listed], silent: false };
  // `creator` says which key it is, whatever name the header has for it; a key in the header must still be the same one.
  const answer = await checkJwt(run, { ...signed, header: { ...header, kid: listed.id } }, controller);
  // A key there was, and it was not tried: it is of another kind than the header says.
  return answer.proof.reason === 'signature-unchecked'
    ? { ...answer, proof: fail('proof', 'proof-malformed', { member: 'alg', type: alg }) }
    : answer;
}

function hasMaterial(entry: JsonObject): boolean {
  return [entry.publicKeyPem, entry.publicKeyJwk, entry.publicKeyMultibase].some((value) => value !== undefined);
}

function readKey(document: JsonObject): FoundKey {
  const pem = textOf(document.publicKeyPem);
  const key = pem === null ? keyOfMethod(document) : keyOfPem(pem);
  return {
    key: key && hasSensibleSize(key) ? key : null,
    owner: idOf(document.owner) ?? idOf(document.controller),
    document,
  };
}

/** The key's document at its own address, or within the document that its fragment is a part of; also a bare PEM, as 1.0 had it. */
async function fetchKey(
  run: Run,
  name: string | null,
  issuerId: string,
): Promise<FoundKey | { readonly check: Check }> {
  const malformed = { check: unknown('key', 'issuer-document-malformed', { url: name }) };
  if (!isWebAddress(name)) return malformed;
  const url = name.split('#', 1)[0] ?? name;
  const answer = await run.fetch(url, ACCEPT_JSON);
  if (!answer.ok || answer.status !== 200)
    return { check: unread('key', 'issuer-unreachable', url, answer, { url, issuer: issuerId }) };
  // An open redirect of the issuer must not let another host give the key.
  if (!sameHost(answer.url, url))
    return { check: unknown('key', 'issuer-unreachable', { url, issuer: issuerId, value: 'redirected' }) };
  const text = new TextDecoder().decode(answer.bytes).trim();
  if (text.startsWith('-----BEGIN ')) return readKey({ publicKeyPem: text });
  const parsed = parseJson(text);
  if (!parsed.ok || !isObject(parsed.value)) return malformed;
  const document = parsed.value;
  if (idOf(document) === null ? hasMaterial(document) : isNamed(document, name, url)) return readKey(document);
  const inside = listOf(document.publicKey).filter((entry) => isObject(entry) && isNamed(entry, name, url));
  const [entry] = inside;
  return inside.length === 1 && isObject(entry) ? readKey(entry) : malformed;
}

/** The key's absolute name. `#key-1` is a part of the document it stands in. */
function keyName(reference: unknown, base: string): string | null {
  const id = idOf(reference);
  return id?.startsWith('#') ? `${base}${id}` : id;
}

function isNamed(entry: unknown, name: string | null, base: string): boolean {
  const own = keyName(entry, base);
  return own !== null && name !== null && sameName(own, name);
}
