/** Marks keep their inside in a closed shadow root; tests look in by holding on to each root as it is made. */
const roots = new WeakMap<Element, ShadowRoot>();
const attachShadow = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (init) {
  const root = attachShadow.call(this, init);
  roots.set(this, root);
  return root;
};

/** The inside of a mark. */
export function inside(mark: Element | null): { root: ShadowRoot; button: HTMLButtonElement } {
  const root = mark === null ? undefined : roots.get(mark);
  const button = root?.querySelector('button');
  if (root === undefined || button === null || button === undefined) throw new Error('no mark of ours');
  return { root, button };
}

/** A click as only a person can make one; scripts' events are never trusted. */
export function clickAsPerson(button: HTMLElement): void {
  const event = new MouseEvent('click', { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'isTrusted', { value: true });
  button.dispatchEvent(event);
}
