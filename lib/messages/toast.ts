import { isFromItsSite } from '../capture/origin';
import type { Batch } from '../history/types';
import { directionOf } from '../text/language';
import { inline } from '../text/text';
import type { Texts } from '../text/texts';
import type { Toast } from './protocol';

export type ToastTexts = Pick<Texts, 't' | 'language'>;

/** A toast is glanced at: a long title stands in full in the history. */
const MAX_TITLE = 120;
/** How long after it a page may take back what it stated. */
const FRESH_MS = 10 * 60_000;

/** The titles of those records of a batch that are completed by it. */
export function completedIn({ changes }: Pick<Batch, 'changes'>): readonly string[] {
  return changes.flatMap(({ before, after }) =>
    after?.status === 'completed' && before?.status !== 'completed' ? [after.title] : [],
  );
}

/**
 * What the page is to say of a batch.
 *
 * @param sender the page's address
 * @returns null where nothing was completed
 */
export function toastOf(batch: Batch, sender: string, { t, language }: ToastTexts, now: Date): Toast | null {
  const titles = completedIn(batch);
  const [title] = titles;
  if (title === undefined) return null;
  const text =
    titles.length === 1
      ? t('toastCompleted', { title: inline(title, MAX_TITLE) })
      : t('toastCompletedMany', { count: titles.length });
  const undo = {
    batch: batch.batch,
    label: t('undo'),
    done: t('toastUndone'),
    failed: t('toastUndoFailed'),
  };
  return {
    language,
    direction: directionOf(language),
    text,
    undo: isTheirsToUndo(batch, sender, now) ? undo : null,
    dismiss: t('dismiss'),
  };
}

/**
 * May a page have a batch taken back? Only what pages stated a moment ago, and of its own site alone: a content script
 * lives beside a hostile page.
 */
export function isTheirsToUndo({ cause, at, changes }: Batch, sender: string, now: Date): boolean {
  const age = now.getTime() - Date.parse(at);
  if (cause !== 'capture' || !(age >= 0 && age < FRESH_MS)) return false;
  return changes.every(({ recordId, after }) => {
    if (after === null) return false;
    const { platform, url } = after;
    return isFromItsSite({ platform, url, itemId: recordId.slice(platform.length + 1) }, sender);
  });
}
