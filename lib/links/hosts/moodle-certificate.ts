import { isMadeUp, isPlaceholder, withoutTracking } from '../normalise';
import { NO_RECORD } from '../record';
import type { BadgeHost, CredentialLink, LinkKind } from '../types';

/**
 * Certificates of three plugins of Moodle, on any site: `mod_customcert`, `mod_simplecertificate` and Moodle Workplace's
 * `tool_certificate`. Each of their pages shows a certificate by its code, often only once a form was sent or a login
 * passed; without a code it is that form. No machine-readable record is known (2026-11).
 */
export const moodleCertificate: BadgeHost = {
  id: 'moodle-certificate',
  label: 'Moodle certificate',
  foundOn: 'any site',
  match,
  record: NO_RECORD,
};

/** Ten letters and digits of which case counts; a UUID; ten digits and the initials of the holder. */
const PAGES: readonly (readonly [page: string, code: RegExp])[] = [
  ['/mod/customcert/verify_certificate.php', /^[A-Za-z0-9]{10}$/],
  ['/mod/simplecertificate/verify.php', /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/],
  ['/admin/tool/certificate/index.php', /^\d{10}[A-Z]{2}$/],
];
const FILE = /\/pluginfile\.php\/\d+\/tool_certificate\/issues\/.+\.pdf$/;

function match(url: URL): CredentialLink | null {
  const { hostname, pathname, searchParams } = url;
  if (FILE.test(pathname)) return other(url, 'file');
  if (pathname.endsWith('/mod/customcert/my_certificates.php')) {
    // With `downloadcert` it hands out the file, to its owner alone.
    return other(url, searchParams.has('downloadcert') ? 'file' : 'collection');
  }
  const [page, code] = PAGES.find(([end]) => pathname.endsWith(end)) ?? [];
  const written = searchParams.get('code')?.trim() ?? '';
  if (page === undefined || code === undefined || written === '') return null;
  if (isPlaceholder(written) || isMadeUp(written)) return other(url, 'placeholder');
  if (!code.test(written)) return other(url, 'unknown');
  return {
    host: 'moodle-certificate',
    kind: 'award',
    id: written,
    url: `https://${hostname}${pathname}?code=${written}`,
  };
}

function other(url: URL, kind: LinkKind): CredentialLink {
  return { host: 'moodle-certificate', kind, id: null, url: withoutTracking(url) };
}
