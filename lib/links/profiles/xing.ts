import { pathSegments } from '../normalise';
import type { ProfileSite } from '../types';
import { generic } from './generic';
import { mainParts } from './parts';
import { confirmedByTitle, nameIn, only } from './text';

/**
 * XING: a person's page. Five third-party readers of about 2019 to 2021 found the name by
 * `data-qa=malt-profile-display-name`; whether it is still there isn't known (2026-11), so it counts only where the title
 * repeats it. Confidence: low; without it the page is read like any site.
 */
export const xing: ProfileSite = {
  id: 'xing',
  label: 'XING',
  hosts: ['xing.com', 'www.xing.com'],
  isProfile: ({ url }) => pathSegments(url)[0] === 'profile' && pathSegments(url)[1] !== undefined,
  owner: (page) => {
    const shown = [...page.document.querySelectorAll('[data-qa="malt-profile-display-name"]')];
    return only(shown.map((name) => confirmedByTitle(nameIn(name), page.document))) ?? generic.owner(page);
  },
  scopes: ({ document }) => mainParts(document),
};
