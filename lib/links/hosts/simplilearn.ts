import { httpUrl, withoutTracking } from '../normalise';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost, CredentialLink } from '../types';
import { fromBase64Url } from '../wrappers/encodings';

/**
 * Simplilearn’s files, the pages that show one, and the short links of its app. The address of such a page carries the
 * holder’s name and where the file is, so the page counts as the file, and its own address is kept nowhere. Its awards
 * are shown by Accredible on its own domain.
 */
export const simplilearn: BadgeHost = {
  id: 'simplilearn',
  label: 'Simplilearn',
  match: (url) => matchFile(url) ?? matchShort(url) ?? matchLanding(url),
  record: NO_RECORD,
};

const matchFile = matchShapes({
  id: 'simplilearn',
  hosts: ['certificates.simplicdn.net'],
  shapes: [{ kind: 'file', path: /^\/share\/.+\.(?:pdf|png)$/i }],
});

const matchApp = matchShapes({
  id: 'simplilearn',
  hosts: ['simpli.app.link'],
  shapes: [
    { kind: 'placeholder', path: /^\/(?:your|[^/]*[-{}<>[\]])/i },
    { kind: 'short-link', path: /^\/[A-Za-z0-9]{11}$/ },
  ],
});
const matchWeb = matchShapes({
  id: 'simplilearn',
  hosts: ['simpli-web.app.link'],
  shapes: [{ kind: 'short-link', path: /^\/e\/[\w-]+$/ }],
});

function matchShort(url: URL): CredentialLink | null {
  return matchApp(url) ?? matchWeb(url);
}

/** `?token=` is JSON in base64: the course's number, the file's address, the holder's name. */
function matchLanding(url: URL): CredentialLink | null {
  const token = url.searchParams.get('token');
  if (url.hostname.replace(/^www\./, '') !== 'simplilearn.com' || token === null) return null;
  if (!/^\/skillup-certificate-landing\/?$/.test(url.pathname)) return null;
  const file = httpUrl(/"certificate_url":\s*"([^"]+)"/.exec(textOf(token))?.[1]?.replaceAll('\\/', '/') ?? '');
  const link = file === null ? null : matchFile(file);
  return link ?? { host: 'simplilearn', kind: 'unknown', id: null, url: withoutToken(url) };
}

/** The plus sign of base64 is a blank in a query. */
function textOf(token: string): string {
  return fromBase64Url(token.replaceAll(' ', '+'));
}

function withoutToken(url: URL): string {
  const plain = new URL(url);
  plain.search = '';
  return withoutTracking(plain);
}
