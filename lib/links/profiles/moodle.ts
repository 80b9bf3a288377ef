import type { ProfilePage, ProfileSite } from '../types';
import { generic } from './generic';
import { without } from './parts';
import { nameIn, only } from './text';

/**
 * Moodle, on any site: a person's page as anybody sees it, with the badges of that site and of their backpack. From pages
 * of Moodle 4.5 as a browser showed them (2026). Confidence: high. Blocks are left alone: "Latest badges" shows the
 * reader's own.
 */
export const moodle: ProfileSite = {
  id: 'moodle',
  label: 'Moodle',
  hosts: [],
  path: /\/user\/(?:profile|view)\.php$/,
  isProfile: () => true,
  owner: (page) => (isMoodle(page) ? only([...page.document.querySelectorAll(NAME)].map(nameIn)) : generic.owner(page)),
  scopes: (page) => {
    if (!isMoodle(page)) return generic.scopes(page);
    const { document } = page;
    return without([...document.querySelectorAll(PROFILE)], [...document.querySelectorAll(BLOCKS)]);
  },
};

const NAME = '.page-header-headings h1, .page-header-headings h2, .page-context-header h1, .page-context-header h2';
const PROFILE = '.userprofile, .profile_tree';
const BLOCKS = '[data-block], section.block, aside';

/** The address alone is anybody's; Moodle gives each page's body an id of its own. */
function isMoodle({ document }: ProfilePage): boolean {
  return /^page-user-(?:profile|view)$/.test(document.body?.id ?? '');
}
