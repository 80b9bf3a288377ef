import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { AppFrame } from '../../components/app-frame';
import { useTexts } from '../../components/texts';
import { UndoBar } from '../../components/undo-bar';
import type { HistoryDb } from '../../lib/history/schema';
import { undo } from '../../lib/history/undo';
import type { Send } from '../../lib/messages/client';
import { failureText } from '../popup/failure';
import { ThisPage } from '../popup/this-page';
import { useAccess } from '../popup/use-access';
import { useLastBatch } from '../popup/use-history';
import { usePage } from '../popup/use-page';

/**
 * "This page" beside the page.
 *
 * @param tabId null: the list of the tab in front, whichever that becomes
 */
export function SidePanel({
  tabId,
  db,
  send,
  now,
}: {
  tabId: number | null;
  db: HistoryDb;
  send: Send;
  now: () => Date;
}) {
  const texts = useTexts();
  const { t } = texts;
  const [attempt, setAttempt] = useState(0);
  const [message, setMessage] = useState<string | null>(null);
  const again = () => setAttempt((count) => count + 1);
  const page = usePage(send, { tabId, beside: true }, attempt);
  const access = useAccess(page, send, again);
  const last = useLastBatch(db, now);
  /** Number of the last batch when the reader said that something on the page is theirs: only what comes of it is news here. */
  const [saidAfter, setSaidAfter] = useState<number | null>(null);
  const [isUndone, setUndone] = useState(false);
  const change = last !== null && saidAfter !== null && last.batch > saidAfter ? last : null;
  // Who pressed a mark goes on reading here, also where this was open before and the focus stayed in the page.
  const turn = page.wanted?.turn;
  useEffect(() => {
    if (turn !== undefined) window.focus();
  }, [turn]);
  const attempted = async (work: Promise<unknown>): Promise<boolean> => {
    try {
      await work;
      setMessage(null);
      return true;
    } catch (error) {
      setMessage(t('actionFailed', { reason: failureText(error, texts) }));
      return false;
    }
  };
  return (
    <AppFrame
      menu={[{ label: t('menuSettings'), onSelect: () => void attempted(browser.runtime.openOptionsPage()) }]}
      foot={
        <UndoBar
          change={change?.change ?? null}
          undone={isUndone}
          message={message}
          onUndo={() => {
            if (change === null) return;
            const taken = () => {
              setUndone(true);
              // The page's list still says that it is in the history.
              again();
            };
            void attempted(undo(db, change.batch, now().toISOString()).then(taken));
          }}
          onDismiss={() => {
            setMessage(null);
            setSaidAfter(null);
            setUndone(false);
          }}
        />
      }
    >
      <ThisPage
        page={page}
        access={access}
        wanted={page.wanted}
        db={db}
        now={now}
        attempted={attempted}
        onAnswer={(key, answer) => {
          setUndone(false);
          if (answer === 'yes') setSaidAfter(last?.batch ?? 0);
          return access.answer(key, answer);
        }}
        onRetry={again}
      />
    </AppFrame>
  );
}
