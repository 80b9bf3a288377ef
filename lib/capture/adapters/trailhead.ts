/*
 * Salesforce Trailhead. Facts: November 2026, from several public readers of its GraphQL service, 2024 to 2026, none of them
 * of a signed-in person's own page; the mark of a finished module from one script, 2025.
 *
 * Read: the answers of GraphQL that list earned awards and certifications M. The page of a module or project L: only the
 * mark on its badge.
 * Own: the service gives a person their own awards as `EarnedAwardSelf`, which alone has the day; everybody else gets them
 * without it. Certifications and the mark on a module's page are `unknown`: nothing known tells whose they are.
 * Not known: what trails and trailmixes show (their parts stand in closed shadow roots); how a profile's list of badges
 * goes on, so that there is nothing to catch up from; kinds of award other than those below.
 */
import { dateIn } from '../dates';
import { isObject, type JsonObject, objectsIn, stringAt } from '../embedded';
import { address, firstText, meta, plainAddress } from '../page';
import type { Adapter, Answer, LearningKind, Observation, Page } from '../types';

export const trailhead: Adapter = {
  id: 'trailhead',
  label: 'Salesforce Trailhead',
  facts: '2026-11',
  hosts: ['*://trailhead.salesforce.com/*', '*://www.salesforce.com/trailblazer/*', '*://profile.api.trailhead.com/*'],
  pages: [
    {
      kind: 'module',
      confidence: 'L',
      path: /^(?:\/[a-z]{2}(?:-[a-z]{2})?)?\/content\/learn\/(?:modules|projects|superbadges)\/[^/]+\/?$/i,
      read: readModule,
    },
  ],
  answers: [
    { kind: 'awards', confidence: 'M', address: /^profile\.api\.trailhead\.com\/graphql\/?(?:\?|$)/, read: readAwards },
  ],
};

const ORIGIN = 'https://trailhead.salesforce.com';
const CONTENT = /\/content\/learn\/(modules|projects|superbadges)\/([\w-]{1,200})(?:\/|$)/;
const KINDS: Readonly<Record<string, LearningKind>> = { MODULE: 'module', PROJECT: 'module', SUPERBADGE: 'credential' };

function readAwards({ json }: Answer, page: Page): Observation[] {
  const data = isObject(json) ? json.data : undefined;
  const found: Observation[] = [];
  for (const object of objectsIn(data)) {
    if (isObject(object.award)) found.push(...award(object, object.award, page));
    if (isObject(object.credential)) found.push(...certifications(object.credential, page));
  }
  return found;
}

function award(earned: JsonObject, { id, ...award }: JsonObject, page: Page): Observation[] {
  const title = stringAt(award, 'title');
  const type = stringAt(award, 'type');
  const content = address(stringAt(award.content, 'webUrl'), new URL(ORIGIN));
  const place = content?.origin === ORIGIN ? placeOf(content.pathname) : null;
  const itemId = place ?? (typeof id === 'string' && id !== '' ? `award/${id}` : null);
  if (title === '' || itemId === null) return [];
  const isSelf = earned.__typename === 'EarnedAwardSelf';
  const date = isSelf ? dateIn(stringAt(earned, 'earnedAt'), 'en') : null;
  return [
    {
      platform: 'trailhead',
      itemId,
      // Awards for events and in the community are of no known kind.
      kind: (Object.hasOwn(KINDS, type) ? KINDS[type] : undefined) ?? 'activity',
      title,
      url: place === null ? profileOf(page) : `${ORIGIN}/content/learn/${place}`,
      status: 'completed',
      own: isSelf && date !== null ? 'yes' : 'unknown',
      signal: 'earned-award',
      provider: 'Salesforce',
      ...(date === null ? {} : { completedAt: date }),
    },
  ];
}

function certifications(credential: JsonObject, page: Page): Observation[] {
  const list: unknown = credential.certifications;
  return (Array.isArray(list) ? list.slice(0, 100) : []).flatMap((entry): Observation[] => {
    const title = stringAt(entry, 'title');
    const date = dateIn(stringAt(entry, 'dateCompleted'), 'en');
    // One that isn't completed yet has no day.
    if (title === '' || date === null) return [];
    return [
      {
        platform: 'trailhead',
        itemId: `certification/${title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}`,
        kind: 'credential',
        title,
        url: profileOf(page),
        status: 'completed',
        own: 'unknown',
        signal: 'certification',
        provider: 'Salesforce',
        completedAt: date,
      },
    ];
  });
}

function profileOf({ url }: Page): string {
  const plain = new URL(plainAddress(url));
  plain.search = '';
  return plain.href;
}

/** `modules/<slug>`: the same in every language of the site. */
function placeOf(pathname: string): string | null {
  const [, list, slug] = CONTENT.exec(pathname) ?? [];
  return slug === undefined ? null : `${list}/${slug}`;
}

function readModule({ url, document }: Page): Observation[] {
  const place = placeOf(url.pathname);
  const title = firstText(document, 'main h1', 'h1') || meta(document, 'og:title').replace(/ \| .*$/, '');
  const mark = '#th-content-container_aside .th-content_aside-tile .th-content-card_badge-image--completed';
  if (place === null || title === '' || !document.querySelector(mark)) return [];
  return [
    {
      platform: 'trailhead',
      itemId: place,
      kind: KINDS[place.startsWith('superbadges/') ? 'SUPERBADGE' : 'MODULE'] ?? 'module',
      title,
      url: `${ORIGIN}/content/learn/${place}`,
      status: 'completed',
      own: 'unknown',
      signal: 'badge-mark',
      provider: 'Salesforce',
    },
  ];
}
