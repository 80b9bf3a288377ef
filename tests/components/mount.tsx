import type { ComponentChildren } from 'preact';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach } from 'vitest';

const mounted: Element[] = [];
afterEach(() => {
  for (const root of mounted.splice(0)) {
    render(null, root);
    root.remove();
  }
});

/** A component in the document, with the few things a person does to it. */
export interface Mounted {
  readonly root: HTMLElement;
  readonly show: (content: ComponentChildren) => void;
  /** The only element of that selector; throws when there is none. */
  readonly find: (selector: string) => HTMLElement;
  readonly all: (selector: string) => readonly HTMLElement[];
  /** A button, link, option or summary by the text it is named with. */
  readonly named: (name: string) => HTMLElement;
  readonly text: (selector: string) => string;
  readonly click: (element: HTMLElement) => void;
  readonly press: (key: string, element?: Element | null) => KeyboardEvent;
  readonly type: (selector: string, value: string) => void;
  readonly choose: (selector: string, value: string) => void;
}

export function mount(content: ComponentChildren): Mounted {
  const root = document.createElement('div');
  document.body.append(root);
  mounted.push(root);
  const show = (next: ComponentChildren) => act(() => render(next, root));
  void show(content);
  const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];
  const find = (selector: string) => {
    const element = root.querySelector<HTMLElement>(selector);
    if (element === null) throw new Error(`no ${selector} in ${root.textContent}`);
    return element;
  };
  const fire = (element: Element, event: Event) => {
    void act(() => {
      element.dispatchEvent(event);
    });
  };
  const set = (selector: string, value: string, event: string) => {
    const field = find(selector);
    if (!('value' in field)) throw new Error(`${selector} is no field`);
    field.value = value;
    fire(field, new Event(event, { bubbles: true }));
  };
  return {
    root,
    show: (next) => void show(next),
    find,
    all,
    named: (name) => {
      const found = all('button, a, summary, option, [role]').find(
        (element) => (element.getAttribute('aria-label') ?? element.textContent).trim() === name,
      );
      if (found === undefined) throw new Error(`nothing named “${name}” in ${root.textContent}`);
      return found;
    },
    text: (selector) => find(selector).textContent.trim(),
    click: (element) => fire(element, new MouseEvent('click', { bubbles: true, cancelable: true })),
    press: (key, element = document.activeElement) => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      fire(element ?? document.body, event);
      return event;
    },
    type: (selector, value) => set(selector, value, 'input'),
    choose: (selector, value) => set(selector, value, 'change'),
  };
}
