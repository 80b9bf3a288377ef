import { isObject, listOf, wordsOf } from '../../json';

/** The name that all these recipients bear; null when none has one, or when two differ. Takes one object or a list. */
export function oneName(recipients: unknown): string | null {
  const names = new Set(
    listOf(recipients).flatMap((recipient) => (isObject(recipient) ? (wordsOf(recipient.name) ?? []) : [])),
  );
  const [name = null, ...more] = names;
  return more.length === 0 ? name : null;
}
