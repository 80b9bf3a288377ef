/** Most letters that are kept of one state. */
export const MAX_STATE = 20_000;
/** Scripts larger than this are left alone; the largest state seen on a real page is under 0.5 MB. */
const MAX_SCRIPT = 2_000_000;
/** Real states stay under 40. */
const MAX_DEPTH = 100;

/**
 * Takes what is wanted of the JSON that one inline script assigns, and puts it under its name. The first script that
 * assigns a name counts; what is not JSON, nested too deep or too long is passed over.
 */
export function takeStates(
  script: string,
  wanted: Readonly<Record<string, (state: unknown) => unknown>>,
  states: Map<string, string>,
): void {
  if (script.length > MAX_SCRIPT) return;
  for (const [name, take] of Object.entries(wanted)) {
    const state = states.has(name) ? undefined : assignedIn(script, name);
    const taken = state === undefined ? undefined : JSON.stringify(take(state));
    if (taken !== undefined && taken.length <= MAX_STATE) states.set(name, taken);
  }
}

function assignedIn(script: string, name: string): unknown {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const found = new RegExp(`(?<![\\w.$])${escaped}\\s{0,20}=\\s{0,20}(?=[[{])`).exec(script);
  if (found === null) return undefined;
  const start = found.index + found[0].length;
  try {
    return JSON.parse(script.slice(start, endOf(script, start)));
  } catch {
    return undefined;
  }
}

/** Where the object or list that starts there ends; where it starts if it never does, or is nested too deep. */
function endOf(script: string, start: number): number {
  const step = /["[\]{}]/g;
  step.lastIndex = start;
  let depth = 0;
  for (let found = step.exec(script); found !== null; found = step.exec(script)) {
    const [sign] = found;
    if (sign === '"') {
      step.lastIndex = endOfText(script, found.index);
      if (step.lastIndex === 0) return start;
    } else depth += sign === '{' || sign === '[' ? 1 : -1;
    if (depth === 0) return found.index + 1;
    if (depth > MAX_DEPTH) return start;
  }
  return start;
}

/** The place after the JSON text that begins there; 0 if it never ends. */
function endOfText(script: string, start: number): number {
  for (let at = start + 1; at < script.length; at++) {
    const sign = script.charCodeAt(at);
    if (sign === 92) at++;
    else if (sign === 34) return at + 1;
  }
  return 0;
}

/** What was taken of a state, as it comes back from a page; undefined: nothing, or no JSON. */
export function stateIn(states: ReadonlyMap<string, string>, name: string): unknown {
  try {
    return JSON.parse(states.get(name) ?? '');
  } catch {
    return undefined;
  }
}
