import type { Shape } from './shapes';

/** A UUID, as the source of a regular expression. */
export const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** The page's language before the path (`/en/certificates/…`, `/pt-br/…`). */
const LOCALE = '(?:/[a-zA-Z]{2}(?:-[a-zA-Z]{2,4})?)?';
/** Views of one award beneath its address (`/pdf`, `/embed`), a page's ending, and signs copied along from a text. */
const TAIL =
  '(?:\\.html?|\\.json)?(?:/(?:share|embed|edit|view|verify|print|download|image|pic|full|pdf|png|jpe?g|landscape|portrait))*[)\\].,;:\'"`*]*$';
/** Whole ids that tutorials make up although they have a short id's shape. By chance one in a million begins so. */
const SAMPLE =
  '(?:your|user|test|cert|code|x{4}|example|sample|dummy|demo_|placeholder|abcdef|a1b2c3|1a2b3c|123456|(?:abcd?|xyz)[-_]?(?:123|456|789))[\\w-]*';
/** Signs of text for people in what has no id's shape. */
const TEXT =
  '[{}<>[\\]()…]|\\.\\.|your|user|example|sample|placeholder|cert|badge|credential|(?<![a-z])(?:id|name|link|url|code|here|test|demo|todo|my)(?![a-z])|(?<![^/=])(?:abc|xyz|123|x+(?![^/])|[0-9]{1,6}(?![^/]))';

/**
 * The shapes of awards that lie at one path: what fits is an award, text for people in its place is a placeholder, any
 * other single word (an id that was cut off) is unknown.
 * @param path what stands before the id, with the `/` or `=` at its end, as the source of a regular expression. May
 *   follow a language (`/en`)
 * @param id what an id looks like; its flags count for the whole address
 * @param url the one address, with `$<id>` and other groups of `path` and `id`
 */
export function awardsAt(path: string, id: RegExp, url: string, fold?: Shape['fold']): readonly Shape[] {
  return [samplesAt(path), awardAt(path, id, url, fold), ...straysAt(path)];
}

/** The award alone, where one path leads to ids of several kinds; see `awardsAt`. */
export function awardAt(path: string, id: RegExp, url: string, fold?: Shape['fold']): Shape {
  const award = {
    kind: 'award',
    path: new RegExp(`^${LOCALE}${path}(?<id>${id.source})${TAIL}`, id.flags),
    url,
  } as const;
  return fold === undefined ? award : { ...award, fold };
}

/** Goes before the shapes of awards with short ids; see `awardsAt`. */
export function samplesAt(path: string): Shape {
  return { kind: 'placeholder', path: new RegExp(`^${LOCALE}${path}(?:${SAMPLE})(?:/|$)`, 'i') };
}

/** Goes behind the shapes of awards; see `awardsAt`. */
export function straysAt(path: string): readonly Shape[] {
  return [
    { kind: 'placeholder', path: new RegExp(`^${LOCALE}${path}.*(?:${TEXT})`, 'i') },
    { kind: 'unknown', path: new RegExp(`^${LOCALE}${path}[^/]+$`, 'i') },
  ];
}
