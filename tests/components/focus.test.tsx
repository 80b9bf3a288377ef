// @vitest-environment happy-dom
import type { ComponentChildren } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { AppFrame } from '../../components/app-frame';
import { Notice } from '../../components/notice';
import { Tabs } from '../../components/tabs';
import { UndoBar } from '../../components/undo-bar';
import { mount } from './mount';

function app(content: ComponentChildren, undoable = true) {
  return (
    <AppFrame
      menu={[]}
      foot={
        <UndoBar
          change={undoable ? { kind: 'logged', title: 'Maps', count: 1 } : null}
          undone={false}
          message={null}
          onUndo={vi.fn()}
          onDismiss={vi.fn()}
        />
      }
    >
      <Tabs label="Views" selected="a" onSelect={vi.fn()} tabs={[{ id: 'a', label: 'History', content }]} />
    </AppFrame>
  );
}

describe('the focus', () => {
  it('goes to the selected tab when the undo bar has said all', () => {
    const ui = mount(app('records'));
    ui.named('Undo').focus();
    ui.show(app('records', false));
    expect(document.activeElement).toBe(ui.named('History'));
  });

  it('goes to the heading of what took the place of the button that had it', () => {
    const ui = mount(app(<button type="button">Turn on</button>));
    ui.find('[role=tabpanel] button').focus();
    ui.show(app(<Notice title="No credentials found here">None.</Notice>));
    expect(document.activeElement?.textContent).toBe('No credentials found here');
  });

  it('goes to the selected tab where there is no such heading', () => {
    const ui = mount(app(<button type="button">Clear</button>));
    ui.find('[role=tabpanel] button').focus();
    ui.show(app('records'));
    expect(document.activeElement).toBe(ui.named('History'));
  });

  it('stays where it is while that is there', () => {
    const ui = mount(app(<button type="button">Check again</button>));
    ui.find('[role=tabpanel] button').focus();
    ui.show(app(<button type="button">Check again</button>, false));
    expect(document.activeElement).toBe(ui.find('[role=tabpanel] button'));
  });
});

describe('a tab panel', () => {
  it('is a stop for the keyboard exactly when nothing in it is one', () => {
    const ui = mount(app('only text'));
    expect(ui.find('[role=tabpanel]').getAttribute('tabindex')).toBe('0');
    ui.show(app(<button type="button">Retry</button>));
    expect(ui.find('[role=tabpanel]').hasAttribute('tabindex')).toBe(false);
  });
});
