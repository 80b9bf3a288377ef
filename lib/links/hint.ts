/*
 * Asked of every link of every page, mostly once and before the browser has made any of this fast: so regular expressions,
 * which run as machine code from their second call, and as little script as can be. Both V8 and Firefox try the
 * alternatives at each character in turn; what follows is arranged so that most characters need few tries.
 */

/**
 * Words of credential links, of the sites they are on and of wrappers that hide every word. Groups are of first letters
 * next to each other in ASCII: one look tells that none of a group can begin here. All are four characters at least, which
 * many looks at once need; keep shorter ones in `SHORT`.
 */
const WORDS = new RegExp(
  [
    /academy|acclaim|accomplish|achiev|alura|assertion|award|badg|bing\.com\/ck|cert|confirm|course|credential|credly/,
    /diploma|format=json|g\.dev|zertif/,
    /learn|lnkd\.in|mongodb|nptel/,
    /platzi|portfolio|profile|simpli|statement-of/,
    /trailblazer|trailhead|transcript|tryhackme|ude\.my|verif|\/users?\//,
  ]
    .map(({ source }) => `(?:${source})`)
    .join('|'),
  'i',
);
const SHORT = /\b(?:clr\b|vc=)/i;
/** The beginning of a UUID, looked for from its first hyphen: hex digits are everywhere, hyphens are rare. */
const UUID = /-(?<=[\da-f]{8}-)[\da-f]{4}-/i;
/** Hex digits in a row that make a hash or an id. */
const HASH = 16;
/** Longest address looked at, in characters. */
const MAX_HREF = 4096;

/**
 * Could this address, as a page writes it, lead to a credential? A coarse question, asked of every link of a page, so that
 * the page's script need not know any badge host: whether it does, the background answers. Each badge host's fixtures see
 * to it that its links are let through.
 */
export function mayLead(address: string): boolean {
  if (address.length > MAX_HREF) return false;
  return WORDS.test(address) || SHORT.test(address) || UUID.test(address) || hasHash(address);
}

/** Are there `HASH` hex digits in a row? Wherever they stand, one of them is at a multiple of `HASH`, less one. */
function hasHash(address: string): boolean {
  for (let at = HASH - 1; at < address.length; at += HASH) {
    let start = at;
    while (start >= 0 && isHexDigit(address.charCodeAt(start))) start--;
    if (start === at) continue;
    let end = at + 1;
    while (end < address.length && isHexDigit(address.charCodeAt(end))) end++;
    if (end - start > HASH) return true;
  }
  return false;
}

function isHexDigit(code: number): boolean {
  const letter = code | 0x20;
  return (code >= 0x30 && code <= 0x39) || (letter >= 0x61 && letter <= 0x66);
}
