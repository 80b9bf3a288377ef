import type { Channel } from './channel';
import { cut, fits, stringify } from './natives';
import { ELEMENT, VALUE_LIMIT } from './wire';
import { listenTo, ownValue } from './wrap';

/** The object a package looks for, by version, and its methods with what each does. */
const APIS = [
  {
    name: 'API',
    version: '1.2',
    calls: [
      ['LMSInitialize', 'initialize'],
      ['LMSGetValue', 'get'],
      ['LMSSetValue', 'set'],
      ['LMSCommit', 'commit'],
      ['LMSFinish', 'finish'],
    ],
  },
  {
    name: 'API_1484_11',
    version: '2004',
    calls: [
      ['Initialize', 'initialize'],
      ['GetValue', 'get'],
      ['SetValue', 'set'],
      ['Commit', 'commit'],
      ['Terminate', 'finish'],
    ],
  },
] as const;

/** Pages that make a new object again and again are listened to for so many. */
const MOST_OBJECTS = 50;

/**
 * SCORM's run-time API, 1.2 and 2004 (IEEE 1484.11.2): listens to the calls of the object that the player offers under a
 * name the standard gives, in this window. What is not listened to: an object that is frozen, and one whose methods are
 * made up at each look, as the facade of a player on another origin (the player's own frame has the real one).
 *
 * @returns to be called whenever the object may be there, or be another one
 */
export function listenToScorm(window: object, { tell }: Channel): () => void {
  let objects = 0;
  const listeners = APIS.map(({ name, version, calls }) => {
    const found = (api: unknown) => {
      if (typeof api !== 'object' || api === null || objects >= MOST_OBJECTS) return;
      let isNew = false;
      for (const [method, call] of calls) {
        const listening = listenTo(api, method, (_, [element, value]) => (result) => {
          const told = toldOf(call, element, call === 'get' ? result : value);
          // What the player refused didn't happen.
          const isTaken = call === 'get' || result === 'true' || result === true;
          if (told !== null && isTaken) tell('scorm', stringify([version, ...told]));
        });
        isNew ||= listening;
      }
      if (isNew) objects += 1;
    };
    return () => found(ownValue(window, name, found));
  });
  return () => {
    for (const look of listeners) look();
  };
}

/** The call, its element and its value; null for an element that tells nothing. Objects are left alone: the page may see us read them. */
function toldOf(call: string, element: unknown, value: unknown): readonly string[] | null {
  if (call !== 'get' && call !== 'set') return [call];
  if (typeof element !== 'string' || !fits(ELEMENT, element)) return null;
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  return [call, element, cut(`${value}`, VALUE_LIMIT)];
}
