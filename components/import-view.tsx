import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { Texts } from '../lib/text/texts';
import { useTexts } from './texts';

/** What came of the last file. */
export type ImportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'done'; readonly added: number; readonly known: number; readonly undoable: boolean }
  | { readonly kind: 'failed'; readonly reason: string };

/** Reads a history file back. Shown in a tab of its own: a file picker closes a popup. */
export function ImportView({
  state,
  onFile,
  onDone,
}: {
  state: ImportState;
  onFile: (file: File) => void;
  onDone: () => void;
}) {
  const { t, list } = useTexts();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  const message = describe(state, { t, list });
  return (
    <section class="notice">
      <h2 class="notice-title" ref={heading} tabIndex={-1}>
        {t('importTitle')}
      </h2>
      <div class="notice-text">
        <p>{t('importText')}</p>
      </div>
      <label class="field-label" for={`${id}-file`}>
        {t('importChoose')}
      </label>
      <input
        id={`${id}-file`}
        class="input"
        type="file"
        accept="application/json,.json"
        disabled={state.kind === 'busy'}
        onChange={(event) => {
          const input = event.currentTarget;
          const file = input.files?.[0];
          if (file !== undefined) onFile(file);
          // So that the same file, mended, can be chosen again.
          input.value = '';
        }}
      />
      <p class="import-result" role="status" data-state={state.kind}>
        {message}
      </p>
      <div class="notice-actions">
        <button type="button" class="button" data-kind={state.kind === 'done' ? 'main' : 'plain'} onClick={onDone}>
          {t('importBack')}
        </button>
      </div>
    </section>
  );
}

function describe(state: ImportState, { t, list }: Pick<Texts, 't' | 'list'>): string {
  switch (state.kind) {
    case 'idle':
      return '';
    case 'busy':
      return t('importBusy');
    case 'failed':
      return t('importFailed', { reason: state.reason });
    case 'done': {
      const { added, known, undoable } = state;
      const imported = added === 0 ? t('importNone') : t('importDone', { count: added });
      const result = `${list(known === 0 ? [imported] : [imported, t('importKnown', { count: known })])}.`;
      return undoable ? `${result} ${t('importUndo')}` : result;
    }
  }
}
