import { apply, bare, defineProperty, getPrototypeOf, isIn, propertyOf, putIn } from './natives';

/** Told of a call before it is made; what it returns is told of the result after. Neither can change anything. */
export type Listener = (self: unknown, args: readonly unknown[]) => ((result: unknown) => void) | undefined;

type Callable = (...args: unknown[]) => unknown;

const OwnProxy = Proxy;
/** What we put in place of a function. */
const ours = new WeakSet<object>();
/** How far up a chain of prototypes a method is looked for. */
const DEPTH = 8;

/**
 * A function that does exactly what `original` does, and has a listener. A proxy: name, length, prototype and identity of
 * its members are the original's, and its text is that of a native function, as the one of `fetch` is. (A function of the
 * page's own loses its text so, and a native one its name within the text: what to patch for that, every page would run
 * through.)
 */
export function listened(original: Callable, listener: Listener): Callable {
  const proxy = new OwnProxy(
    original,
    bare({
      apply(target: Callable, self: unknown, args: unknown[]): unknown {
        let after: ((result: unknown) => void) | undefined;
        try {
          after = listener(self, args);
        } catch {
          // The page must not notice; there is nobody here who could be told.
        }
        const result = apply(target, self, args);
        try {
          after?.(result);
        } catch {
          // As above.
        }
        return result;
      },
    }),
  );
  putIn(ours, proxy);
  return proxy;
}

/**
 * Listens to a method, where it is: on the object or on the prototype that has it, with the property's flags as they are.
 *
 * @returns false, and nothing was changed, where there is no such method, where it can't be replaced (a frozen object), or
 * where it is listened to already
 */
export function listenTo(owner: object, name: string, listener: Listener): boolean {
  const found = placeOf(owner, name);
  if (found === null) return false;
  const { holder, property } = found;
  const original: unknown = property.value;
  if (!isCallable(original) || isIn(ours, original)) return false;
  if (property.configurable !== true && property.writable !== true) return false;
  return defineProperty(holder, name, bare({ ...property, value: listened(original, listener) }));
}

/**
 * The value of a window's own property, without running any code of the page. Where it is behind a getter of the page's,
 * the getter is listened to instead, and `found` called with what it gives.
 */
export function ownValue(window: object, name: string, found: (value: unknown) => void): unknown {
  const property = propertyOf(window, name);
  if (property === undefined) return undefined;
  const { get, configurable } = property;
  if (get === undefined) return property.value;
  if (configurable && !isIn(ours, get)) {
    defineProperty(window, name, bare({ ...property, get: listened(get, () => found) }));
  }
  return undefined;
}

/** Where a method is; null where it is nowhere, or made up at each look (the facade of a player in another frame). */
function placeOf(owner: object, name: string): { holder: object; property: PropertyDescriptor } | null {
  let holder: object | null = owner;
  for (let depth = 0; holder !== null && depth < DEPTH; depth += 1) {
    const property = propertyOf(holder, name);
    if (property !== undefined) return { holder, property };
    holder = getPrototypeOf(holder);
  }
  return null;
}

function isCallable(value: unknown): value is Callable {
  return typeof value === 'function';
}
