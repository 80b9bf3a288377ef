/**
 * One compound CSS selector as a test of an element: a tag, `#id`, `.class`, `[name]`, `[name="value"]`, `[name^="start"]`, in any
 * number, without blanks or commas (Selectors Level 4, 3.1). So the same selector reads a document and a parser's stream.
 *
 * @throws Error on anything else: selectors stand in our own code
 */
export function selectorOf(text: string): (tag: string, attributes: Readonly<Record<string, string>>) => boolean {
  const tests: ((tag: string, attributes: Readonly<Record<string, string>>) => boolean)[] = [];
  let rest = text;
  while (rest !== '') {
    const [all, kind, name = '', attribute = '', start, value] = PART.exec(rest) ?? [];
    if (all === undefined) throw new Error(`not a compound selector: ${text}`);
    rest = rest.slice(all.length);
    if (attribute !== '') tests.push((_, has) => fits(has[attribute], value, start === '^'));
    else if (kind === '#') tests.push((_, { id }) => id === name);
    else if (kind === '.') tests.push((_, has) => has.class?.split(/\s+/).includes(name) ?? false);
    else tests.push((tag) => tag === name);
  }
  return (tag, attributes) => tests.every((test) => test(tag, attributes));
}

const PART = /^(?:([#.]?)([\w-]+)|\[([\w-]+)(?:(\^?)="([^"\]]*)")?\])/;

function fits(attribute: string | undefined, value: string | undefined, isStart: boolean): boolean {
  if (attribute === undefined || value === undefined) return attribute !== undefined;
  // An empty start fits nothing (Selectors Level 4, 6.2).
  return isStart ? value !== '' && attribute.startsWith(value) : attribute === value;
}

/** The two parts of `link[rel="canonical"]@href`: the selector of an element, and the attribute that is wanted of it. */
export function splitAttribute(text: string): { readonly selector: string; readonly attribute: string } {
  const at = text.lastIndexOf('@');
  return { selector: text.slice(0, at), attribute: text.slice(at + 1) };
}
