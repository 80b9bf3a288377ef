import { describe, expect, it } from 'vitest';
import { historyFileName } from '../../lib/export/file-name';
import { historyJson } from '../../lib/export/json';
import { parseHistoryFile } from '../../lib/history/backup';
import type { HistoryFile } from '../../lib/history/types';
import { AT, record } from '../history/history';

describe('historyJson', () => {
  it('writes a history file that reads back the same', () => {
    const file: HistoryFile = {
      format: 'touchstone-history',
      version: 1,
      exportedAt: AT,
      records: [record()],
      credentials: [],
    };
    const text = historyJson(file);
    expect(text).toMatch(/^\{\n {2}"format": "touchstone-history",\n {2}"version": 1,/);
    expect(text.endsWith('}\n')).toBe(true);
    expect(parseHistoryFile(text)).toEqual(file);
  });
});

describe('historyFileName', () => {
  it.each([
    ['json', 'touchstone-history-2026-11-23.json'],
    ['csv', 'touchstone-history-2026-11-23.csv'],
  ] as const)('for %s is %s', (extension, name) => {
    expect(historyFileName(AT, extension)).toBe(name);
  });
});
