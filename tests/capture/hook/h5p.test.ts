import { describe, expect, it } from 'vitest';
import { listenToH5p } from '../../../lib/capture/hook/h5p';

type Listener = (event: unknown) => void;

function dispatcher() {
  const listeners: Listener[] = [];
  return {
    on: (type: string, listener: Listener) => void (type === 'xAPI' && listeners.push(listener)),
    trigger: (event: unknown) => {
      for (const listener of listeners) listener(event);
    },
    listeners,
  };
}
const event = (verb: string, more = {}) => ({
  data: { statement: { verb: { id: `http://adlnet.gov/expapi/verbs/${verb}` }, object: { id: 'x' }, ...more } },
});

function listening(window: object) {
  const told: string[] = [];
  const look = listenToH5p(window, { tell: (kind, body) => void told.push(`${kind} ${body}`), wanted: () => [] });
  return { told, look };
}

describe('H5P’s dispatcher', () => {
  it('is listened to once it is there, once, and for what ends something alone', () => {
    const window: { H5P?: { externalDispatcher?: ReturnType<typeof dispatcher> } } = {};
    const { told, look } = listening(window);
    look();
    window.H5P = {};
    look();
    const one = dispatcher();
    window.H5P.externalDispatcher = one;
    look();
    look();
    expect(one.listeners).toHaveLength(1);
    for (const verb of ['attempted', 'interacted', 'answered', 'completed']) one.trigger(event(verb));
    expect(told.map((line) => /verbs\/(\w+)/.exec(line)?.[1])).toEqual(['answered', 'completed']);
    const other = dispatcher();
    window.H5P = { externalDispatcher: other };
    look();
    other.trigger(event('completed'));
    expect(told).toHaveLength(3);
  });

  it('never hears an error of ours, whatever it passes on', () => {
    const own = dispatcher();
    const { told, look } = listening({ H5P: { externalDispatcher: own } });
    look();
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    const throws = {
      get data() {
        throw new Error('looked at');
      },
    };
    for (const bad of [
      undefined,
      null,
      7,
      {},
      { data: {} },
      event('completed', circle),
      throws,
      event('completed', { big: 'x'.repeat(600_000) }),
    ])
      expect(() => own.trigger(bad)).not.toThrow();
    expect(told).toEqual([]);
  });

  it.each([[{}], [null], ['H5P'], [{ externalDispatcher: {} }], [{ externalDispatcher: { on: 7 } }]])(
    'that isn’t one is passed over: %j',
    (H5P) => expect(listening({ H5P }).look).not.toThrow(),
  );
});
