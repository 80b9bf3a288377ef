import { base64urlnopad } from '@scure/base';
import { fail, pass, unknown } from '../check';
import { instantOf } from '../dates';
import { inflateBounded } from '../inflate';
import { hasType, idOf, isObject, type JsonObject, listOf, textOf } from '../json';
import type { Run } from '../run';
import type { Check } from '../types';

/** A status list credential, fetched and its own proof and key checked. */
export type FetchedList =
  | { readonly ok: true; readonly credential: JsonObject }
  | {
      readonly ok: false;
      readonly reason: 'status-unreachable' | 'status-malformed' | 'status-list-not-proven';
      readonly value: string;
    };

/** Fetches and proves a list; given by the verifier, so that this file knows nothing of proofs. */
export type FetchList = (run: Run, url: string) => Promise<FetchedList>;

/**
 * Bitstring Status List 1.0, 3.2 asks for at least this many, so that a look-up doesn't give away whose entry it is. Real
 * issuers publish shorter lists (the DCC's has 100,000); what they say is true all the same, so the evidence only notes it.
 */
const MIN_ENTRIES = 131_072;
const MAX_LIST_BYTES = 16 * 1024 * 1024;

/**
 * What one `BitstringStatusListEntry` says of its credential. Any doubt is `unknown`, never a pass.
 * Takes the entry and the credential's issuer. Bitstring Status List 1.0, 3.2.
 */
export async function checkBitstringEntry(
  run: Run,
  entry: JsonObject,
  issuer: string,
  fetchList: FetchList,
): Promise<Check> {
  const purpose = textOf(entry.statusPurpose);
  const url = textOf(entry.statusListCredential);
  const index =
    typeof entry.statusListIndex === 'number' ? String(entry.statusListIndex) : textOf(entry.statusListIndex);
  if (
    (purpose !== 'revocation' && purpose !== 'suspension') ||
    (entry.statusSize !== undefined && entry.statusSize !== 1)
  ) {
    return unknown('status', 'status-type-unknown', { type: `BitstringStatusListEntry, ${purpose ?? '?'}` });
  }
  if (!url || !index || !/^\d{1,10}$/.test(index)) return unknown('status', 'status-malformed', { list: url });

  const list = await fetchList(run, url);
  if (!list.ok) return unknown('status', list.reason, { list: url, value: list.value });
  const { credential } = list;
  // Whoever keeps the list must be whoever issued: anything else is a statement by a stranger.
  if (idOf(credential.issuer) !== issuer)
    return unknown('status', 'status-list-not-proven', { list: url, issuer: idOf(credential.issuer) });
  const [subject] = listOf(credential.credentialSubject);
  if (
    !isObject(subject) ||
    !hasType(subject, 'BitstringStatusList') ||
    !listOf(subject.statusPurpose).includes(purpose)
  ) {
    return unknown('status', 'status-malformed', { list: url });
  }
  if (!isCurrent(credential, run.options.now))
    return unknown('status', 'status-list-not-proven', { list: url, date: textOf(credential.validUntil) });
  const bits = decodeList(subject.encodedList);
  const set = bits && bitAt(bits, Number(index));
  if (!bits || set === null) return unknown('status', 'status-malformed', { list: url, value: index });
  const short = bits.length * 8 < MIN_ENTRIES;
  if (!set)
    return pass('status', short ? 'status-list-short' : undefined, {
      list: url,
      value: short ? String(bits.length * 8) : null,
    });
  return fail('status', purpose === 'suspension' ? 'suspended' : 'revoked', { list: url });
}

function isCurrent(list: JsonObject, now: Date): boolean {
  const from = list.validFrom ?? list.issuanceDate;
  const until = list.validUntil ?? list.expirationDate;
  const start = from === undefined ? null : instantOf(from);
  const end = until === undefined ? null : instantOf(until);
  if ((from !== undefined && !start) || (until !== undefined && !end)) return false;
  return (!start || start <= now) && (!end || end > now);
}

/** The bits of an encoded list (multibase base64url of gzip), or null when it is broken or unpacks to more than we hold. */
export function decodeList(encodedList: unknown): Uint8Array | null {
  const text = textOf(encodedList);
  if (!text) return null;
  try {
    // Multibase `u` is base64url without padding; lists older than the final specification lack the letter.
    const packed = base64urlnopad.decode((text.startsWith('u') ? text.slice(1) : text).replace(/={1,2}$/, ''));
    return inflateBounded('gzip', packed, MAX_LIST_BYTES);
  } catch {
    return null;
  }
}

/** The bit at an index, counted from the left from 0; null when it lies outside. Bitstring Status List 1.0, 3.3. */
export function bitAt(bits: Uint8Array, index: number): boolean | null {
  const byte = bits[Math.floor(index / 8)];
  return byte === undefined ? null : (byte & (0x80 >> (index % 8))) !== 0;
}
