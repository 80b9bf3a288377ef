import { fail, pass, unknown, warn } from '../check';
import { hostOfIssuer } from '../issuers/known';
import { hasType, idOf, isObject, type JsonObject, listOf, textOf } from '../json';
import { MAX_STATUS_SIZE } from '../limits';
import type { Run } from '../run';
import type { Check } from '../types';
import { isFetched, isSameAddress } from './address';
import { decodeList, valueAt } from './encoded-list';

/** A status list credential, fetched and its own proof and key checked. */
export type FetchedList =
  | {
      readonly ok: true;
      readonly credential: JsonObject;
      /** Is it valid now, by its own dates and those of its envelope? */
      readonly dates: Check;
    }
  | {
      readonly ok: false;
      readonly reason: 'status-unreachable' | 'status-malformed' | 'status-list-not-proven';
      readonly value: string;
    };

/** Fetches and proves a list; given by the verifier, so that this file knows nothing of proofs. */
export type FetchList = (run: Run, url: string) => Promise<FetchedList>;

/** How one kind of status entry names its list, and what that list must be. */
interface ListKind {
  readonly url: string;
  readonly index: string;
  readonly credentialType: string;
  readonly listType: string;
  /** The one purpose that the kind has; null where the entry names it. */
  readonly purpose: string | null;
  readonly purposes: readonly string[];
  /** Software of before 2023 counted the bits of a byte from the right. */
  readonly hasOldOrder: boolean;
}

const KIND_2021: ListKind = {
  url: 'statusListCredential',
  index: 'statusListIndex',
  credentialType: 'StatusList2021Credential',
  listType: 'StatusList2021',
  purpose: null,
  purposes: ['revocation', 'suspension'],
  hasOldOrder: true,
};

const KINDS: ReadonlyMap<string, ListKind> = new Map([
  [
    'BitstringStatusListEntry',
    {
      ...KIND_2021,
      credentialType: 'BitstringStatusListCredential',
      listType: 'BitstringStatusList',
      purposes: ['revocation', 'suspension', 'refresh', 'message'],
      hasOldOrder: false,
    },
  ],
  ['StatusList2021Entry', KIND_2021],
  // Names that Status List 2021 had in its first year.
  ['RevocationList2021Status', { ...KIND_2021, listType: 'RevocationList2021', purpose: 'revocation' }],
  ['SuspensionList2021Status', { ...KIND_2021, listType: 'SuspensionList2021', purpose: 'suspension' }],
  [
    'RevocationList2020Status',
    {
      ...KIND_2021,
      url: 'revocationListCredential',
      index: 'revocationListIndex',
      credentialType: 'RevocationList2020Credential',
      listType: 'RevocationList2020',
      purpose: 'revocation',
    },
  ],
]);

/** Is this a type of status entry that points into a bitstring? */
export const isBitstringType = (type: string): boolean => KINDS.has(type);

/**
 * Bitstring Status List 1.0, 3.2 asks for at least this many, so that a look-up doesn't give away whose entry it is. Real
 * issuers publish shorter lists (the DCC's has 100,000); what they say is true all the same, so the evidence only notes it.
 */
const MIN_ENTRIES = 131_072;

/**
 * What one status entry that points into a bitstring says of its credential. Any doubt is `unknown`, never a pass.
 * Takes the entry with its type, and the credential's issuer. Bitstring Status List 1.0, 3.2; Status List 2021, 3.2;
 * Revocation List 2020, 3.2.
 */
