// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { CatchUpCard, type CatchUpState } from '../../components/catch-up-card';
import type { CatchUpReport } from '../../lib/messages/protocol';
import { mount } from './mount';

const report = (fields: Partial<CatchUpReport> = {}): CatchUpReport => ({
  platform: 'udemy',
  parts: 1,
  read: 8,
  completed: 4,
  fresh: 3,
  total: null,
  end: null,
  ...fields,
});

function show(state: Partial<CatchUpState> = {}) {
  const onStart = vi.fn();
  const onStop = vi.fn();
  const card = (fields: Partial<CatchUpState>) => (
    <CatchUpCard
      state={{ platform: 'Udemy', goesOn: true, report: null, failure: null, ...fields }}
      onStart={onStart}
      onStop={onStop}
    />
  );
  const ui = mount(card(state));
  return { ui, onStart, onStop, turn: (fields: Partial<CatchUpState>) => ui.show(card(fields)) };
}

describe('catching up', () => {
  it.each([
    [true, /turns the pages in this tab/],
    [false, /what it shows is logged as you open it/],
  ])('is offered for what it does: on further pages, %s', (goesOn, words) => {
    const { ui, onStart } = show({ goesOn });
    expect(ui.text('.catch-up-text')).toMatch(words);
    ui.click(ui.named('Catch up'));
    expect(onStart).toHaveBeenCalledOnce();
  });

  it('says how far it is, and can be stopped', () => {
    const { ui, onStop } = show({ report: report({ total: 20 }) });
    expect(ui.find('progress').getAttribute('aria-label')).toBe('8 of 20 read');
    ui.click(ui.named('Stop'));
    expect(onStop).toHaveBeenCalledOnce();
  });

  it('without a number shows that it goes on', () => {
    const { ui } = show({ report: report() });
    expect([ui.find('progress').getAttribute('aria-label'), ui.find('progress').hasAttribute('value')]).toEqual([
      '8 courses read.',
      false,
    ]);
  });

  it.each<[Partial<CatchUpReport>, string]>([
    [{}, '4 finished courses found, 3 new'],
    [{ fresh: 0 }, '4 finished courses found, all already in your history'],
    [{ completed: 1, fresh: 0 }, '1 finished course found, already in your history'],
    [{ completed: 0, fresh: 0 }, 'No finished courses found'],
  ])('says what came of it: %o', (fields, words) => {
    const { ui } = show({ report: report({ end: 'complete', ...fields }) });
    expect(ui.text('[role=status] h2')).toBe(words);
    expect(ui.text('[role=status] p')).toBe('8 courses read. That was the whole list.');
  });

  it('keeps the reader where they pressed: at Stop, then at Dismiss', () => {
    const { ui, turn } = show();
    ui.named('Catch up').focus();
    turn({ report: report() });
    expect(document.activeElement).toBe(ui.named('Stop'));
    turn({ report: report({ end: 'complete' }) });
    expect(document.activeElement).toBe(ui.named('Dismiss'));
  });

  it('says why it could not begin', () => {
    expect(show({ failure: 'The browser said no.' }).ui.text('[role=status]')).toBe('The browser said no.');
  });
});
