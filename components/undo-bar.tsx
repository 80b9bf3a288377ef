import type { Cause } from '../lib/history/types';
import { inline } from '../lib/text/text';
import type { Texts } from '../lib/text/texts';
import { Glyph } from './glyph';
import { useTexts } from './texts';

/** A batch that can be taken back: what was done, to how many records. */
export interface Undoable {
  readonly kind: 'logged' | 'updated' | 'removed' | Extract<Cause, 'edit' | 'put-back' | 'import'>;
  /** Of its first record. */
  readonly title: string;
  readonly count: number;
}

/**
 * Says what has just happened to the history and offers to take it back, or what came of an action. The live region
 * is always in the page, since one that appears together with its text is not announced.
 *
 * @param undone something was just taken back; `change` is then what was before it
 */
export function UndoBar({
  change,
  undone,
  message,
  onUndo,
  onDismiss,
}: {
  change: Undoable | null;
  undone: boolean;
  message: string | null;
  onUndo: () => void;
  onDismiss: () => void;
}) {
  const { t } = useTexts();
  const said = message ?? describe(change, undone, t);
  return (
    <div class="undo-bar" data-shown={said !== null}>
      <p class="undo-text" role="status">
        {said !== null && <bdi>{said}</bdi>}
      </p>
      {change !== null && message === null && (
        <button type="button" class="undo-button" onClick={onUndo}>
          {t('undo')}
        </button>
      )}
      {said !== null && (
        <button type="button" class="undo-close" aria-label={t('dismiss')} onClick={onDismiss}>
          <Glyph name="close" />
        </button>
      )}
    </div>
  );
}

function describe(change: Undoable | null, undone: boolean, t: Texts['t']): string | null {
  if (change === null) return undone ? t('undone') : null;
  const { kind, count } = change;
  const title = inline(change.title);
  const done = count === 1 ? t(`undo.${kind}`, { title }) : t(`undoMany.${kind}`, { count });
  return undone ? t('undoneNext', { change: done }) : done;
}
