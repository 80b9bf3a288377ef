/**
 * A person's name in the form in which two spellings of it are compared: case, accents, punctuation and the order of
 * white space don't count. '' for a name that says nothing ("User 123456", under which Coursera hides people).
 */
export function foldName(name: string): string {
  const folded = name
    .slice(0, 200)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return /^user \d+$/.test(folded) ? '' : folded;
}

/** Do the two names spell the same person's name? null when either says nothing. */
export function sameName(one: string, other: string): boolean | null {
  const a = foldName(one);
  const b = foldName(other);
  return a === '' || b === '' ? null : a === b;
}
