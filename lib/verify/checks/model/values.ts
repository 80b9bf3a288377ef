import { instantOf } from '../../dates';
import { isObject } from '../../json';

const ABSOLUTE = /^[a-z][a-z0-9+.-]*:\S+$/i;
const LANGUAGE = /^(?:@none|[a-z]{2,8}(?:[-_][a-z0-9]{1,8}){0,4})$/i;
const DIRECTIONS: readonly unknown[] = ['ltr', 'rtl', null, undefined];

/** An absolute address of any scheme. VC Data Model 2.0, 4.4: what a verifier takes as a URL. */
export function isUrl(value: unknown): value is string {
  return typeof value === 'string' && ABSOLUTE.test(value);
}

/** A term of a context, or a URL: one word. VC Data Model 2.0, 4.5. */
function isTypeName(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && !/\s/.test(value);
}

/** One or more names of types. */
export function isTypes(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 && value.every(isTypeName) : isTypeName(value);
}

/**
 * Words for a person, in one language or several: a text, a language value object without any other member, a language map
 * (JSON-LD 1.1, 4.2.4; 1EdTech's schemas allow them), or a list of the first two. VC Data Model 2.0, 11.1.
 */
export function isWords(value: unknown): boolean {
  if (typeof value === 'string') return true;
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string' || isLanguageValue(item));
  if (!isObject(value)) return false;
  if ('@value' in value) return isLanguageValue(value);
  const entries = Object.entries(value);
  return entries.length > 0 && entries.every(([tag, text]) => LANGUAGE.test(tag) && isTextOrTexts(text));
}

const isTextOrTexts = (value: unknown) =>
  typeof value === 'string' || (Array.isArray(value) && value.every((text) => typeof text === 'string'));

function isLanguageValue(value: unknown): boolean {
  if (!isObject(value) || typeof value['@value'] !== 'string') return false;
  const language = value['@language'];
  return (
    Object.keys(value).every((member) => VALUE_MEMBERS.has(member)) &&
    (language === undefined || language === null || (typeof language === 'string' && LANGUAGE.test(language))) &&
    DIRECTIONS.includes(value['@direction'])
  );
}

const VALUE_MEMBERS: ReadonlySet<string> = new Set(['@value', '@language', '@direction']);

/** Some issuers write an empty text, or null, where there is no date. */
export function isAbsentDate(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** A date that can be read. The time zone that XML Schema's dateTimeStamp demands may be missing, as it is with real issuers. */
export function isDate(value: unknown): boolean {
  return instantOf(value) !== null;
}

/** `header.payload.signature`; a detached payload is empty. RFC 7515, 7.1; Open Badges 3.0, CompactJws. */
export const COMPACT_JWS = /^[\w-]+\.[\w-]*\.[\w-]+$/;
