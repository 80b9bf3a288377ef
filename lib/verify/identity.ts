import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { MAX_IDENTITIES, MAX_IDENTITY, MAX_SALT } from './limits';
import type { Rare } from './rare/types';

/** `id`: an identifier such as a DID. `other`: of a kind we don't know; it may agree with anything, and contradicts nothing. */
export type IdentityKind = 'email' | 'url' | 'telephone' | 'id' | 'other';

/** Who a credential says it was issued to, where that isn't a name. Held in memory while it is compared, in no report. */
export interface RecipientIdentity {
  readonly kind: IdentityKind;
  /** The identity itself, or its hash. */
  readonly value: string;
  readonly hashed: boolean;
  readonly salt: string;
}

/** The recipient of a credential beside identities known of a person. `kind` names what agreed or differed, never the identity. */
export interface IdentityMatch {
  readonly answer: 'same' | 'different';
  readonly kind: IdentityKind;
}

/**
 * Compares a credential's recipient with identities known of a person (e-mail addresses, web addresses, telephone numbers).
 * One that agrees is enough. null: nothing of the same kind on both sides, or nothing that can be compared.
 * Open Badges 2.0, IdentityObject and IdentityHash; Open Badges 3.0, B.1.12 IdentityObject.
 */
export async function compareIdentities(
  recipients: readonly RecipientIdentity[],
  known: readonly string[],
  rare: () => Promise<Rare>,
): Promise<IdentityMatch | null> {
  const given = known.filter(isOfSensibleLength).slice(0, MAX_IDENTITIES).map(readIdentity);
  if (given.length === 0) return null;
  const bounded = recipients.slice(0, MAX_IDENTITIES).filter(isComparable);
  const md5 = bounded.some(isMd5)
    ? await rare().then(
        (parts) => parts.md5,
        () => null,
      )
    : null;
  // What can't be hashed can't be compared, and mustn't count as different.
  const comparable = bounded.filter((recipient) => md5 !== null || !isMd5(recipient));
  const hash = (text: string, length: number) => (length === MD5_LENGTH ? (md5?.(text) ?? '') : sha256Of(text));
  for (const recipient of comparable) {
    const fits = given.some(
      ({ kind, spellings }) => mayAgree(recipient.kind, kind) && agrees(recipient, spellings, hash),
    );
    if (fits) return { answer: 'same', kind: recipient.kind };
  }
  const other = comparable.find(({ kind }) => kind !== 'other' && given.some((identity) => identity.kind === kind));
  return other ? { answer: 'different', kind: other.kind } : null;
}

const isOfSensibleLength = (text: string) => text.trim() !== '' && text.length <= MAX_IDENTITY;

function isComparable({ value, hashed, salt }: RecipientIdentity): boolean {
  return isOfSensibleLength(value) && salt.length <= MAX_SALT && (!hashed || hashOf(value) !== null);
}

/** A DID may stand where an issuer wrote "url", and an unknown kind may be anything. */
const mayAgree = (recipient: IdentityKind, given: IdentityKind) =>
  recipient === given || recipient === 'other' || recipient === 'id' || given === 'other' || given === 'id';

interface KnownIdentity {
  readonly kind: IdentityKind;
  readonly spellings: readonly string[];
}

/** An identity as a person or a link gave it, with the spellings under which an issuer may have hashed it. */
function readIdentity(given: string): KnownIdentity {
  const text = given.trim();
  const kind = kindOf(text);
  return { kind, spellings: [...new Set([given, text, ...spellingsOf(text, kind)])] };
}

function kindOf(text: string): IdentityKind {
  if (/^https?:\/\//i.test(text)) return 'url';
  if (/^(?:mailto:)?[^\s@]+@[^\s@]+$/i.test(text)) return 'email';
  if (/^(?:tel:)?\+?[\d\s().\-/]{5,40}$/i.test(text)) return 'telephone';
  return /^[a-z][a-z0-9+.-]*:\S+$/i.test(text) ? 'id' : 'other';
}

function spellingsOf(text: string, kind: IdentityKind): readonly string[] {
  switch (kind) {
    case 'email': {
      const address = text.replace(/^mailto:/i, '');
      return [address, address.toLowerCase()];
    }
    case 'url': {
      const bare = text.replace(/\/+$/, '');
      return [bare, `${bare}/`];
    }
    case 'telephone': {
      const number = text.replace(/^tel:/i, '').trim();
      const digits = number.replace(/[^\d+]/g, '');
      return [number, digits, digits.replace(/^00/, '+'), `tel:${digits}`];
    }
    case 'id':
    case 'other':
      return [];
  }
}

function agrees(
  { hashed, value, salt }: RecipientIdentity,
  spellings: readonly string[],
  hash: (text: string, length: number) => string,
): boolean {
  if (!hashed) return readIdentity(value).spellings.some((spelling) => spellings.includes(spelling));
  const hex = hashOf(value);
  return hex !== null && spellings.some((spelling) => hash(`${spelling}${salt}`, hex.length) === hex);
}

const sha256Of = (text: string) => bytesToHex(sha256(utf8ToBytes(text)));

const isMd5 = ({ hashed, value }: RecipientIdentity) => hashed && hashOf(value)?.length === MD5_LENGTH;

const MD5_LENGTH = 32;

/** A hash as Open Badges writes it (`sha256$` or `md5$` before it), or bare, told by its length. null: of a kind we don't know. */
function hashOf(value: string): string | null {
  const match = /^(?:(?:sha256\$)?([0-9a-f]{64})|(?:md5\$)?([0-9a-f]{32}))$/i.exec(value.trim());
  return (match?.[1] ?? match?.[2])?.toLowerCase() ?? null;
}
