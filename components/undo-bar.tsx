import { Glyph } from './glyph';
import { useTexts } from './texts';

/** The last change that can be taken back. */
export interface Undoable {
  readonly kind: 'logged' | 'updated' | 'removed';
  readonly title: string;
}

/**
 * Says what has just happened to the history and offers to take it back, or what came of an action. The live region
 * is always in the page, since one that appears together with its text is not announced.
 */
export function UndoBar({
  change,
  message,
  onUndo,
  onDismiss,
}: {
  change: Undoable | null;
  message: string | null;
  onUndo: () => void;
  onDismiss: () => void;
}) {
  const { t } = useTexts();
  const said = message ?? (change === null ? null : t(`undo.${change.kind}`, { title: change.title }));
  return (
    <div class="undo-bar" data-shown={said !== null}>
      <p class="undo-text" role="status">
        {said !== null && <bdi>{said}</bdi>}
      </p>
      {said !== null && message === null && (
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
