import Papa from 'papaparse';
import type { LearningRecord } from '../capture/types';

type Cell = string | number;

/** Column names and what stands under them. The names are a format: others read them, so they never change. */
const COLUMNS: readonly (readonly [name: string, cell: (record: LearningRecord) => Cell | null])[] = [
  ['id', ({ id }) => id],
  ['platform', ({ platform }) => platform],
  ['kind', ({ kind }) => kind],
  ['title', ({ title }) => title],
  ['url', ({ url }) => url],
  ['provider', ({ provider }) => provider],
  ['instructors', ({ instructors }) => list(instructors)],
  ['status', ({ status }) => status],
  ['progress', ({ progress }) => progress],
  ['grade', ({ grade }) => grade?.value ?? null],
  ['gradeMax', ({ grade }) => grade?.max ?? null],
  ['hours', ({ hours }) => hours],
  ['enrolledAt', ({ enrolledAt }) => enrolledAt],
  ['startedAt', ({ startedAt }) => startedAt],
  ['completedAt', ({ completedAt }) => completedAt],
  ['firstSeenAt', ({ firstSeenAt }) => firstSeenAt],
  ['lastSeenAt', ({ lastSeenAt }) => lastSeenAt],
  ['skills', ({ skills }) => list(skills)],
  ['tags', ({ tags }) => list(tags)],
  ['note', ({ note }) => note],
  ['credentials', ({ credentials }) => list(credentials.map(({ url }) => url))],
];

/** OWASP, "CSV Injection": a cell that starts so is run as a formula. The last four are their full-width twins. */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** Without it, Excel reads UTF-8 as the local code page. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Records as CSV (RFC 4180: CRLF, quoted where needed, a header row), UTF-8 with a byte order mark. A text that a
 * spreadsheet would run is preceded by an apostrophe; lists are joined by `; `; null is an empty cell.
 */
export function historyCsv(records: readonly LearningRecord[]): string {
  const header = COLUMNS.map(([name]) => name);
  const rows = records.map((record) => COLUMNS.map(([, cell]) => cell(record)));
  return BYTE_ORDER_MARK + Papa.unparse([header, ...rows], { newline: '\r\n', escapeFormulae: FORMULA });
}

function list(items: readonly string[]): string {
  return items.join('; ');
}
