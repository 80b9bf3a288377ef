import { MAX_ACTIVE_CONTEXTS, MAX_CONTEXT_ROOTS } from '../limits';
import { type ActiveContext, type ContextOf, initialContext, processContext } from './active-context';
import { NotSure } from './not-sure';

/** Processed contexts of documents that begin with the same list of addresses. */
interface Root {
  readonly key: string;
  readonly context: ActiveContext;
  made: number;
}

/** Known contexts are constants, and so is what is made of them. The one used longest ago goes first. */
const roots = new Map<string, Root>();

/** jsonld.js resolves no more addresses than this in one go. */
const MAX_URLS = 10;

/** Gives active contexts for one document, from memory where it can. */
export interface Contexts {
  readonly root: ActiveContext;
  readonly inNode: (active: ActiveContext, local: unknown) => ActiveContext;
  readonly forType: (active: ActiveContext, scoped: unknown) => ActiveContext;
  readonly forProperty: (active: ActiveContext, scoped: unknown) => ActiveContext;
}

/** Contexts for a document whose `@context` this is. Throws `NotSure` for what is no list of known addresses. */
export function contextsFor(local: unknown, contextOf: ContextOf): Contexts {
  const key = local === undefined ? '' : keyOf(local);
  let root = roots.get(key);
  if (root) {
    roots.delete(key);
  } else {
    const initial = initialContext();
    const context = local === undefined ? initial : processContext(initial, local, 'node', contextOf);
    root = { key, context, made: 0 };
  }
  roots.set(key, root);
  for (const oldest of roots.keys()) {
    if (roots.size <= MAX_CONTEXT_ROOTS) break;
    roots.delete(oldest);
  }
  const found = root;
  /** A document that mixes contexts without end fills no memory: its root is forgotten, and it takes the long way. */
  const count = () => {
    if (++found.made <= MAX_ACTIVE_CONTEXTS) return;
    roots.delete(found.key);
    throw new NotSure('too many contexts');
  };
  return {
    root: root.context,
    inNode(active, inner) {
      const urls = keyOf(inner);
      const known = active.made.byUrls.get(urls);
      if (known) return known;
      count();
      const made = processContext(active, inner, 'node', contextOf);
      active.made.byUrls.set(urls, made);
      return made;
    },
    forType(active, scoped) {
      const known = active.made.byType.get(scoped);
      if (known) return known;
      count();
      const made = processContext(active, scoped, 'type', contextOf);
      active.made.byType.set(scoped, made);
      return made;
    },
    forProperty(active, scoped) {
      const known = active.made.byProperty.get(scoped);
      if (known) return known;
      count();
      const made = processContext(active, scoped, 'property', contextOf);
      active.made.byProperty.set(scoped, made);
      return made;
    },
  };
}

/** The addresses in a `@context`, as one word. */
function keyOf(local: unknown): string {
  if (typeof local === 'string') return local;
  if (!Array.isArray(local) || local.length > MAX_URLS || !local.every((one) => typeof one === 'string'))
    throw new NotSure('a context written into the document');
  return local.join(' ');
}
