import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { AppFrame } from '../../components/app-frame';
import { PageView } from '../../components/page-view';
import { useTexts } from '../../components/texts';
import { UndoBar } from '../../components/undo-bar';
import type { HistoryDb } from '../../lib/history/schema';
import type { Send } from '../../lib/messages/client';
import { failureText } from '../popup/failure';
import { useAccess } from '../popup/use-access';
import { useDocuments } from '../popup/use-documents';
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
  const loadDocument = useDocuments(db);
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
      <PageView
        // Another page is another list: what was opened in the one before is not open in it.
        key={`${page.tab?.id} ${page.url?.split('#', 1)[0]}`}
        state={page.state}
        wanted={page.wanted}
        denied={access.denied}
        now={now()}
        onTurnOn={() => void attempted(access.turnOn())}
        onTurnOff={() => void attempted(access.turnOff())}
        onAllow={(origins, refs) => void attempted(access.allow(origins, refs))}
        onFollow={(ref, url) => attempted(access.follow(ref, url))}
        onRecheck={(ref) => attempted(access.recheck(ref))}
        onIdentify={(addresses) => attempted(access.identify(addresses))}
        loadDocument={loadDocument}
        onRetry={again}
        onReload={() => void attempted(access.reload())}
      />
    </AppFrame>
  );
}
