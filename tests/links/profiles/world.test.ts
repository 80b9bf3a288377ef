// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { findLinks } from '../../../lib/links/find';
import { profileSiteFor } from '../../../lib/links/profiles/registry';
import { recogniseHref } from '../../../lib/links/registry';
import {
  devToProfile,
  githubProfile,
  gitlabProfile,
  linkedinCertifications,
  linkedinProfile,
  linkedinProfile2026,
  PROFILES,
  personalPage,
} from '../../world/pages/profiles';
import { LEARNER } from '../../world/people';

/** The pages that the end-to-end tests show in real browsers. */
const PAGES = [
  ['github', PROFILES.github, githubProfile],
  ['gitlab', PROFILES.gitlab, gitlabProfile],
  ['dev-to', PROFILES.devTo, devToProfile],
  ['linkedin', PROFILES.linkedin, linkedinProfile],
  ['linkedin', PROFILES.linkedin, linkedinProfile2026],
  ['linkedin', PROFILES.linkedinCertifications, linkedinCertifications],
  ['generic', PROFILES.personal, personalPage],
] as const;
const LINKS = [1, 2].map((number) => ({
  href: `https://www.credly.com/badges/3f1c2b7a-9d04-4e61-8a55-00000000000${number}`,
  text: `Badge ${number}`,
}));

describe.each(PAGES)('%s, %s', (id, address, draw) => {
  it('shows whose it is, and each credential once with its title', () => {
    const url = new URL(address);
    const site = profileSiteFor(url);
    const page = { url, document: new DOMParser().parseFromString(draw(LINKS), 'text/html') };
    const found = site
      .scopes(page)
      .flatMap((scope) => findLinks(scope, (href) => recogniseHref(href, url.href)))
      .filter(({ link }) => link.kind === 'award');
    expect([site.id, site.owner(page)]).toEqual([id, LEARNER.name]);
    expect(found.map(({ link }) => link.url)).toEqual(LINKS.map(({ href }) => href));
    for (const [at, { text }] of found.entries()) {
      expect(text).toContain(LINKS[at]?.text);
      expect(text).not.toContain(LINKS[1 - at]?.text);
    }
  });
});
