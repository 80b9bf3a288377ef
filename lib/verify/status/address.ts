/** Can this address be asked for a list? */
export const isFetched = (url: string): boolean => /^https?:\/\//i.test(url) && URL.canParse(url);

/** http and https name one list (only https is ever asked); a fragment is no part of its address. */
export function isSameAddress(a: string, b: string): boolean {
  const plain = (url: string) => url.replace(/^http:/i, 'https:').replace(/#.*$/s, '');
  if (!URL.canParse(a) || !URL.canParse(b)) return a === b;
  return new URL(plain(a)).href === new URL(plain(b)).href;
}
