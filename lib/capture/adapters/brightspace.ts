/*
 * D2L Brightspace, on any host the user turned on. Facts: November 2026, from the vendor's own front-end source (the page's
 * context), its API's documentation and public tools that read it; not run.
 *
 * Read: the answer that counts the topics of a course that are required and done (M).
 * All required topics done is what Brightspace itself shows as a course's 100 %; it says nothing of marks. A course that
 * requires nothing is never completed. Only the count of the whole course (`level=1`) is read, not that of its modules.
 * Own: the call (`mycount`) speaks of whoever is signed in. That somebody impersonates a learner isn't told by anything known.
 * Not known: what pages themselves show of progress (their parts live in shadow roots), dates, certificates ("Awards").
 */
import { isObject, jsonAt, stringAt } from '../embedded';
import { firstText, tidy } from '../page';
import { siteName } from '../site';
import type { Adapter, Answer, Observation, Page } from '../types';

export const brightspace: Adapter = {
  id: 'brightspace',
  label: 'Brightspace',
  facts: '2026-11',
  hosts: [],
  sniff: isBrightspace,
  pages: [],
  answers: [
    {
      kind: 'content-completions',
      confidence: 'M',
      address: /^[^/]+\/d2l\/api\/le\/[\w.]+\/\d+\/content\/completions\/mycount\/?\?(?:.*&)?level=1(?:&|$)/,
      read: readCount,
    },
  ],
};

export function isBrightspace({ document }: Page): boolean {
  return document.documentElement.hasAttribute('data-he-context');
}

function readCount(answer: Answer, page: Page): Observation[] {
  const id = /\/le\/[\w.]+\/(\d{1,12})\//.exec(answer.url.pathname)?.[1];
  const { json } = answer;
  const [count, ...others] = isObject(json) && Array.isArray(json.Objects) ? json.Objects : [];
  if (id === undefined || others.length > 0 || !isObject(count)) return [];
  const title = courseTitle(page, id) || tidy(stringAt(count, 'Title'));
  const { CompletedItems: done, RequiredItems: all, OrgUnitId: stated } = count;
  // The count names its course too.
  if (stated !== undefined && stated !== id && stated !== Number(id)) return [];
  if (typeof done !== 'number' || typeof all !== 'number') return [];
  if (title === '' || !(all > 0) || !(done >= 0) || done > all) return [];
  const { url } = page;
  return [
    {
      platform: 'brightspace',
      itemId: `${siteName(url.hostname)}/${id}`,
      kind: 'course',
      title,
      url: `${url.origin}/d2l/home/${id}`,
      status: done === all ? 'completed' : done > 0 ? 'in-progress' : 'enrolled',
      // A count of another person's is another call.
      own: 'yes',
      signal: 'content-completions',
      progress: Math.round((done / all) * 1000) / 1000,
    },
  ];
}

/** The name in the bar at the top, which links to the course's home; only on pages of that course. */
function courseTitle({ document }: Page, id: string): string {
  const context = jsonAt((document.documentElement.getAttribute('data-he-context') ?? '').slice(0, 10_000), 0);
  if (stringAt(context, 'orgUnitId') !== id) return '';
  return firstText(document, `a[href$="/d2l/home/${id}"]`);
}
