import { isIsoDate } from './dates';
import { address, plainAddress, tidy } from './page';
import type { CredentialRef, Grade, Observation } from './types';

/** Most observations taken from one page; a dashboard of 300 courses is already beyond any seen. */
export const OBSERVATION_LIMIT = 300;
export const INSTRUCTOR_LIMIT = 20;
export const SKILL_LIMIT = 50;
export const CREDENTIAL_LIMIT = 20;

/**
 * The observation with every string, list and number inside its bounds, so that what leaves a page can be stored.
 *
 * @returns null when what is left is no observation: no title, no id, or an address that isn't http(s)
 */
export function bounded(observation: Observation): Observation | null {
  const title = tidy(observation.title);
  const itemId = tidy(observation.itemId, 500);
  const url = webAddress(observation.url);
  if (title === '' || itemId === '' || url === null) return null;
  return {
    platform: observation.platform,
    itemId,
    kind: observation.kind,
    title,
    url: url.replace(/^http:/, 'https:'),
    status: observation.status,
    own: observation.own,
    signal: observation.signal,
    ...keep('provider', tidy(observation.provider ?? '', 200)),
    ...keep('instructors', names(observation.instructors, INSTRUCTOR_LIMIT)),
    ...keep('progress', between(observation.progress, 0, 1)),
    ...keep('grade', grade(observation.grade)),
    ...keep('hours', between(observation.hours, 0, 100_000)),
    ...keep('enrolledAt', date(observation.enrolledAt)),
    ...keep('startedAt', date(observation.startedAt)),
    ...keep('completedAt', date(observation.completedAt)),
    ...keep('skills', names(observation.skills, SKILL_LIMIT)),
    ...keep('credentials', credentials(observation.credentials)),
    ...keep('recipient', tidy(observation.recipient ?? '', 200)),
  };
}

/** A member that is only there when it says something. */
function keep<K extends string, V>(name: K, value: V | null): { [P in K]?: V } {
  const empty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
  const member: { [P in K]?: V } = {};
  if (!empty) member[name] = value;
  return member;
}

function names(list: readonly string[] | undefined, limit: number): readonly string[] {
  const tidied = (list ?? []).slice(0, limit * 4).map((name) => tidy(name, 200));
  return [...new Set(tidied)].filter((name) => name !== '').slice(0, limit);
}

function between(value: number | undefined, low: number, high: number): number | null {
  if (value === undefined || !Number.isFinite(value)) return null;
  return value < low || value > high ? null : value;
}

function grade(value: Grade | undefined): Grade | null {
  if (value === undefined || !(value.max > 0) || !Number.isFinite(value.max)) return null;
  return between(value.value, 0, value.max) === null ? null : { value: value.value, max: value.max };
}

/** Instants in UTC and in one form: dates are compared as texts. */
function date(value: string | undefined): string | null {
  if (value === undefined || !isIsoDate(value)) return null;
  return value.includes('T') ? new Date(value).toISOString() : value;
}

function credentials(list: readonly CredentialRef[] | undefined): readonly CredentialRef[] {
  return (list ?? []).slice(0, CREDENTIAL_LIMIT).flatMap(({ url, id }) => {
    const plain = webAddress(url);
    return plain === null ? [] : [{ url: plain, id: id === null ? null : tidy(id, 200) || null }];
  });
}

function webAddress(url: string): string | null {
  const parsed = address(url, new URL('https://invalid.invalid'));
  return parsed === null || parsed.hostname === 'invalid.invalid' ? null : plainAddress(parsed);
}
