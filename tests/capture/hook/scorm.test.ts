// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { listenToScorm } from '../../../lib/capture/hook/scorm';

function listening(window: Record<string, unknown>) {
  const told: string[] = [];
  const look = listenToScorm(window, { tell: (kind, body) => void told.push(`${kind} ${body}`), wanted: () => [] });
  return { told, look };
}

/** A player's object of 1.2, with its methods its own or its class's. */
function player12(values: Record<string, string> = {}) {
  return {
    LMSInitialize: (_: string) => 'true',
    LMSGetValue: (element: string) => values[element] ?? '',
    LMSSetValue(element: string, value: unknown) {
      if (element === 'cmi.core.lesson_mode') return 'false';
      values[element] = `${value}`;
      return 'true';
    },
    LMSCommit: (_: string) => 'true',
    LMSFinish: (_: string) => 'true',
    LMSGetLastError: () => '0',
  };
}
class Player2004 {
  values: Record<string, string> = {};
  Initialize() {
    return 'true';
  }
  GetValue(element: string) {
    return this.values[element] ?? 'unknown';
  }
  SetValue(element: string, value: string) {
    this.values[element] = value;
    return true;
  }
  Commit() {
    return 'true';
  }
  Terminate() {
    return 'true';
  }
}

describe('SCORM’s player', () => {
  it('1.2 is listened to, call by call, and answers as ever', () => {
    const API = player12({ 'cmi.core.lesson_status': 'incomplete' });
    const window = { API };
    const { told, look } = listening(window);
    look();
    look();
    expect(API.LMSInitialize('')).toBe('true');
    expect(API.LMSGetValue('cmi.core.lesson_status')).toBe('incomplete');
    expect(API.LMSSetValue('cmi.core.lesson_location', 3)).toBe('true');
    expect(API.LMSSetValue('cmi.core.lesson_mode', 'normal')).toBe('false');
    expect(API.LMSSetValue('cmi.core.score.raw', 95)).toBe('true');
    expect(API.LMSFinish('')).toBe('true');
    expect(told).toEqual([
      'scorm ["1.2","initialize"]',
      'scorm ["1.2","get","cmi.core.lesson_status","incomplete"]',
      'scorm ["1.2","set","cmi.core.score.raw","95"]',
      'scorm ["1.2","finish"]',
    ]);
  });

  it('2004 is, where its methods are its class’s', () => {
    const window = { API_1484_11: new Player2004() };
    const before = Object.getOwnPropertyNames(window.API_1484_11);
    const { told, look } = listening(window);
    look();
    expect(window.API_1484_11.SetValue('cmi.success_status', 'passed')).toBe(true);
    expect(told).toEqual(['scorm ["2004","set","cmi.success_status","passed"]']);
    expect(Object.getOwnPropertyNames(window.API_1484_11)).toEqual(before);
  });

  it('is the page’s own object still, with the same members, flags, names and lengths', () => {
    const API = player12();
    const saved = API;
    const flags = JSON.stringify(Object.getOwnPropertyDescriptors(API));
    const shape = Object.values(API).map(({ name, length }) => [name, length]);
    const { look } = listening({ API });
    look();
    expect(API).toBe(saved);
    expect(JSON.stringify(Object.getOwnPropertyDescriptors(API))).toBe(flags);
    expect(Object.values(API).map(({ name, length }) => [name, length])).toEqual(shape);
  });

  it('that is put in place of another, twice, is listened to as well', () => {
    const window: Record<string, unknown> = {};
    const { told, look } = listening(window);
    look();
    for (let count = 0; count < 3; count += 1) {
      const API = player12();
      window.API = API;
      look();
      API.LMSFinish('');
    }
    expect(told).toHaveLength(3);
    expect(Object.keys(window)).toEqual(['API']);
  });

  it('throws what it throws, and nothing is told', () => {
    const error = new RangeError('the page’s own');
    const API = {
      ...player12(),
      LMSFinish: () => {
        throw error;
      },
    };
    const { told, look } = listening({ API });
    look();
    expect(() => API.LMSFinish()).toThrow(error);
    expect(told).toEqual([]);
  });

  it('that is frozen is left as it is', () => {
    const API = Object.freeze(player12());
    const { told, look } = listening({ API });
    look();
    expect(API.LMSFinish('')).toBe('true');
    expect(told).toEqual([]);
  });

  it('whose methods throw at being looked at, or that isn’t one, is passed over', () => {
    const API = Object.defineProperty({}, 'LMSSetValue', {
      get: () => {
        throw new Error('looked at');
      },
    });
    for (const value of [API, null, 7, 'API', () => 'API', [], new Proxy({}, {})]) {
      const { look } = listening({ API: value });
      expect(look).not.toThrow();
    }
  });

  it('behind a getter is listened to when the page gets it, and the getter isn’t called by us', () => {
    let calls = 0;
    const API = player12();
    const window = Object.defineProperty({}, 'API', {
      configurable: true,
      get: () => {
        calls += 1;
        return API;
      },
    }) as { API: typeof API };
    const { told, look } = listening(window as unknown as Record<string, unknown>);
    look();
    look();
    expect(calls).toBe(0);
    expect(window.API).toBe(API);
    window.API.LMSFinish('');
    expect([calls, told]).toEqual([2, ['scorm ["1.2","finish"]']]);
  });

  it('is given objects that we never turn into text', () => {
    const API = player12();
    const { told, look } = listening({ API });
    look();
    let counted = 0;
    const value = {
      toString: () => {
        counted += 1;
        return 'passed';
      },
    };
    API.LMSSetValue('cmi.core.lesson_status', value);
    expect([counted, told]).toEqual([1, []]);
  });

  it('goes on where the page spoils what all objects share', () => {
    const API = player12();
    const { told, look } = listening({ API });
    const spoil = ['get', 'set', 'value', 'writable', 'apply'];
    for (const name of spoil)
      Object.defineProperty(
        Object.prototype,
        name,
        Object.assign(Object.create(null), { configurable: true, writable: true, value: () => 'spoilt' }),
      );
    try {
      look();
      API.LMSFinish('');
    } finally {
      for (const name of spoil) Reflect.deleteProperty(Object.prototype, name);
    }
    expect(told).toEqual(['scorm ["1.2","finish"]']);
  });
});
