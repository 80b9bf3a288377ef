// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { type Undoable, UndoBar } from '../../components/undo-bar';
import { mount } from './mount';
import { HOSTILE } from './samples';

function show(change: Undoable | null, message: string | null = null) {
  const calls = { onUndo: vi.fn(), onDismiss: vi.fn() };
  return { ui: mount(<UndoBar change={change} message={message} {...calls} />), ...calls };
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
  ])('says that something was %s, and offers to undo it', (kind, said) => {
    const { ui, onUndo, onDismiss } = show({ kind, title: 'Maps' });
    expect(ui.text('[role=status]')).toBe(said);
    ui.click(ui.named('Undo'));
    expect(onUndo).toHaveBeenCalledOnce();
    ui.click(ui.named('Dismiss'));
    expect(onDismiss).toHaveBeenCalledOnce();
  });

  it('says what came of an action, which is nothing to undo', () => {
    const { ui } = show({ kind: 'logged', title: 'Maps' }, 'Exported 3 records');
    expect(ui.text('[role=status]')).toBe('Exported 3 records');
    expect(ui.all('button').map((button) => button.getAttribute('aria-label'))).toEqual(['Dismiss']);
  });

  it('shows hostile text as text', () => {
    const { ui } = show({ kind: 'removed', title: HOSTILE });
    expect(ui.text('[role=status]')).toBe(`Removed ${HOSTILE}`);
    expect(ui.all('img, b')).toEqual([]);
  });
});
