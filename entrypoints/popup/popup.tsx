import { useEffect, useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { AppFrame } from '../../components/app-frame';
import { type HistoryQuery, HistoryView } from '../../components/history-view';
import { ImportView } from '../../components/import-view';
import { LogForm } from '../../components/log-form';
import { fieldsFrom, type LogEntry } from '../../components/log-values';
import { PageView } from '../../components/page-view';
import { Tabs } from '../../components/tabs';
import { useTexts } from '../../components/texts';
import { UndoBar } from '../../components/undo-bar';
import { adapters } from '../../lib/capture/registry';
import { type HandFields, logByHand, MANUAL, removeRecord } from '../../lib/history/edit';
import type { HistoryDb } from '../../lib/history/schema';
import { undo } from '../../lib/history/undo';
import type { Send } from '../../lib/messages/client';
import { failureText } from './failure';
import { importAddress, type Place } from './place';
import { useAccess } from './use-access';
import { useFiles } from './use-files';
import { useHistory, useLastChange } from './use-history';
import { usePage } from './use-page';

type View = 'history' | 'page' | 'log' | 'import';

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
  const [dismissed, setDismissed] = useState<number | null>(null);
  const [logFailure, setLogFailure] = useState<string | null>(null);
  const again = () => setAttempt((count) => count + 1);
  const history = useHistory(db, query, texts);
  const last = useLastChange(db, now);
  const page = usePage(send, place.tabId, attempt);
  const access = useAccess(page, send, again);
  const files = useFiles(db, texts, now, setMessage);
  const platformLabel = useMemo(() => labelPlatforms(t('platformManual')), [t]);

  // A mark was clicked and the browser opened its toolbar popup, which no address can tell.
  useEffect(() => {
    if (page.focus !== null) setView('page');
  }, [page.focus]);

  const newest = last?.seq ?? null;
  // What is news now takes the place of what was said before.
  useEffect(() => {
    if (newest !== null) setMessage(null);
  }, [newest]);

  const attempted = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      (error: unknown) => setMessage(t('actionFailed', { reason: failureText(error, texts) })),
    );
  const at = () => now().toISOString();

  const backToHistory = () => {
    setView('history');
    // The view that had the focus is gone with it.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus());
  };
  const showLog = () => {
    setLogFailure(null);
    setView('log');
  };
  const showImport = () => {
    files.clear();
    if (place.standalone) return setView('import');
    // A file picker closes a popup, and what was begun in it.
    const url = browser.runtime.getURL('/popup.html') + importAddress(page.tab?.id ?? null);
    void attempted(browser.tabs.create({ url }).then(() => window.close()));
  };
  const log = async (entry: LogEntry) => {
    try {
      await logByHand(db, handFields(entry, page.description?.instructors ?? []), at());
      setDismissed(null);
      backToHistory();
    } catch (error) {
      setLogFailure(failureText(error, texts));
    }
  };

  const historyView = (
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
  );
  const pageView = (
    <PageView
      state={page.state}
      wantedRef={page.focus ?? place.ref}
      denied={access.denied}
      onTurnOn={() => void attempted(access.turnOn())}
      onTurnOff={() => void attempted(access.turnOff())}
      onAllow={(origins, refs) => void attempted(access.allow(origins, refs))}
      onRecheck={(ref) => attempted(access.recheck(ref))}
      onRetry={again}
      onReload={() => void attempted(access.reload())}
    />
  );
  const logView =
    page.description === undefined ? (
      <p class="quiet" role="status">
        {t('logReading')}
      </p>
    ) : (
      <LogForm
        initial={fieldsFrom(page.description ?? { url: page.url ?? '', title: page.tab?.title ?? '' })}
        pageRead={page.description !== null}
        now={now}
        failure={logFailure}
        onSubmit={(entry) => void log(entry)}
        onCancel={backToHistory}
      />
    );
  const tabs = (selected: 'history' | 'page') => (
    <Tabs
      label={t('tabsLabel')}
      selected={selected}
      onSelect={setView}
      tabs={[
        { id: 'history', label: t('tabHistory'), content: historyView },
        { id: 'page', label: t('tabPage'), content: pageView },
      ]}
    />
  );
  const change = last !== null && last.seq !== dismissed ? last : null;

  return (
    <AppFrame
      menu={[
        { label: t('menuLog'), onSelect: showLog },
        { label: t('menuExportCsv'), onSelect: () => void files.save('csv') },
        { label: t('menuExportJson'), onSelect: () => void files.save('json') },
        { label: t('menuImport'), onSelect: showImport },
      ]}
      foot={
        <UndoBar
          change={change?.change ?? null}
          message={message}
          onUndo={() => {
            if (change !== null) void attempted(undo(db, change.seq, at()).then(() => setMessage(t('undone'))));
          }}
          onDismiss={() => {
            setMessage(null);
            setDismissed(last?.seq ?? null);
          }}
        />
      }
    >
      {view === 'log' && logView}
      {view === 'import' && (
        <ImportView state={files.imported} onFile={(file) => void files.read(file)} onDone={backToHistory} />
      )}
      {(view === 'history' || view === 'page') && tabs(view)}
    </AppFrame>
  );
}

function labelPlatforms(byHand: string): (id: string) => string {
  const labels = new Map([[MANUAL, byHand], ...adapters.map(({ id, label }): [string, string] => [id, label])]);
  return (id) => labels.get(id) ?? id;
}

/** What the form says, under the names of a record's dates. */
function handFields(entry: LogEntry, instructors: readonly string[]): HandFields {
  const { date, ...fields } = entry;
  const when = {
    completed: { completedAt: date },
    'in-progress': { startedAt: date },
    enrolled: { enrolledAt: date },
  }[entry.status];
  return { ...fields, ...when, instructors };
}
