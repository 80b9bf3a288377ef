// @vitest-environment happy-dom
import { useState } from 'preact/hooks';
import { describe, expect, it } from 'vitest';
import { Tabs } from '../../components/tabs';
import { mount } from './mount';

type Id = 'history' | 'page' | 'more';

function Example({ dir = 'ltr' }: { dir?: 'ltr' | 'rtl' }) {
  const [selected, setSelected] = useState<Id>('history');
  return (
    <div dir={dir}>
      <Tabs
        label="Views"
        selected={selected}
        onSelect={setSelected}
        tabs={[
          { id: 'history', label: 'History', content: 'the history' },
          { id: 'page', label: 'This page', content: 'the page' },
          { id: 'more', label: 'More', content: 'the rest' },
        ]}
      />
    </div>
  );
}

const selected = (ui: ReturnType<typeof mount>) => ui.text('[role=tab][aria-selected=true]');

describe('tabs', () => {
  it('name their list and panel, and only the chosen one is in the tab order', () => {
    const ui = mount(<Example />);
    expect(ui.find('[role=tablist]').getAttribute('aria-label')).toBe('Views');
    const panel = ui.find('[role=tabpanel]');
    expect(panel.getAttribute('aria-labelledby')).toBe(ui.find('[aria-selected=true]').id);
    for (const tab of ui.all('[role=tab]')) expect(tab.getAttribute('aria-controls')).toBe(panel.id);
    expect(ui.all('[role=tab]').map((tab) => tab.tabIndex)).toEqual([0, -1, -1]);
  });

  it.each<[string, 'ltr' | 'rtl', readonly string[], string]>([
    ['the next by the arrow', 'ltr', ['ArrowRight'], 'This page'],
    ['round the end', 'ltr', ['ArrowRight', 'ArrowRight', 'ArrowRight'], 'History'],
    ['round the start', 'ltr', ['ArrowLeft'], 'More'],
    ['the last and the first', 'ltr', ['End', 'Home'], 'History'],
    ['the last', 'ltr', ['End'], 'More'],
    ['the other way where one reads the other way', 'rtl', ['ArrowLeft'], 'This page'],
    ['back where one reads the other way', 'rtl', ['ArrowRight'], 'More'],
    ['nothing by other keys', 'ltr', ['ArrowDown', 'x'], 'History'],
  ])('go to %s', (_, dir, keys, label) => {
    const ui = mount(<Example dir={dir} />);
    ui.named('History').focus();
    for (const key of keys) ui.press(key);
    expect(selected(ui)).toBe(label);
    expect(document.activeElement?.textContent).toBe(label);
  });

  it('show the panel of the one that is clicked', () => {
    const ui = mount(<Example />);
    ui.click(ui.named('This page'));
    expect(ui.text('[role=tabpanel]')).toBe('the page');
  });
});
