const MAX_URL = 4096;

/** Names that lead into the user's own network or nowhere. RFC 6761, RFC 6762, RFC 8375, RFC 7686 and common routers' names. */
const LOCAL_NAMES = [
  'localhost',
  'local',
  'internal',
  'intranet',
  'lan',
  'home',
  'corp',
  'private',
  'home.arpa',
  'localdomain',
  'onion',
  'invalid',
  'fritz.box',
  'alt',
];

/**
 * May we fetch this? Only https on the standard port, without credentials, to a public name: never an IP address in any
 * spelling (the URL parser has already turned `0x7f.1` into `127.0.0.1`), never a local name.
 * Takes any text, answers the parsed URL without its fragment, or null.
 */
export function publicHttpsUrl(text: string): URL | null {
  const url = text.length > MAX_URL ? null : parsed(text);
  if (!url) return null;
  if (url.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '') return null;
  const host = url.hostname.toLowerCase().replace(/\.+$/, '');
  if (host.startsWith('[') || /^[\d.]+$/.test(host) || !host.includes('.')) return null;
  if (LOCAL_NAMES.some((name) => host === name || host.endsWith(`.${name}`))) return null;
  url.hash = '';
  return url;
}

/** Node 20's `URL.canParse`, once it runs often, refuses addresses with letters such as ü. */
function parsed(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
