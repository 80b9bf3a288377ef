import type { LearningRecord, LearningStatus } from '../lib/capture/types';
import type { PageDescription } from '../lib/messages/protocol';
import { formatDate } from '../lib/text/date';
import { webAddress } from './external-link';

/** The form's fields as they stand, all text. */
export interface LogFields {
  readonly title: string;
  readonly url: string;
  readonly provider: string;
  readonly status: LearningStatus;
  readonly date: string;
  readonly certificate: string;
  readonly hours: string;
  readonly note: string;
}

/** What the reader logs by hand. Dates are ISO 8601 and no more precise than typed. */
export interface LogEntry {
  readonly title: string;
  readonly url: string;
  readonly provider: string | null;
  readonly status: LearningStatus;
  readonly date: string | null;
  readonly credentialUrl: string | null;
  readonly hours: number | null;
  readonly note: string;
}

export type LogError =
  | 'title-missing'
  | 'title-long'
  | 'url-invalid'
  | 'certificate-invalid'
  | 'date-invalid'
  | 'date-future'
  | 'hours-invalid'
  | 'note-long';
export type LogErrors = { readonly [field in keyof LogFields]?: LogError };

const MAX_TITLE = 300;
const MAX_NOTE = 5_000;
const MAX_HOURS = 100_000;
const TYPED_DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** What is known of a page: its description, or its tab alone. */
export type KnownPage = PageDescription | { readonly url: string; readonly title: string };

/** The fields as read from a page, or from its tab alone. */
export function fieldsFrom(page: KnownPage | null): LogFields {
  const read = page !== null && 'platform' in page ? page : null;
  return {
    title: page?.title ?? '',
    url: page === null ? '' : (webAddress(page.url) ?? ''),
    provider: read?.provider ?? '',
    status: 'completed',
    date: read?.completedAt?.slice(0, 10) ?? '',
    certificate: read?.credentialUrl ?? '',
    hours: read?.hours?.toString() ?? '',
    note: '',
  };
}

/** Which of a record's dates goes with its status. */
export const DATE_OF = {
  completed: 'completedAt',
  'in-progress': 'startedAt',
  enrolled: 'enrolledAt',
} as const satisfies Record<LearningStatus, keyof LearningRecord>;

/** The dates a form knows for each status; '' where it knows none. */
export type LogDates = Readonly<Record<LearningStatus, string>>;

/** The fields of a page that is in the history already: the record's, and the page's where the record has none. */
export function fieldsOfRecord(record: LearningRecord, page: KnownPage | null): LogFields {
  const read = fieldsFrom(page);
  return {
    title: record.title,
    url: webAddress(record.url) ?? read.url,
    provider: record.provider ?? read.provider,
    status: record.status,
    date: datesOf(record)[record.status],
    certificate: record.credentials[0]?.url ?? read.certificate,
    hours: record.hours?.toString() ?? read.hours,
    note: record.note,
  };
}

/** A record's dates as the form shows them: an instant as its day. */
export function datesOf(record: Pick<LearningRecord, (typeof DATE_OF)[LearningStatus]>): LogDates {
  const shown = (date: string | null) => date?.slice(0, 10) ?? '';
  return {
    completed: shown(record.completedAt),
    'in-progress': shown(record.startedAt),
    enrolled: shown(record.enrolledAt),
  };
}

/** What an entry changes of the record it was made from; what the form could only show in part stays whole. */
export function editsOf(record: LearningRecord, entry: LogEntry): Partial<LearningRecord> {
  const { title, url, provider, status, date, credentialUrl, hours, note } = entry;
  const [first, ...others] = record.credentials;
  const credentials = credentialUrl === null ? others : [{ url: credentialUrl, id: null }, ...others];
  return {
    title,
    provider,
    status,
    hours,
    note,
    ...(url === webAddress(record.url) ? {} : { url }),
    ...((date ?? '') === datesOf(record)[status] ? {} : { [DATE_OF[status]]: date }),
    ...(credentialUrl === (first === undefined ? null : webAddress(first.url)) ? {} : { credentials }),
  };
}

/**
 * Judges the fields; only a faultless form becomes an entry.
 *
 * @param now the reader's clock: a completion cannot lie after it
 */
export function readFields(
  fields: LogFields,
  now: Date,
): { readonly entry: LogEntry } | { readonly errors: LogErrors } {
  const title = fields.title.trim();
  const url = webAddress(fields.url.trim());
  const certificate = fields.certificate.trim();
  const credentialUrl = webAddress(certificate);
  const date = fields.date.trim();
  const typedHours = fields.hours.trim().replace(',', '.');
  const hours = typedHours === '' ? null : Number(typedHours);

  const errors: LogErrors = {
    ...(title === '' ? { title: 'title-missing' } : title.length > MAX_TITLE ? { title: 'title-long' } : {}),
    ...(url === null ? { url: 'url-invalid' } : {}),
    ...(certificate !== '' && credentialUrl === null ? { certificate: 'certificate-invalid' } : {}),
    ...dateError(date, fields.status, now),
    ...(hours !== null && !(hours >= 0 && hours <= MAX_HOURS) ? { hours: 'hours-invalid' } : {}),
    ...(fields.note.length > MAX_NOTE ? { note: 'note-long' } : {}),
  };
  if (url === null || Object.keys(errors).length > 0) return { errors };
  return {
    entry: {
      title,
      url,
      provider: fields.provider.trim() || null,
      status: fields.status,
      date: date || null,
      credentialUrl,
      hours,
      note: fields.note.trim(),
    },
  };
}

function dateError(date: string, status: LearningStatus, now: Date): LogErrors {
  if (date === '') return {};
  if (!TYPED_DATE.test(date) || formatDate(date, 'en') === null) return { date: 'date-invalid' };
  // Half a day beyond UTC: it may be tomorrow already where the reader is.
  const latest = new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, date.length);
  return status === 'completed' && date > latest ? { date: 'date-future' } : {};
}
