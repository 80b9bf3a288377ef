import { useEffect, useState } from 'preact/hooks';
import type { HistoryQuery, HistoryState } from '../../components/history-view';
import type { Undoable } from '../../components/undo-bar';
import { lastUndoable } from '../../lib/history/journal';
import { listPlatforms, listRecords } from '../../lib/history/queries';
import { listRemoved } from '../../lib/history/removed';
import type { HistoryDb } from '../../lib/history/schema';
import type { Batch, Dismissal } from '../../lib/history/types';
import { watchHistory } from '../../lib/history/watch';
import type { Texts } from '../../lib/text/texts';
import { failureText } from './failure';

/** How long after it happened a change is still news. */
const NEWS_MS = 30 * 60_000;

/** The records for a query, again whenever the background or another tab writes. */
export function useHistory(db: HistoryDb, query: HistoryQuery, texts: Texts): HistoryState {
  const [state, setState] = useState<HistoryState>({ kind: 'loading' });
  const { text, status, platform } = query;
  useEffect(
    () =>
      watchHistory(
        async () => ({
          records: await listRecords(db, { text, status, platform }),
          platforms: await listPlatforms(db),
        }),
        {
          next: (answer) => setState({ kind: 'ready', ...answer }),
          error: (error) => setState({ kind: 'error', reason: failureText(error, texts) }),
        },
      ),
    [db, text, status, platform, texts],
  );
  return state;
}

/** The newest batch that is news and can be taken back, or null. */
export function useLastBatch(
  db: HistoryDb,
  now: () => Date,
): { readonly batch: number; readonly change: Undoable } | null {
  const [last, setLast] = useState<Batch | null>(null);
  // A history that can't be read says so in its list; here there is just nothing to undo.
  useEffect(() => watchHistory(() => lastUndoable(db), { next: setLast, error: () => setLast(null) }), [db]);
  if (last === null || now().getTime() - Date.parse(last.at) > NEWS_MS) return null;
  return { batch: last.batch, change: describeBatch(last) };
}

/** What was removed, the newest first; null while it is read, and where it can't be. */
export function useRemoved(db: HistoryDb): readonly Dismissal[] | null {
  const [removed, setRemoved] = useState<readonly Dismissal[] | null>(null);
  useEffect(() => watchHistory(() => listRemoved(db), { next: setRemoved, error: () => setRemoved(null) }), [db]);
  return removed;
}

function describeBatch({ cause, changes }: Batch): Undoable {
  const [first] = changes;
  return {
    kind: kindOf(cause, changes),
    title: (first?.after ?? first?.before)?.title ?? '',
    count: changes.length,
  };
}

function kindOf(cause: Batch['cause'], changes: Batch['changes']): Undoable['kind'] {
  const isNew = changes.some(({ before }) => before === null);
  switch (cause) {
    case 'capture':
      return isNew ? 'logged' : 'updated';
    case 'by-hand':
      return isNew ? 'logged' : 'edit';
    case 'remove':
      return 'removed';
    case 'undo':
      return 'updated';
    case 'edit':
    case 'put-back':
    case 'import':
      return cause;
  }
}
