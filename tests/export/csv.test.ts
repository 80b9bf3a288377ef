import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { LearningRecord } from '../../lib/capture/types';
import { historyCsv } from '../../lib/export/csv';
import { record } from '../history/history';

const HEADER =
  'id,platform,kind,title,url,provider,instructors,status,progress,grade,gradeMax,hours,enrolledAt,startedAt,completedAt,firstSeenAt,lastSeenAt,skills,tags,note,credentials';

function cells(records: readonly LearningRecord[]): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(historyCsv(records).slice(1), { header: true }).data;
}

describe('historyCsv', () => {
  it('has a byte order mark, CRLF and the same header always', () => {
    expect(historyCsv([])).toBe(`\uFEFF${HEADER}`);
    expect(historyCsv([record()])).toMatch(new RegExp(`^\uFEFF${HEADER}\r\n[^\n]+$`));
  });

  it('writes what the record says', () => {
    expect(cells([record()])).toEqual([
      {
        id: 'moodle:learn.campus.example/2',
        platform: 'moodle',
        kind: 'course',
        title: 'Rivers of the North',
        url: 'https://learn.campus.example/course/view.php?id=2',
        provider: 'Campus Example',
        instructors: 'Ida Holm',
        status: 'in-progress',
        progress: '0.5',
        grade: '7',
        gradeMax: '10',
        hours: '12',
        enrolledAt: '2026-01',
        startedAt: '2026-02-03',
        completedAt: '',
        firstSeenAt: '2026-02-03T09:00:00.000Z',
        lastSeenAt: '2026-11-23T14:00:00.000Z',
        skills: 'Hydrology',
        tags: 'autumn',
        note: 'With Jon.',
        credentials: 'https://learn.campus.example/badges/badge.php?hash=abc',
      },
    ]);
  });

  it.each([
    ['=HYPERLINK("https://evil.example","Certificate")'],
    ['+1+1'],
    ['-2+3'],
    ['@SUM(A1)'],
    ['\t=1+1'],
    ['\r=1+1'],
    ['\n=1+1'],
    ['＝1+1'],
  ])('keeps a spreadsheet from running %j', (text) => {
    const [row] = cells([record({ title: text, provider: text, note: text, tags: [text] })]);
    for (const name of ['title', 'provider', 'note', 'tags']) expect(row?.[name]).toBe(`'${text}`);
  });

  it.each(['a "quoted", title', 'two\r\nlines', 'Étude – 雨', ' leading', "it's", 'a = b'])(
    'writes %j so that it is read back',
    (text) => {
      expect(cells([record({ title: text })])[0]?.title).toBe(text);
    },
  );

  it('leaves empty what is not known', () => {
    const [row] = cells([record({ provider: null, grade: null, progress: null, hours: null, skills: [] })]);
    for (const name of ['provider', 'grade', 'gradeMax', 'progress', 'hours', 'skills']) expect(row?.[name]).toBe('');
  });
});
