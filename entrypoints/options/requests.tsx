import { useEffect, useRef, useState } from 'preact/hooks';
import { useOptionsText } from '../../components/options-texts';
import { RequestsSection, type RequestsState } from '../../components/requests-section';
import { clearRequests, countRequests, listRequests, MAX_REQUESTS, REQUEST_DAYS } from '../../lib/history/requests';
import type { HistoryDb } from '../../lib/history/schema';
import { watchHistory } from '../../lib/history/watch';
import { failureOf } from './failure';
import { focusHeading } from './focus';

const PAGE = 50;
const KEPT = { most: MAX_REQUESTS, days: REQUEST_DAYS };

/** Wires the list of what was asked to the history; it follows what is asked meanwhile. */
export function Requests({ db }: { db: HistoryDb }) {
  const t = useOptionsText();
  const [state, setState] = useState<RequestsState>({ kind: 'loading' });
  const [host, setHost] = useState('');
  const [limit, setLimit] = useState(PAGE);
  const [news, setNews] = useState<string | null>(null);
  useEffect(
    () =>
      watchHistory(
        async () => ({
          requests: await listRequests(db, { host, limit }),
          found: await countRequests(db, { host }),
          total: await countRequests(db),
        }),
        {
          next: (answer) => setState({ kind: 'ready', ...answer }),
          error: (error) => setState({ kind: 'error', reason: failureOf(error) }),
        },
      ),
    [db, host, limit],
  );
  useShownFromAddress(state.kind !== 'loading');

  const empty = async () => {
    try {
      await clearRequests(db);
      setHost('');
      setLimit(PAGE);
      setNews(t('requestsCleared'));
      focusHeading('requests');
    } catch (error) {
      setNews(t('actionFailed', { reason: failureOf(error) }));
    }
  };
  return (
    <RequestsSection
      state={state}
      host={host}
      kept={KEPT}
      news={news}
      onHost={(next) => {
        setHost(next);
        setLimit(PAGE);
      }}
      onMore={() => setLimit((now) => now + PAGE)}
      onEmpty={() => void empty()}
    />
  );
}

/** `options.html#requests` leads here: what the browser looked for was not there yet when it did. */
function useShownFromAddress(isReady: boolean): void {
  const wasShown = useRef(false);
  useEffect(() => {
    if (!isReady || wasShown.current || window.location.hash !== '#requests') return;
    wasShown.current = true;
    document.getElementById('requests')?.scrollIntoView();
    focusHeading('requests');
  }, [isReady]);
}
