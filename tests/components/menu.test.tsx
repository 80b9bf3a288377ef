// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { Menu } from '../../components/menu';
import { mount } from './mount';

function open() {
  const first = vi.fn();
  const second = vi.fn();
  const ui = mount(
    <Menu
      label="Actions for Maps"
      glyph="more"
      items={[
        { label: 'Export', onSelect: first },
        { label: 'Remove', onSelect: second },
      ]}
    />,
  );
  const button = ui.find('button');
  ui.click(button);
  return { ui, button, first, second };
}

describe('a menu', () => {
  it('says what it is for, and whether it is open', () => {
    const { ui, button } = open();
    expect(button.getAttribute('aria-label')).toBe('Actions for Maps');
    expect(button.getAttribute('aria-expanded')).toBe('true');
    expect(button.getAttribute('aria-controls')).toBe(ui.find('[role=menu]').id);
  });

  it('starts on its first item, and the arrows go round', () => {
    const { ui } = open();
    const at = () => document.activeElement?.textContent;
    expect(at()).toBe('Export');
    ui.press('ArrowDown');
    expect(at()).toBe('Remove');
    ui.press('ArrowDown');
    expect(at()).toBe('Export');
    ui.press('ArrowUp');
    expect(at()).toBe('Remove');
    ui.press('Home');
    expect(at()).toBe('Export');
    ui.press('End');
    expect(at()).toBe('Remove');
  });

  it('stays as it was opened while items come and go, and does what the item would do now', () => {
    const before = vi.fn();
    const now = vi.fn();
    const menu = (labels: readonly string[], onSelect: () => void) => (
      <Menu label="Menu" glyph="menu" items={labels.map((label) => ({ label, onSelect }))} />
    );
    const ui = mount(menu(['Export', 'Settings'], before));
    const labels = () => ui.all('[role=menuitem]').map(({ textContent }) => textContent);
    ui.click(ui.find('button'));
    ui.show(menu(['Export', 'Open the side panel', 'Settings'], now));
    expect(labels()).toEqual(['Export', 'Settings']);
    ui.click(ui.named('Settings'));
    expect([before.mock.calls.length, now.mock.calls.length]).toEqual([0, 1]);
    ui.click(ui.find('button'));
    expect(labels()).toEqual(['Export', 'Open the side panel', 'Settings']);
  });

  it('keeps things of another kind apart, and no line takes the focus', () => {
    const nothing = () => undefined;
    const ui = mount(
      <Menu
        label="Menu"
        glyph="menu"
        items={[
          { label: 'Export', onSelect: nothing },
          { label: 'Settings', apart: true, onSelect: nothing },
        ]}
      />,
    );
    ui.click(ui.find('button'));
    expect([...ui.find('[role=menu]').children].map(({ tagName }) => tagName)).toEqual(['BUTTON', 'HR', 'BUTTON']);
    ui.press('ArrowDown');
    expect(document.activeElement?.textContent).toBe('Settings');
  });

  it('acts once and gives the focus back', () => {
    const { ui, button, first, second } = open();
    ui.click(ui.named('Remove'));
    expect(second).toHaveBeenCalledOnce();
    expect(first).not.toHaveBeenCalled();
    expect(ui.all('[role=menu]')).toEqual([]);
    expect(document.activeElement).toBe(button);
  });

  it('closes by Escape without closing the popup', () => {
    const { ui, button } = open();
    expect(ui.press('Escape').defaultPrevented).toBe(true);
    expect(ui.all('[role=menu]')).toEqual([]);
    expect(document.activeElement).toBe(button);
  });

  it('closes by a press elsewhere', async () => {
    const { ui } = open();
    await vi.waitFor(() => {
      document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
      expect(ui.all('[role=menu]')).toEqual([]);
    });
  });
});
