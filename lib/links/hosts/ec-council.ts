import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost, CredentialLink } from '../types';

/** EC-Council: its certifications, by 32 bytes in base64, of which case counts. No machine-readable record is known (2026-11). */
export const ecCouncil: BadgeHost = {
  id: 'ec-council',
  label: 'EC-Council',
  match,
  record: NO_RECORD,
};

const matchPage = matchShapes({
  id: 'ec-council',
  hosts: ['aspen.eccouncil.org'],
  query: ['type', 'a'],
  shapes: awardsAt(
    '/VerifyBadge\\?type=certification&a=',
    /[\w+/]{43}=/i,
    'https://aspen.eccouncil.org/VerifyBadge?type=certification&a=$<id>',
  ),
});

/** A plus sign of base64 stands as it is, where a parameter's plus sign is a blank. */
function match(url: URL): CredentialLink | null {
  return matchPage(url.search.includes('+') ? new URL(url.href.replaceAll('+', '%2B')) : url);
}
