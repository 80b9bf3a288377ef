import type { HistoryFile } from '../history/types';

/** A history file as text, to read and to diff: two spaces, and a line break at the end. */
export function historyJson(file: HistoryFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}
