import { httpUrl, isPlainHost, pathSegments } from './normalise';

/** Wrappers inside wrappers are followed this deep; more is nobody's honest link. */
const MAX_DEPTH = 5;

/**
 * Opens addresses that only lead to another: LinkedIn's `redir/redirect` and `safety/go`, and GitHub's page around a
 * file. Never fetches. Where the nesting is too deep, or the target isn't http(s), the answer is the wrapper itself,
 * which no recogniser knows.
 */
export function unwrap(url: URL): URL {
  let current = url;
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const target = targetOf(current);
    if (target === null) return current;
    current = target;
  }
  return targetOf(current) === null ? current : url;
}

function targetOf(url: URL): URL | null {
  if (!isPlainHost(url)) return null;
  if (isLinkedInWrapper(url)) return wrappedTarget(url);
  if (url.hostname === 'github.com') return githubFile(url);
  return null;
}

function isLinkedInWrapper(url: URL): boolean {
  return (
    /^(?:[a-z0-9-]+\.)?linkedin\.com$/.test(url.hostname) && /^\/(?:redir\/redirect|safety\/go)\/?$/i.test(url.pathname)
  );
}

/** LinkedIn leaves the scheme out at times (`url=Numer%2Eai`), and encodes twice at others. */
function wrappedTarget(url: URL): URL | null {
  const written = url.searchParams.get('url')?.trim() ?? '';
  if (written === '') return null;
  const text = /^https?%3a/i.test(written) ? decodeOnce(written) : written;
  if (/^https?:/i.test(text)) return httpUrl(text);
  // Any other scheme (`javascript:`, `mailto:`) has no dot before its colon; a bare host has.
  return /^[^/?#:]+\.[^/?#:]+(?:[/?#]|$)/.test(text) ? httpUrl(`https://${text}`) : null;
}

/** `github.com/USER/REPO/(blob|raw)/REF/PATH` shows or serves the file that raw.githubusercontent.com holds. */
function githubFile(url: URL): URL | null {
  const [user, repo, view, ...file] = pathSegments(url);
  if ((view !== 'blob' && view !== 'raw') || user === undefined || repo === undefined || file.length < 2) return null;
  const path = [user, repo, ...file].map(encodeURIComponent).join('/');
  return httpUrl(`https://raw.githubusercontent.com/${path}`);
}

function decodeOnce(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
