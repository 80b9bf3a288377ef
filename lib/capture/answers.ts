import { observeAnswer } from './observe';
import type { Adapter, Answer, Observation, Page } from './types';

/** Answers kept of one page; each is 2 MB at the most, and most are a hundredth of it. */
const MOST = 6;

/** The answers that the present page fetched. */
export interface Answers {
  /**
   * Keeps one more.
   *
   * @returns what it shows, as the page is now
   */
  readonly add: (answer: Answer, page: Page) => readonly Observation[];
  /** What they show on the page as it has become: it fills after its answers came, and tells then whose they are. */
  readonly read: (page: Page) => readonly Observation[];
}

/**
 * Keeps the last answers of a page, until it is at another address.
 *
 * @param adapters at hand; more may come
 */
export function createAnswers(adapters: readonly Adapter[]): Answers {
  let place = '';
  let kept: Answer[] = [];
  const moveTo = ({ url }: Page) => {
    if (place === url.pathname + url.search) return;
    place = url.pathname + url.search;
    kept = [];
  };
  return {
    add: (answer, page) => {
      moveTo(page);
      kept = [...kept.filter(({ url }) => url.href !== answer.url.href), answer].slice(-MOST);
      return observeAnswer(adapters, answer, page);
    },
    read: (page) => {
      moveTo(page);
      return kept.flatMap((answer) => observeAnswer(adapters, answer, page));
    },
  };
}
