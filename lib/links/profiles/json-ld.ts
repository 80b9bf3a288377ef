import { nameOf } from './text';

const MAX_SCRIPT = 200_000;
const MAX_NODES = 2000;

/** A schema.org Person as a page states it. */
export interface StatedPerson {
  readonly name: string;
  /** `url`, `@id` and `sameAs`: the addresses that are this person's. */
  readonly addresses: readonly string[];
  /** Is it the main entity of a ProfilePage? */
  readonly main: boolean;
}

/** The named Persons of a page's JSON-LD. Broken or oversized scripts are passed over. */
export function statedPersons(document: Document): readonly StatedPerson[] {
  const persons: StatedPerson[] = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const text = script.textContent ?? '';
    if (text.length > MAX_SCRIPT) continue;
    collect(parse(text), persons);
  }
  return persons;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Walks the whole tree without recursion, so that depth is no one's weapon. */
function collect(root: unknown, persons: StatedPerson[]): void {
  const queue: { value: unknown; main: boolean }[] = [{ value: root, main: false }];
  for (let at = 0; at < queue.length && at < MAX_NODES; at++) {
    const item = queue[at];
    if (item === undefined || typeof item.value !== 'object' || item.value === null) continue;
    if (Array.isArray(item.value)) {
      for (const value of item.value) queue.push({ value, main: item.main });
      continue;
    }
    const node = new Map<string, unknown>(Object.entries(item.value));
    if (isA(node, 'Person')) keep(node, item.main, persons);
    const profile = isA(node, 'ProfilePage');
    // Only what holds a page's own statements: an article's author or a friend ("knows") is another person.
    for (const key of ['@graph', 'mainEntity']) {
      if (node.has(key)) queue.push({ value: node.get(key), main: key === 'mainEntity' && profile });
    }
  }
}

function keep(node: ReadonlyMap<string, unknown>, main: boolean, persons: StatedPerson[]): void {
  const name = node.get('name');
  const plain = typeof name === 'string' ? nameOf(name) : null;
  if (plain === null) return;
  const addresses = [node.get('@id'), node.get('url'), node.get('sameAs')]
    .flat()
    .filter((value) => typeof value === 'string');
  persons.push({ name: plain, addresses, main });
}

function isA(node: ReadonlyMap<string, unknown>, type: string): boolean {
  return [node.get('@type')].flat().some((value) => value === type || value === `https://schema.org/${type}`);
}
