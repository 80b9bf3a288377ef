import { isBrightspace } from './adapters/brightspace';
import { isCanvas } from './adapters/canvas';
import { isChamilo } from './adapters/chamilo';
import { isDocebo } from './adapters/docebo';
import { isLearnDash } from './adapters/learndash';
import { isLifterLms } from './adapters/lifterlms';
import { isMoodle } from './adapters/moodle';
import { isOpenEdx } from './adapters/openedx';
import { isSensei } from './adapters/sensei';
import { isTeachable } from './adapters/teachable';
import { isThinkific } from './adapters/thinkific';
import { statesSomething } from './adapters/web';
import type { Page } from './types';

/**
 * The platforms that are found on many hosts, by id: what tells a page of theirs. The content script carries these alone,
 * and has the adapter loaded whose platform a page turns out to be. Their order decides between two that both fit.
 */
export const sniffs: Readonly<Record<string, (page: Page) => boolean>> = {
  openedx: isOpenEdx,
  brightspace: isBrightspace,
  canvas: isCanvas,
  chamilo: isChamilo,
  docebo: isDocebo,
  learndash: isLearnDash,
  lifterlms: isLifterLms,
  moodle: isMoodle,
  sensei: isSensei,
  teachable: isTeachable,
  thinkific: isThinkific,
  web: statesSomething,
};

/**
 * What pages of these platforms fetch before their adapter is there: beginnings of their readers' addresses, kept until it
 * comes (`answers.ts`).
 */
export const EARLY_ANSWERS: readonly RegExp[] = [
  /\/lib\/ajax\/service\.php\?/,
  /^[^/]+\/api\/(?:courseware|course_home|learner_home|v1\/(?:users\/[\w~]+\/)?courses)\b/,
  /^[^/]+\/d2l\/api\/le\/[\w.]+\/\d+\/content\/completions\b/,
  /^[^/]+\/learn\/v1\/enrollments\b/,
];

/**
 * The platform a page sniffs as; null: none that is known.
 *
 * @throws whatever a sniff throws on a page built to make it
 */
export function platformOf(page: Page): string | null {
  return Object.entries(sniffs).find(([, sniff]) => sniff(page))?.[0] ?? null;
}
