import { isWebAddress, shownAddress } from '../addresses';
import { idOf, isObject, type JsonObject, listOf } from '../json';
import type { About } from '../types';

/** More than any honest achievement has; a transcript's courses are credentials of their own. */
const MAX_SKILLS = 30;
const MAX_SKILL = 100;
const MAX_CRITERIA = 2_000;
/** Values looked at for skills: tags and alignments that are no words are passed over. */
const MAX_LOOKED_AT = 200;

type Criteria = NonNullable<About['criteria']>;

/**
 * What an achievement says it takes and teaches, in its own words; undefined where it says neither. A BadgeClass of Open
 * Badges 1 and 2 has `criteria` (an address, or `id` and `narrative`), `tags` and `alignment`; an Achievement of Open Badges
 * 3.0 and CLR 2.0 has the same with `tag` for `tags`. Open Badges 2.0, BadgeClass, Criteria, AlignmentObject; Open Badges
 * 3.0, B.1.1 Achievement, B.1.3 Alignment, B.1.5 Criteria.
 */
export function aboutAchievement(achievement: unknown): About | undefined {
  if (!isObject(achievement)) return undefined;
  const aligned = listOf(achievement.alignment).slice(0, MAX_LOOKED_AT).filter(isObject);
  // 1.1 and early 2.0 wrote `name`.
  const skills = [...tagsOf(achievement), ...aligned.map(({ targetName, name }) => targetName ?? name)];
  return aboutOf(criteriaOf(achievement.criteria), skills);
}

const tagsOf = ({ tags, tag }: JsonObject): readonly unknown[] =>
  [...listOf(tags), ...listOf(tag)].slice(0, MAX_LOOKED_AT);

/**
 * The same of values as a format has them: words are trimmed, repeated ones dropped, everything bounded.
 *
 * @param skills strings are kept, whatever else it is isn't
 */
export function aboutOf(criteria: Criteria | null, skills: readonly unknown[]): About | undefined {
  const words = skills.flatMap((skill) => lettersOf(skill, MAX_SKILL) ?? []);
  const named = [...new Map(words.map((word) => [word.toLowerCase(), word])).values()].slice(0, MAX_SKILLS);
  return criteria === null && named.length === 0 ? undefined : { criteria, skills: named };
}

/** An address, words, or an object of both; the first of several that says anything. */
function criteriaOf(value: unknown): Criteria | null {
  for (const one of listOf(value).slice(0, MAX_LOOKED_AT)) {
    const id = idOf(one);
    const url = isWebAddress(id) ? shownAddress(id) : null;
    const words = isObject(one) ? one.narrative : url === null ? one : null;
    const text = lettersOf(words, MAX_CRITERIA);
    if (url !== null || text !== null) return { text, url };
  }
  return null;
}

/** Longer than `wordsOf` allows: criteria are paragraphs. A language map gives its first. */
export function lettersOf(value: unknown, max: number): string | null {
  const [first] = isObject(value) ? listOf(value['@value'] ?? Object.values(value)[0]) : listOf(value);
  return typeof first === 'string'
    ? first
        .slice(0, 4 * max)
        .trim()
        .slice(0, max) || null
    : null;
}
