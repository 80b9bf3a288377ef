// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { RemovedView } from '../../components/removed-view';
import type { Dismissal } from '../../lib/history/types';
import { mount } from './mount';
import { HOSTILE, learningRecord } from './samples';

const removed = (id: string, title: string): Dismissal => ({
  id,
  record: learningRecord({ id, title }),
  at: '2026-11-23T14:00:00Z',
});

function show(list: readonly Dismissal[] | null, puts = true) {
  const calls = { onPutBack: vi.fn(async () => puts), onDone: vi.fn() };
  const view = (items: readonly Dismissal[] | null) => (
    <RemovedView removed={items} platformLabel={(id) => id.toUpperCase()} {...calls} />
  );
  const ui = mount(view(list));
  return { ui, now: (items: readonly Dismissal[]) => ui.show(view(items)), ...calls };
}

describe('what was removed', () => {
  it('is listed with title, platform and day', () => {
    const { ui } = show([removed('a', 'Maps')]);
    expect(ui.text('.record-title')).toBe('Maps');
    expect(ui.text('.record-where')).toMatch(/^MOODLE · removed 23 Nov 2026/);
    expect(document.activeElement).toBe(ui.find('h2'));
  });

  it('is put back, said to be, and the focus goes to the next', async () => {
    const { ui, now, onPutBack } = show([removed('a', 'Maps'), removed('b', 'Rivers')]);
    expect(ui.text('[role=status]')).toBe('');
    ui.click(ui.named('Put back Maps'));
    expect(onPutBack).toHaveBeenCalledExactlyOnceWith('a');
    await vi.waitFor(() => expect(ui.text('[role=status]')).toBe('Put back Maps'));
    expect(document.activeElement).toBe(ui.named('Put back Rivers'));
    now([removed('b', 'Rivers')]);
    ui.click(ui.named('Put back Rivers'));
    await vi.waitFor(() => expect(document.activeElement).toBe(ui.find('h2')));
  });

  it('is not said to be back when it could not be', async () => {
    const { ui, onPutBack } = show([removed('a', 'Maps')], false);
    ui.click(ui.named('Put back Maps'));
    await vi.waitFor(() => expect(onPutBack).toHaveResolved());
    expect(ui.text('[role=status]')).toBe('');
  });

  it('may be nothing, and that is said; not while it is still read', () => {
    expect(show([]).ui.text('.removed-text')).toContain('Nothing is removed.');
    expect(show(null).ui.text('.removed-text')).not.toContain('Nothing is removed.');
  });

  it('shows hostile text as text', () => {
    const { ui } = show([removed('a', HOSTILE)]);
    expect(ui.text('.record-title')).toBe(HOSTILE);
    expect(ui.all('img, b')).toEqual([]);
  });
});
