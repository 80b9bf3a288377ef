import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost, CredentialLink } from '../types';

/**
 * Certiport (Pearson VUE): Microsoft Office Specialist, IT Specialist and others. `id` is the certification, `cvid`
 * the award. No machine-readable record is known (2026-11).
 */
export const certiport: BadgeHost = {
  id: 'certiport',
  label: 'Certiport',
  match: matchCertiport,
  record: NO_RECORD,
};

const matchPage = matchShapes({
  id: 'certiport',
  hosts: ['portal.certiport.com', 'certiport.com'],
  query: ['action', 'id', 'cvid'],
  shapes: awardsAt(
    '/Portal/Pages/PrintTranscriptInfo\\.aspx\\?action=Cert&id=(?<of>\\d+)&cvid=',
    /[\w+/]{22}==/i,
    'https://portal.certiport.com/Portal/Pages/PrintTranscriptInfo.aspx?action=Cert&id=$<of>&cvid=$<id>',
  ),
});

/** The award's id is base64, and a plus sign in it stands as it is, where a parameter's plus sign is a blank. */
function matchCertiport(url: URL): CredentialLink | null {
  return matchPage(url.search.includes('+') ? new URL(url.href.replaceAll('+', '%2B')) : url);
}
