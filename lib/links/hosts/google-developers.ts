import { straysAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost, CredentialLink } from '../types';

/**
 * Badges of the Google Developer Program. A badge’s page describes it, or hands it out (`/award`); only with `?u=` is
 * it somebody’s. No machine-readable record is known (2026-11).
 */
export const googleDevelopers: BadgeHost = {
  id: 'google-developers',
  label: 'Google Developer Program',
  match: matchGoogleDevelopers,
  record: NO_RECORD,
};

const matchPage = matchShapes({
  id: 'google-developers',
  hosts: ['developers.google.com'],
  query: ['u'],
  shapes: [
    { kind: 'achievement', path: /^\/profile\/badges\/[^?]+(?:$|\/award\?)/ },
    {
      kind: 'award',
      path: /^\/profile\/badges\/(?<of>[\w./-]+)\?u=(?<user>[\w.-]+)$/,
      id: '$<user>/$<of>',
      url: 'https://developers.google.com/profile/badges/$<of>?u=$<user>',
    },
    ...straysAt('/profile/badges/[^?]+\\?u='),
    { kind: 'collection', path: /^\/profile\/u\/[^/?]+/ },
  ],
});

const matchShort = matchShapes({
  id: 'google-developers',
  hosts: ['g.dev'],
  shapes: [{ kind: 'collection', path: /^\/[\w.-]+$/ }],
});

/** A badge's name is a path, and stays one. */
function matchGoogleDevelopers(url: URL): CredentialLink | null {
  const link = matchPage(url);
  return link === null ? matchShort(url) : { ...link, url: link.url.replaceAll('%2F', '/') };
}
