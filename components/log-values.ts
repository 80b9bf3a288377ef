import type { LearningStatus } from '../lib/capture/types';
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

/** The fields as read from a page, or from its tab alone. */
export function fieldsFrom(page: PageDescription | { readonly url: string; readonly title: string } | null): LogFields {
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
