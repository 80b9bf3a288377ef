/**
 * One compound CSS selector as a test of an element: a tag, `#id`, `.class`, `[name]`, `[name="value"]`, in any number,
 * without blanks or commas (Selectors Level 4, 3.1). So the same selector reads a document and a parser's stream.
 *
 * @throws Error on anything else: selectors stand in our own code
 */
export function selectorOf(text: string): (tag: string, attributes: Readonly<Record<string, string>>) => boolean {
  const tests: ((tag: string, attributes: Readonly<Record<string, string>>) => boolean)[] = [];
  let rest = text;
  while (rest !== '') {
    const [all, kind, name = '', attribute = '', value] = PART.exec(rest) ?? [];
    if (all === undefined) throw new Error(`not a compound selector: ${text}`);
    rest = rest.slice(all.length);
    if (attribute !== '') tests.push((_, has) => (value === undefined ? attribute in has : has[attribute] === value));
    else if (kind === '#') tests.push((_, { id }) => id === name);
    else if (kind === '.') tests.push((_, has) => has.class?.split(/\s+/).includes(name) ?? false);
    else tests.push((tag) => tag === name);
  }
  return (tag, attributes) => tests.every((test) => test(tag, attributes));
}

const PART = /^(?:([#.]?)([\w-]+)|\[([\w-]+)(?:="([^"\]]*)")?\])/;
