import { useEffect, useRef, useState } from 'preact/hooks';
import { LogForm } from '../../components/log-form';
import {
  DATE_OF,
  datesOf,
  editsOf,
  fieldsFrom,
  fieldsOfRecord,
  type KnownPage,
  type LogDates,
  type LogEntry,
} from '../../components/log-values';
import { useTexts } from '../../components/texts';
import type { LearningRecord } from '../../lib/capture/types';
import { editRecord, type HandFields, logByHand } from '../../lib/history/edit';
import { findRecordOfPage } from '../../lib/history/page-record';
import type { HistoryDb } from '../../lib/history/schema';
import type { PageDescription } from '../../lib/messages/protocol';
import { failureText } from './failure';
import type { PageInfo } from './use-page';

interface Source {
  readonly page: KnownPage;
  readonly description: PageDescription | null;
  readonly record: LearningRecord | null;
}

const NO_DATES: LogDates = { completed: '', 'in-progress': '', enrolled: '' };

/** "Log this page": what is known of the tab's page, by its record or else by itself, to be corrected and stored. */
export function LogView({
  page,
  db,
  now,
  onLogged,
  onCancel,
}: {
  page: PageInfo;
  db: HistoryDb;
  now: () => Date;
  /** @param id the record's */
  onLogged: (id: string) => void;
  onCancel: () => void;
}) {
  const texts = useTexts();
  const [source, setSource] = useState<Source | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const started = useRef(false);
  const { description, tab, url } = page;

  // Once: what the reader fills in belongs to the page it was opened for, wherever the tab goes meanwhile.
  useEffect(() => {
    if (description === undefined || started.current) return;
    started.current = true;
    const shown = description ?? { url: url ?? '', title: tab?.title ?? '' };
    const show = (record: LearningRecord | null) => setSource({ page: shown, description, record });
    findRecordOfPage(db, shown).then(show, (error: unknown) => {
      setFailure(failureText(error, texts));
      show(null);
    });
  }, [description, tab, url, db, texts]);

  const store = async (entry: LogEntry, { record, description: read }: Source) => {
    const at = now().toISOString();
    try {
      if (record === null) return onLogged(await logByHand(db, handFields(entry, read?.instructors ?? []), at));
      await editRecord(db, record.id, editsOf(record, entry), at);
      onLogged(record.id);
    } catch (error) {
      setFailure(failureText(error, texts));
    }
  };

  if (source === null) return <p class="quiet">{texts.t('logReading')}</p>;
  const { record } = source;
  const read = fieldsFrom(source.page);
  return (
    <LogForm
      initial={record === null ? read : fieldsOfRecord(record, source.page)}
      dates={record === null ? { ...NO_DATES, completed: read.date } : datesOf(record)}
      known={record !== null}
      pageRead={source.description !== null}
      now={now}
      failure={failure}
      onSubmit={(entry) => void store(entry, source)}
      onCancel={onCancel}
    />
  );
}

/** What the form says, under the names of a record's dates. */
function handFields({ date, ...fields }: LogEntry, instructors: readonly string[]): HandFields {
  return { ...fields, [DATE_OF[fields.status]]: date, instructors };
}
