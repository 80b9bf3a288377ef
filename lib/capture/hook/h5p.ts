import type { Channel } from './channel';
import { apply, fits, isIn, putIn, stringify } from './natives';
import { STATEMENTS_LIMIT } from './wire';
import { ownValue } from './wrap';

/** The verbs that can end something; there are many of the others (`interacted`). */
const ENDING = /\/(?:completed|answered|passed|mastered)$/;

/**
 * H5P tells what the learner does through `H5P.externalDispatcher`, as xAPI statements
 * (https://h5p.org/documentation/x-api). Contents in a frame tell both the frame's own and the page's.
 *
 * @returns to be called whenever the dispatcher may be there, or be another one
 */
export function listenToH5p(window: object, { tell }: Channel): () => void {
  const known = new WeakSet<object>();
  const hear = (event: unknown): void => {
    try {
      const statement = member(member(event, 'data'), 'statement');
      const verb = member(member(statement, 'verb'), 'id');
      if (typeof verb !== 'string' || !fits(ENDING, verb)) return;
      const written: unknown = stringify(statement);
      if (typeof written === 'string' && written.length <= STATEMENTS_LIMIT) tell('h5p', written);
    } catch {
      // The dispatcher calls its listeners one after the other: an error of ours would keep the page's from it.
    }
  };
  const found = (h5p: unknown): void => {
    const dispatcher = member(h5p, 'externalDispatcher');
    const on = member(dispatcher, 'on');
    if (typeof dispatcher !== 'object' || dispatcher === null || typeof on !== 'function') return;
    if (isIn(known, dispatcher)) return;
    putIn(known, dispatcher);
    apply(on, dispatcher, ['xAPI', hear]);
  };
  return () => found(ownValue(window, 'H5P', found));
}

function member(value: unknown, name: string): unknown {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined;
  return Reflect.get(value, name);
}
