/**
 * `touchstone-history-2026-11-23.json`: sorts by day, and is legal on every file system.
 *
 * @param at ISO 8601 instant
 */
export function historyFileName(at: string, extension: 'json' | 'csv'): string {
  return `touchstone-history-${at.slice(0, 10)}.${extension}`;
}
