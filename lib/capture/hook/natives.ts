/**
 * The language's own functions as they were before any script of the page ran. A page can replace each of them, and would
 * then break us, or hear that we are there.
 */
export const { apply, defineProperty, getPrototypeOf } = Reflect;
const { getOwnPropertyDescriptor, setPrototypeOf } = Reflect;
export const { parse, stringify } = JSON;
/** The browser's own promises have it; those of the page's libraries don't. */
export const PROMISE: object = Promise.prototype;
const { exec } = RegExp.prototype;
const { has, add } = WeakSet.prototype;
const { get, set } = WeakMap.prototype;
const { slice } = String.prototype;

/** `RegExp.test` without the page's `exec`. */
export function fits(pattern: RegExp, text: string): boolean {
  return apply(exec, pattern, [text]) !== null;
}

export function isIn(set: WeakSet<object>, item: unknown): boolean {
  return apply(has, set, [item]);
}

export function putIn(set: WeakSet<object>, item: object): void {
  apply(add, set, [item]);
}

export function noted<T>(notes: WeakMap<object, T>, about: object): T | undefined {
  return apply(get, notes, [about]);
}

export function note<T>(notes: WeakMap<object, T>, about: object, what: T): void {
  apply(set, notes, [about, what]);
}

/** The first `length` characters. */
export function cut(text: string, length: number): string {
  return apply(slice, text, [0, length]);
}

/** An object that no name on the page's `Object.prototype` shines through. */
export function bare<T extends object>(members: T): T {
  setPrototypeOf(members, null);
  return members;
}

/** An own property, with nothing shining through. */
export function propertyOf(owner: object, name: string): PropertyDescriptor | undefined {
  const property = getOwnPropertyDescriptor(owner, name);
  return property && bare(property);
}
