import { useEffect, useState } from 'preact/hooks';
import type { HistoryQuery, HistoryState } from '../../components/history-view';
import type { Undoable } from '../../components/undo-bar';
import { lastUndoable } from '../../lib/history/journal';
import { listPlatforms, listRecords } from '../../lib/history/queries';
import type { HistoryDb } from '../../lib/history/schema';
import type { Change } from '../../lib/history/types';
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

/** The last change that is news and can be taken back, or null. */
export function useLastChange(
  db: HistoryDb,
  now: () => Date,
): { readonly seq: number; readonly change: Undoable } | null {
  const [last, setLast] = useState<Change | null>(null);
  // A history that can't be read says so in its list; here there is just nothing to undo.
  useEffect(() => watchHistory(() => lastUndoable(db), { next: setLast, error: () => setLast(null) }), [db]);
  if (last === null || now().getTime() - Date.parse(last.at) > NEWS_MS) return null;
  const change = describeChange(last);
  return change === null ? null : { seq: last.seq, change };
}

/** An undo is not offered for undoing again: the bar would never come to rest. */
function describeChange({ before, after, cause }: Change): Undoable | null {
  if (cause === 'undo') return null;
  if (after === null) return before === null ? null : { kind: 'removed', title: before.title };
  return { kind: before === null ? 'logged' : 'updated', title: after.title };
}
