import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { AppFrame } from '../../components/app-frame';
import { useTexts } from '../../components/texts';
import { UndoBar } from '../../components/undo-bar';
import type { HistoryDb } from '../../lib/history/schema';
import type { Send } from '../../lib/messages/client';
import { failureText } from '../popup/failure';
import { ThisPage } from '../popup/this-page';
import { useAccess } from '../popup/use-access';
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
  // Who pressed a mark goes on reading here, also where this was open before and the focus stayed in the page.
  const turn = page.wanted?.turn;
  useEffect(() => {
    if (turn !== undefined) window.focus();
  }, [turn]);
  const attempted = async (work: Promise<unknown>): Promise<void> => {
    try {
      await work;
      setMessage(null);
    } catch (error) {
      setMessage(t('actionFailed', { reason: failureText(error, texts) }));
    }
  };
  return (
    <AppFrame
      menu={[{ label: t('menuSettings'), onSelect: () => void attempted(browser.runtime.openOptionsPage()) }]}
      foot={
        <UndoBar
          change={null}
          undone={false}
          message={message}
          onUndo={() => undefined}
          onDismiss={() => setMessage(null)}
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
        onRetry={again}
      />
    </AppFrame>
  );
}
