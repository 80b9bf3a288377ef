import { httpUrl } from './normalise';

/** As Badgr's own share links write them. `PERSONAL` in `normalise.ts` takes the same out of every address that is kept. */
const PARAMETER = /^identity__(?:email|url|telephone|id)$/i;
const MAX_LENGTH = 500;
const MAX_COUNT = 8;

/**
 * Who a link says its badge was issued to (`?identity__email=…`): for comparing, in memory, and never to be stored or
 * sent. Whoever shares a link writes it, so it confirms nobody.
 */
export function identitiesOf(href: string): readonly string[] {
  const found: string[] = [];
  // Not `for … of`: in a Firefox content script it isn't iterable.
  httpUrl(href)?.searchParams.forEach((value, name) => {
    if (PARAMETER.test(name) && value !== '' && value.length <= MAX_LENGTH && found.length < MAX_COUNT)
      // An unescaped plus is a blank to a parser, and a part of the address to who wrote it.
      found.push(...new Set([value, value.replaceAll(' ', '+')]));
  });
  return found;
}

/** The address as it stands, without who the badge was issued to. */
export function withoutIdentities(href: string): string {
  const url = httpUrl(href);
  if (url === null || identitiesIn(url).length === 0) return href;
  for (const name of identitiesIn(url)) url.searchParams.delete(name);
  return url.href;
}

function identitiesIn(url: URL): readonly string[] {
  const names: string[] = [];
  url.searchParams.forEach((_, name) => {
    if (/^identity__/i.test(name)) names.push(name);
  });
  return names;
}
