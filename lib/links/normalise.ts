/** Longest address looked at, in characters; browsers and mail programs cut long before. */
const MAX_HREF = 4096;

const TRACKING =
  /^(?:utm_.*|trk|trkinfo|trackingid|lipi|lici|licu|gclid|fbclid|msclkid|dclid|igshid|mc_[ce]id|_ga|_gl|ref_src|source)$/i;
const PERSONAL = /^identity__|e-?mail|phone/i;
const PERSONAL_FRAGMENT = /identity__|(?:e-?mail|phone)[^=&]*=|[^/\s]@[^/\s]/i;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const BARE_HOST = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}\//i;

/**
 * Reads an href as a page or a person wrote it: blanks trimmed, resolved against `base`. Where it has no scheme but
 * begins like a host (`ude.my/UC-…`, seen on real profiles) the second answer is that host's address.
 * @returns absolute http(s) addresses to try in turn; none when it is neither, too long or malformed.
 */
export function readAddresses(href: string, base?: string): readonly URL[] {
  if (href.length > MAX_HREF) return [];
  const text = href.trim();
  if (text === '' || text.startsWith('#')) return [];
  const resolved = SCHEME.test(text) || base !== undefined ? httpUrl(text, base) : null;
  const guessed = BARE_HOST.test(text) ? httpUrl(`https://${text}`) : null;
  return [resolved, guessed].filter((url) => url !== null);
}

/** Parses an absolute or, with `base`, relative address. null: not http(s), or no address at all. */
export function httpUrl(text: string, base?: string): URL | null {
  const url = URL.canParse(text, base) ? new URL(text, base) : null;
  // Measured again: escaping can make an address nine times as long as it was written.
  if (url === null || url.href.length > MAX_HREF) return null;
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
}

/**
 * Can this address be a public host's at all? A user name before the host is how look-alikes are written
 * (`www.credly.com@evil.example`); ports and a dot after the host are never fetched.
 */
export function isPlainHost(url: URL): boolean {
  return url.username === '' && url.password === '' && url.port === '' && !url.hostname.endsWith('.');
}

/** The decoded segments of the path, without empty ones: a trailing or doubled slash makes no difference. */
export function pathSegments(url: URL): readonly string[] {
  return url.pathname
    .split('/')
    .filter((segment) => segment !== '')
    .map(percentDecoded);
}

/** One address for one document: https, no fragment, no tracking parameters, nothing that names a person. */
export function withoutTracking(url: URL): string {
  const clean = withoutParameters(url, (name, value) => TRACKING.test(name) || isPersonal(name, value));
  clean.protocol = 'https:';
  clean.hash = '';
  return clean.href;
}

/** The host and path alone. Never made anew from the path: `//evil.example/…` as a path would name another host. */
export function withoutQuery(url: URL): URL {
  const bare = new URL(url);
  bare.search = '';
  bare.hash = '';
  return bare;
}

/** The address as it stands, but for the parameters that name a person (`identity__email`), and a fragment that does. */
export function withoutPersonal(url: URL): string {
  const clean = withoutParameters(url, isPersonal);
  // An address in it (VerifierPlus) may be encoded twice.
  if (PERSONAL_FRAGMENT.test(percentDecoded(percentDecoded(clean.hash)))) clean.hash = '';
  return clean.href;
}

function isPersonal(name: string, value: string): boolean {
  // Some write it encoded twice.
  return PERSONAL.test(name) || percentDecoded(value).includes('@');
}

function withoutParameters(url: URL, isUnwanted: (name: string, value: string) => boolean): URL {
  const clean = new URL(url);
  // Listed first: deleting in between would skip the next. Not `for … of`: in a Firefox content script it isn't iterable.
  const unwanted: string[] = [];
  clean.searchParams.forEach((value, name) => {
    if (isUnwanted(name, value)) unwanted.push(name);
  });
  for (const name of unwanted) clean.searchParams.delete(name);
  return clean;
}

/** Text that a template or a tutorial left where an id belongs: `${badge.id}`, `{id}`, `<id>`, `YOUR_ID`, `xxxx`. */
export function isPlaceholder(text: string): boolean {
  return /[{}<>]|\$\(|\byour[-_ ]?(?:id|name|user|badge|credential|certificate|hash|code)|^x{3,}$|^(.)\1{5,}$/i.test(
    text,
  );
}

/** How people count and spell when they need an id for a tutorial. */
const SEQUENCES = [
  '0123456789012345678901234567890123456789',
  '1234567890123456789012345678901234567890',
  '123456789abcdef0123456789abcdef',
  '1234567890abcdef1234567890abcdef',
  '0123456789abcdef0123456789abcdef',
  'abcdefghijklmnopqrstuvwxyz',
  'abcdef1234567890abcdef1234567890',
  'abcdef0123456789',
  'abcd1234efgh5678ijkl',
  'abcd1234abcd1234abcd1234abcd1234',
  'abc123def456ghi789jkl012mno345',
  'a1b2c3d4e5f6g7h8i9j0',
  '1a2b3c4d5e6f7g8h9i0j',
];
/** How the UUIDs of tutorials begin; the third is the example of half the web. */
const MADE_UP = ['123456781234', 'a1b2c3d4e5f6', '550e8400e29b41d4a716446655440000', '123e4567e89b12d3a456'];

/**
 * An id that somebody made up: one letter again and again, counted or spelled (`1234567890`, `ABC123DEF456`). Only of
 * nine letters and more: shorter ones look like that by chance.
 */
export function isMadeUp(id: string): boolean {
  const plain = id.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (plain.length < 9) return false;
  return (
    /^(.)\1+$/.test(plain) ||
    SEQUENCES.some((sequence) => sequence.startsWith(plain)) ||
    MADE_UP.some((beginning) => plain.startsWith(beginning))
  );
}

/** The canonical form of a UUID, or null. The nil UUID is a placeholder and not answered. */
export function uuidOf(text: string): string | null {
  const id = text.toLowerCase();
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null;
  return /^[0-]+$/.test(id) ? null : id;
}

/** Percent-decoded; as it was where that is malformed. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
