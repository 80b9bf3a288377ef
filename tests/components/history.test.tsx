// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { type HistoryState, HistoryView, type HistoryViewProps } from '../../components/history-view';
import type { LearningRecord } from '../../lib/capture/types';
import { mount } from './mount';
import { HOSTILE, learningRecord } from './samples';

const EVERYTHING = { text: '', status: null, platform: null };

function show(state: HistoryState, props: Partial<HistoryViewProps> = {}) {
  const calls = { onQuery: vi.fn(), onRemove: vi.fn(), onLog: vi.fn(), onRetry: vi.fn(), onExport: vi.fn() };
  const view = (
    <HistoryView state={state} query={EVERYTHING} platformLabel={(id) => id.toUpperCase()} {...calls} {...props} />
  );
  return { ui: mount(view), ...calls };
}
const ready = (records: readonly LearningRecord[], platforms = ['coursera', 'moodle']): HistoryState => ({
  kind: 'ready',
  records,
  platforms,
});

describe('the history', () => {
  it('while loading says so to those who listen, without a spinner', () => {
    const { ui } = show({ kind: 'loading' });
    expect(ui.find('[aria-busy=true]').textContent).toContain('Reading your history');
  });

  it('when empty says what to do, and offers to log this page', () => {
    const { ui, onLog } = show(ready([], []));
    expect(ui.text('h2')).toBe('Nothing logged yet');
    ui.click(ui.named('Log this page…'));
    expect(onLog).toHaveBeenCalledOnce();
  });

  it('when nothing matches offers to clear search and filters', () => {
    const { ui, onQuery } = show(ready([]), { query: { ...EVERYTHING, text: 'xyz' } });
    expect(ui.text('h2')).toBe('Nothing matches');
    ui.click(ui.named('Clear search and filters'));
    expect(onQuery).toHaveBeenCalledWith(EVERYTHING);
  });

  it('when it cannot be read says why, and offers to retry and to export, never to reset', () => {
    const { ui, onRetry, onExport } = show({ kind: 'error', reason: 'the disk is full.' });
    expect(ui.find('[role=alert]').textContent).toContain('the disk is full.');
    expect(ui.find('[role=alert]').textContent).toContain('Nothing was deleted or reset.');
    expect(ui.all('button').map((button) => button.textContent)).toEqual(['Try again', 'Export as JSON']);
    ui.click(ui.named('Try again'));
    ui.click(ui.named('Export as JSON'));
    expect(onRetry).toHaveBeenCalledOnce();
    expect(onExport).toHaveBeenCalledOnce();
  });

  it('asks for what is typed and chosen, keeping the rest', () => {
    const query = { text: 'map', status: null, platform: 'moodle' } as const;
    const { ui, onQuery } = show(ready([learningRecord()]), { query });
    expect(ui.find(`label[for="${ui.find('input[type=search]').id}"]`).textContent).toBe('Search your history');
    ui.type('input[type=search]', 'maps');
    expect(onQuery).toHaveBeenLastCalledWith({ ...query, text: 'maps' });
    ui.choose('select', 'completed');
    expect(onQuery).toHaveBeenLastCalledWith({ ...query, status: 'completed' });
    ui.choose('select ~ select', '');
    expect(onQuery).toHaveBeenLastCalledWith({ ...query, platform: null });
  });

  it('counts in a way that is announced', () => {
    expect(show(ready([learningRecord()])).ui.text('[role=status]')).toBe('1 record');
    const { ui } = show(ready([learningRecord()]), { query: { ...EVERYTHING, status: 'completed' } });
    expect(ui.text('[role=status]')).toBe('1 record found');
  });

  it('of 10,000 records renders a few, and says which of how many each is', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => learningRecord({ id: `moodle:${index}` }));
    const { ui } = show(ready(many));
    const rows = ui.all('li.record');
    expect(rows.length).toBeLessThan(100);
    expect(rows.at(2)?.getAttribute('aria-posinset')).toBe('3');
    expect(rows.at(2)?.getAttribute('aria-setsize')).toBe('10000');
    expect(ui.text('[role=status]')).toBe('10,000 records');
  });
});

describe('a record', () => {
  const row = (fields: Partial<LearningRecord>) => show(ready([learningRecord(fields)]));

  it('shows title, provider, platform, status, date and certificate', () => {
    const { ui } = row({ credentials: [{ url: 'https://learn.campus.example/c/1', id: null }] });
    expect(ui.text('.record-title')).toContain('Introduction to Local History');
    expect(ui.text('.record-where')).toBe('Campus Example · MOODLE');
    expect(ui.text('.status')).toBe('Completed');
    expect(ui.text('time')).toBe('3 May 2024');
    expect(ui.find('.record-certificate').getAttribute('href')).toBe('https://learn.campus.example/c/1');
  });

  it.each<[string, Partial<LearningRecord>, string, string]>([
    ['a year stays a year', { completedAt: '2024' }, 'Completed', '2024'],
    ['a completion without a date says when it was seen', { completedAt: null }, 'Completed', 'seen 1 June 2024'],
    ['progress is a share', { status: 'in-progress', progress: 0.42 }, 'In progress 42%', 'seen 1 June 2024'],
    [
      'progress may be unknown',
      { status: 'in-progress', progress: null, startedAt: '2024-02' },
      'In progress',
      'since February 2024',
    ],
    [
      'enrolment has its own date',
      { status: 'enrolled', progress: 0, enrolledAt: '2024-01-02' },
      'Enrolled',
      '2 January 2024',
    ],
  ])('%s', (_, fields, status, date) => {
    const { ui } = row(fields);
    expect(ui.text('.status')).toBe(status);
    expect(ui.text('time')).toBe(date);
  });

  it('is removed from a menu that names it', () => {
    const { ui, onRemove } = row({});
    ui.click(ui.named('Actions for Introduction to Local History'));
    ui.click(ui.named('Not mine, remove'));
    expect(onRemove).toHaveBeenCalledWith(learningRecord());
  });

  it('leaves the focus to its neighbour', () => {
    const next = learningRecord({ id: 'moodle:3', title: 'Reading Old Maps' });
    const { ui } = show(ready([learningRecord(), next]));
    ui.click(ui.named('Actions for Introduction to Local History'));
    ui.click(ui.named('Not mine, remove'));
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Actions for Reading Old Maps');
  });

  it('shows hostile text as text', () => {
    const { ui } = row({ title: HOSTILE, provider: HOSTILE });
    expect(ui.text('.record-title')).toContain(HOSTILE);
    expect(ui.all('img, b')).toEqual([]);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://files.example/', 'not an address', ''])(
    'never links to “%s”',
    (url) => {
      const { ui } = row({ url, credentials: [{ url, id: null }] });
      expect(ui.all('a')).toEqual([]);
      expect(ui.text('.record-title')).toBe('Introduction to Local History');
    },
  );

  it('links out without telling the other side who we are', () => {
    const { ui } = row({});
    const link = ui.find('.record-title a');
    expect(link.getAttribute('rel')).toBe('noopener noreferrer');
    expect(link.getAttribute('target')).toBe('_blank');
  });
});
