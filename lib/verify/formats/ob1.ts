import { isObject, type JsonObject, listOf, textOf } from '../json';

/** Which Open Badges an assertion follows. 0.5 had no identity object, no address of its own and nothing to verify. */
export type Edition = '0.5' | '1' | '2';

const CONTEXT_V1 = /^https?:\/\/w3id\.org\/openbadges\/v1$/;

/** Tells the edition from the shape: 1.1 has its own context, 1.0 has none but `uid` and `verify`, 0.5 has neither. */
export function editionOf(assertion: JsonObject): Edition {
  const contexts = listOf(assertion['@context']);
  if (contexts.some((context) => typeof context === 'string' && CONTEXT_V1.test(context))) return '1';
  if (contexts.length > 0) return '2';
  if (assertion.uid !== undefined && isObject(assertion.verify)) return '1';
  const bare = assertion.id === undefined && assertion.uid === undefined && assertion.verify === undefined;
  return bare && typeof assertion.recipient === 'string' && isObject(assertion.badge) ? '0.5' : '2';
}

/**
 * An assertion in the shape of 2.0, whatever its edition: its own address as `id`, dates as ISO 8601, `verification`.
 * Nothing that it says is changed. Open Badges 1.0, BadgeAssertion and DateTime; Open Badges 1.1.
 */
export function asOb2(assertion: JsonObject): JsonObject {
  if (editionOf(assertion) !== '1') return assertion;
  const verification = assertion.verification ?? assertion.verify;
  const hostedAt = isObject(verification) && verification.type !== 'signed' ? textOf(verification.url) : null;
  const id = textOf(assertion.id) ?? hostedAt;
  return {
    ...assertion,
    ...(id === null ? {} : { id }),
    issuedOn: isoOf(assertion.issuedOn),
    ...(assertion.expires === undefined ? {} : { expires: isoOf(assertion.expires) }),
    ...(verification === undefined ? {} : { verification }),
  };
}

/** 1.0 allows seconds since 1970 beside ISO 8601. Whatever else it is stays, for the check of dates to refuse. */
function isoOf(date: unknown): unknown {
  const seconds = typeof date === 'string' && /^\d{9,10}$/.test(date) ? Number(date) : date;
  return typeof seconds === 'number' && seconds > 0 && seconds < 1e11 ? new Date(seconds * 1000).toISOString() : date;
}

/** `uid` may be written as a number. */
export function uidOf(assertion: JsonObject): string | null {
  return typeof assertion.uid === 'number' ? String(assertion.uid) : textOf(assertion.uid);
}
