import { useEffect, useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { AppFrame } from '../../components/app-frame';
import { CatchUpCard } from '../../components/catch-up-card';
import { type HistoryQuery, HistoryView } from '../../components/history-view';
import { ImportView } from '../../components/import-view';
import { LoggingControl } from '../../components/logging-control';
import type { MenuItem } from '../../components/menu';
import { OwnCertificatesProvider } from '../../components/own-certificates';
import { RemovedView } from '../../components/removed-view';
import { Tabs } from '../../components/tabs';
import { useTexts } from '../../components/texts';
import { UndoBar } from '../../components/undo-bar';
import { adapters } from '../../lib/capture/registry';
import { MANUAL, putBack, removeRecord } from '../../lib/history/edit';
import type { HistoryDb } from '../../lib/history/schema';
import { undo } from '../../lib/history/undo';
import type { Send } from '../../lib/messages/client';
import { besideOf, openBeside } from '../../lib/platform/panel';
import type { Texts } from '../../lib/text/texts';
import { failureText } from './failure';
import { LogView } from './log-view';
import { importAddress, type Place } from './place';
import { ThisPage } from './this-page';
import { useAccess } from './use-access';
import { useCatchUp } from './use-catch-up';
import { useCertificates } from './use-certificates';
import { useFiles } from './use-files';
import { useHistory, useLastBatch, useRemoved } from './use-history';
import { useLogging } from './use-logging';
import { type PageInfo, usePage } from './use-page';

type View = 'history' | 'page' | 'log' | 'import' | 'removed';

const EVERYTHING: HistoryQuery = { text: '', status: null, platform: null };

export interface PopupProps {
  readonly place: Place;
  readonly db: HistoryDb;
  readonly send: Send;
  readonly now: () => Date;
}

/** The popup as a whole: wires the views to the history, the background and the browser. */
export function Popup({ place, db, send, now }: PopupProps) {
  const texts = useTexts();
  const { t } = texts;
  const [view, setView] = useState<View>(place.view ?? (place.ref === null ? 'history' : 'page'));
  const [attempt, setAttempt] = useState(0);
  const [query, setQuery] = useState(EVERYTHING);
  const [message, setMessage] = useState<string | null>(null);
  /** Numbers of batches: no news from that one back, and the one just undone. */
  const [dismissed, setDismissed] = useState(0);
  const [undone, setUndone] = useState(0);
  const again = () => setAttempt((count) => count + 1);
  const history = useHistory(db, query, texts);
  const last = useLastBatch(db, now);
  const removed = useRemoved(db);
  const page = usePage(send, { tabId: place.tabId, beside: false }, attempt);
  const access = useAccess(page, send, again);
  const logging = useLogging(page, now, texts);
  const catchUp = useCatchUp(page, send, texts);
  const files = useFiles(db, texts, now, setMessage, () => send('certificates.logged', { recordId: null }));
  /** Number of the last batch when the reader said that something on the page is theirs: what comes after is news there. */
  const [saidAfter, setSaidAfter] = useState<number | null>(null);
  /** Has the reader gone anywhere by themselves? */
  const [hasChosen, setChosen] = useState(place.view !== null || place.ref !== null);
  const byAddress = useMemo(() => (place.ref === null ? null : { ref: place.ref, turn: 0 }), [place.ref]);
  const platformLabel = useMemo(() => labelPlatforms(t('platformManual')), [t]);

  // A mark was clicked and the browser opened its toolbar popup, which no address can tell.
  useEffect(() => {
    if (page.wanted !== null) setView('page');
  }, [page.wanted]);

  const asks = page.doubts.some(({ answer }) => answer === null);
  // What the page leaves open is asked when the popup opens over it, and not of somebody who is doing something else here.
  useEffect(() => {
    if (asks && !hasChosen && (document.activeElement ?? document.body) === document.body) setView('page');
  }, [asks, hasChosen]);

  const newest = last?.batch ?? null;
  // What is news now takes the place of what was said before.
  useEffect(() => {
    if (newest !== null) setMessage(null);
  }, [newest]);

  const attempted = async (work: Promise<unknown>): Promise<boolean> => {
    try {
      await work;
      return true;
    } catch (error) {
      setMessage(t('actionFailed', { reason: failureText(error, texts) }));
      return false;
    }
  };
  const at = () => now().toISOString();
  const certificates = useCertificates(db, send, now, attempted);

  const show = (next: View) => {
    setMessage(null);
    setChosen(true);
    setView(next);
  };

  const showTab = (path: string) =>
    browser.tabs.create({ url: browser.runtime.getURL('/') + path }).then(() => {
      if (!place.standalone) window.close();
    });
  const backToHistory = () => show('history');
  const logged = (recordId: string) => {
    backToHistory();
    // It is logged, whatever becomes of checking its certificate.
    // What is logged from a private window is asked about only when the reader says so.
    send('certificates.logged', { recordId: page.tab?.isPrivate ? null : recordId }).catch(console.error);
  };
  const showLog = () => show('log');
  const showImport = () => {
    files.clear();
    if (place.standalone) return show('import');
    // A file picker closes a popup, and what was begun in it.
    const url = browser.runtime.getURL('/popup.html') + importAddress(page.tab?.id ?? null);
    void attempted(browser.tabs.create({ url }).then(() => window.close()));
  };
  const historyView = (
    <OwnCertificatesProvider value={certificates}>
      <HistoryView
        state={history}
        query={query}
        platformLabel={platformLabel}
        onQuery={setQuery}
        onRemove={(record) => void attempted(removeRecord(db, record.id, at()))}
        onLog={showLog}
        // A database that once failed to open stays failed for this page.
        onRetry={() => window.location.reload()}
        onExport={() => void files.save('json')}
      />
    </OwnCertificatesProvider>
  );
  const pageView = (
    <ThisPage
      page={page}
      access={access}
      wanted={page.wanted ?? byAddress}
      db={db}
      now={now}
      attempted={attempted}
      onAnswer={(key, answer) => {
        if (answer === 'yes') setSaidAfter(newest ?? 0);
        return access.answer(key, answer);
      }}
      onRetry={again}
    />
  );
  const tabs = (selected: 'history' | 'page') => (
    <Tabs
      label={t('tabsLabel')}
      selected={selected}
      onSelect={show}
      tabs={[
        { id: 'history', label: t('tabHistory'), content: historyView },
        { id: 'page', label: t('tabPage'), content: pageView },
      ]}
    />
  );
  const head = (
    <>
      {logging.state !== null && (
        <LoggingControl
          state={logging.state}
          onPause={() => void attempted(logging.pause())}
          onPauseSite={() => void attempted(logging.pauseSite())}
          onResume={() => void attempted(logging.resume())}
        />
      )}
      {catchUp.state !== null && (
        <CatchUpCard
          // A list that was read is another matter than the one that is offered.
          key={page.tab?.id}
          state={catchUp.state}
          onStart={() => void catchUp.start()}
          onStop={() => void catchUp.stop()}
        />
      )}
    </>
  );
  const isNews = view === 'history' || (view === 'page' && saidAfter !== null && (newest ?? 0) > saidAfter);
  const change = isNews && last !== null && last.batch > dismissed ? last : null;

  return (
    <AppFrame
      menu={[
        { label: t('menuLog'), onSelect: showLog },
        { label: t('menuExportCsv'), onSelect: () => void files.save('csv') },
        { label: t('menuExportJson'), onSelect: () => void files.save('json') },
        { label: t('menuImport'), onSelect: showImport },
        { label: t('menuRemoved', { count: removed?.length ?? 0 }), onSelect: () => show('removed') },
        { label: t('menuCheckReport'), apart: true, onSelect: () => void attempted(showTab('report.html')) },
        ...besideItem(page, t, attempted),
        { label: t('menuRequests'), apart: true, onSelect: () => void attempted(showTab('options.html#requests')) },
        { label: t('menuSettings'), onSelect: () => void attempted(browser.runtime.openOptionsPage()) },
      ]}
      foot={
        <UndoBar
          change={change?.change ?? null}
          undone={
            (view === 'history' || (view === 'page' && saidAfter !== null)) &&
            undone > Math.max(dismissed, change?.batch ?? 0)
          }
          message={message}
          onUndo={() => {
            if (change === null) return;
            const taken = () => {
              setUndone(change.batch);
              // The page's list still says that it is in the history.
              again();
            };
            void attempted(undo(db, change.batch, at()).then(taken));
          }}
          onDismiss={() => {
            setMessage(null);
            setDismissed(Math.max(undone, last?.batch ?? 0));
          }}
        />
      }
    >
      {view === 'log' && <LogView page={page} db={db} now={now} onLogged={logged} onCancel={backToHistory} />}
      {view === 'removed' && (
        <RemovedView
          removed={removed}
          platformLabel={platformLabel}
          onPutBack={(id) => attempted(putBack(db, id, at()))}
          onDone={backToHistory}
        />
      )}
      {view === 'import' && (
        <ImportView state={files.imported} onFile={(file) => void files.read(file)} onDone={backToHistory} />
      )}
      {(view === 'history' || view === 'page') && (
        <>
          {head}
          {tabs(view)}
        </>
      )}
    </AppFrame>
  );
}

/** The way to the list beside the page, where the browser has that place. */
function besideItem(
  { tab }: PageInfo,
  t: Texts['t'],
  attempted: (work: Promise<unknown>) => Promise<boolean>,
): readonly MenuItem[] {
  const place = besideOf(browser);
  if (place === null || tab === null) return [];
  const label = t(place === 'sidebar' ? 'menuSidebar' : 'menuSidePanel');
  const open = async () => {
    if (await attempted(openBeside(browser, tab.id))) window.close();
  };
  return [{ label, onSelect: () => void open() }];
}

function labelPlatforms(byHand: string): (id: string) => string {
  const labels = new Map([[MANUAL, byHand], ...adapters.map(({ id, label }): [string, string] => [id, label])]);
  return (id) => labels.get(id) ?? id;
}
