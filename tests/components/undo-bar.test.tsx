// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { type Undoable, UndoBar } from '../../components/undo-bar';
import { mount } from './mount';
import { HOSTILE } from './samples';

interface Said {
  readonly message?: string | null;
  readonly undone?: boolean;
}

function show(change: Undoable | null, { message = null, undone = false }: Said = {}) {
  const calls = { onUndo: vi.fn(), onDismiss: vi.fn() };
  return { ui: mount(<UndoBar change={change} undone={undone} message={message} {...calls} />), ...calls };
}

describe('the undo bar', () => {
  it('is a live region before it says anything', () => {
    const { ui } = show(null);
    expect(ui.text('[role=status]')).toBe('');
    expect(ui.all('button')).toEqual([]);
  });

  it.each<[Undoable['kind'], string]>([
    ['logged', 'Logged Maps'],
    ['updated', 'Updated Maps'],
    ['removed', 'Removed Maps'],
    ['edit', 'Changed Maps'],
    ['put-back', 'Put back Maps'],
    ['import', 'Imported Maps'],
  ])('says that something was %s, and offers to undo it', (kind, said) => {
    const { ui, onUndo, onDismiss } = show({ kind, title: 'Maps', count: 1 });
    expect(ui.text('[role=status]')).toBe(said);
    ui.click(ui.named('Undo'));
    expect(onUndo).toHaveBeenCalledOnce();
    ui.click(ui.named('Dismiss'));
    expect(onDismiss).toHaveBeenCalledOnce();
  });

  it('says of how many records', () => {
    expect(show({ kind: 'logged', title: 'Maps', count: 30 }).ui.text('[role=status]')).toBe('Logged 30 records');
  });

  it('after an undo offers what was before it, until there is nothing', () => {
    const { ui, onUndo } = show({ kind: 'import', title: 'Maps', count: 1200 }, { undone: true });
    expect(ui.text('[role=status]')).toBe('Undone. Before that: Imported 1,200 records');
    ui.click(ui.named('Undo'));
    expect(onUndo).toHaveBeenCalledOnce();
    const last = show(null, { undone: true });
    expect(last.ui.text('[role=status]')).toBe('Undone');
    expect(last.ui.all('button').map((button) => button.getAttribute('aria-label'))).toEqual(['Dismiss']);
  });

  it('says what came of an action, which is nothing to undo', () => {
    const { ui } = show({ kind: 'logged', title: 'Maps', count: 1 }, { message: 'Exported 3 records' });
    expect(ui.text('[role=status]')).toBe('Exported 3 records');
    expect(ui.all('button').map((button) => button.getAttribute('aria-label'))).toEqual(['Dismiss']);
  });

  it('shows hostile text as text', () => {
    const { ui } = show({ kind: 'removed', title: HOSTILE, count: 1 });
    expect(ui.text('[role=status]')).toBe(`Removed ${HOSTILE}`);
    expect(ui.all('img, b')).toEqual([]);
  });
});