export async function checkBitstringEntry(
  run: Run,
  entry: JsonObject,
  type: string,
  issuer: string,
  fetchList: FetchList,
): Promise<Check> {
  const kind = KINDS.get(type);
  const purpose = kind?.purpose ?? textOf(entry.statusPurpose);
  if (!kind || !purpose || !kind.purposes.includes(purpose))
    return unknown('status', 'status-type-unknown', { type: `${type}, ${purpose ?? '?'}` });
  const url = textOf(entry[kind.url]);
  const index = indexOf(entry[kind.index]);
  const size = kind.hasOldOrder ? 1 : sizeOf(entry, purpose);
  const contradicts = entry.statusPurpose !== undefined && entry.statusPurpose !== purpose;
  if (!url || !isFetched(url) || index === null || size === null || contradicts)
    return unknown('status', 'status-malformed', { list: url, type: purpose });

  const list = await fetchList(run, url);
  if (!list.ok) return unknown('status', list.reason, { list: url, value: list.value });
  const { credential, dates } = list;
  const encoded = listFor(credential, kind, purpose, size);
  if (encoded === null || dates.reason === 'bad-date') return unknown('status', 'status-malformed', { list: url });
  if (dates.outcome === 'fail')
    return unknown('status', 'status-list-outdated', { list: url, date: dates.detail?.date });
  const bits = decodeList(encoded);
  const value = bits && valueAt(bits, index, size);
  if (!bits || value === null) return unknown('status', 'status-malformed', { list: url, value: String(index) });

  const detail = { list: url, type: purpose };
  // The issuer signed the address of this list: what is said there against its credential counts, whoever keeps the list.
  const isWithdrawn = value !== 0 && (purpose === 'revocation' || purpose === 'suspension');
  if (isWithdrawn) return fail('status', purpose === 'suspension' ? 'suspended' : 'revoked', detail);
  const keeper = idOf(credential.issuer);
  if (keeper !== issuer && !isOnHostOf(issuer, url))
    return unknown('status', 'status-list-not-proven', { ...detail, issuer: keeper });
  if (purpose === 'message') return messageOf(entry, value, detail);
  if (purpose === 'refresh')
    return value === 0 ? pass('status', undefined, detail) : warn('status', 'status-newer-available', detail);
  if (kind.hasOldOrder && valueAt(bits, mirrored(index), 1) !== 0) return unknown('status', 'status-bit-order', detail);
  const id = textOf(credential.id);
  // Its issuer signed it, and named the place where it is served: what it says counts. Whether it was meant for that place is noted.
  if (id && !isSameAddress(id, url)) return warn('status', 'status-list-elsewhere', { ...detail, url: id });
  if (keeper !== issuer) return pass('status', 'status-list-by-another', { ...detail, issuer: keeper });
  const entries = Math.floor((bits.length * 8) / size);
  return entries < MIN_ENTRIES
    ? pass('status', 'status-list-short', { ...detail, value: String(entries) })
    : pass('status', undefined, detail);
}

/**
 * Another may keep the list for the issuer (Bitstring Status List 1.0, 2.2), but a clean record by a stranger proves nothing.
 * One on the issuer's own host does: who rules that host could as well change the issuer's keys.
 */
const isOnHostOf = (issuer: string, url: string) => hostOfIssuer(issuer) === new URL(url).hostname;

/** A whole number in base 10, as text or (by some issuers) as a number: nothing that two readers could count differently. */
function indexOf(index: unknown): number | null {
  const text = typeof index === 'number' ? String(index) : textOf(index);
  return text && /^(?:0|[1-9]\d{0,9})$/.test(text) ? Number(text) : null;
}

/**
 * How many bits the entry's status has. More than one, or a message, needs a text for each value it can take; null when that
 * is not so. Bitstring Status List 1.0, 2.1 (`statusSize`, `statusMessage`).
 */
function sizeOf({ statusSize = 1, statusMessage }: JsonObject, purpose: string): number | null {
  if (typeof statusSize !== 'number' || !Number.isInteger(statusSize) || statusSize < 1 || statusSize > MAX_STATUS_SIZE)
    return null;
  const needsMessages = statusSize > 1 || (purpose === 'message' && statusMessage !== undefined);
  return needsMessages && listOf(statusMessage).length !== 2 ** statusSize ? null : statusSize;
}

/** The encoded list of a list credential, if it is of this kind and for this purpose. Bitstring Status List 1.0, 2.2. */
function listFor(credential: JsonObject, kind: ListKind, purpose: string, size: number): string | null {
  const [subject, ...others] = listOf(credential.credentialSubject);
  if (!hasType(credential, kind.credentialType) || others.length > 0) return null;
  if (!isObject(subject) || !hasType(subject, kind.listType)) return null;
  // Kinds with one purpose don't repeat it in the list. Drafts stated the size there.
  const isFor =
    subject.statusPurpose === undefined ? kind.purpose !== null : listOf(subject.statusPurpose).includes(purpose);
  const fits = subject.statusSize === undefined || subject.statusSize === size;
  return isFor && fits ? textOf(subject.encodedList) : null;
}

/**
 * A note of the issuer's own making: it neither clears nor condemns, since only its issuer says what it means (2.1); one
 * that is set is a caution. The standard means the text for developers; it is all there is to show, as the issuer's words.
 */
function messageOf(entry: JsonObject, value: number, detail: Readonly<Record<string, string>>): Check {
  const messages = listOf(entry.statusMessage).filter(isObject);
  const found = messages.filter(({ status }) => typeof status === 'string' && statusOf(status) === value);
  const text = found.length === 1 ? textOf(found[0]?.message) : null;
  const code = `0x${value.toString(16)}`;
  const all = { ...detail, value: text ? `${text} (${code})` : code, url: textOf(listOf(entry.statusReference)[0]) };
  return value === 0 ? pass('status', 'status-message', all) : warn('status', 'status-message', all);
}

const statusOf = (status: string) => (/^0x[\da-f]{1,8}$/i.test(status) ? Number.parseInt(status, 16) : null);

/** The index with the bits of its byte counted from the other side. */
const mirrored = (index: number) => index - (index % 8) + (7 - (index % 8));
