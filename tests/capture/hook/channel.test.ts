// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openChannel } from '../../../lib/capture/hook/channel';
import { listen } from '../../../lib/capture/hook/ear';
import { HELLO, TOLD } from '../../../lib/capture/hook/wire';
import type { Answer } from '../../../lib/capture/types';

const CALL = '["1.2","set","cmi.core.lesson_status","passed"]';

let life = new AbortController();
let document = window.document;
beforeEach(() => {
  life = new AbortController();
  document = window.document.implementation.createHTMLDocument();
});
afterEach(() => life.abort());

/** The page's end, in this test's own document. */
function hook() {
  const { CustomEvent, MouseEvent, EventTarget } = window;
  const page = { document, CustomEvent, MouseEvent, EventTarget, setTimeout: () => 0 };
  return openChannel(page as unknown as Window & typeof globalThis);
}

function ear(addresses: readonly RegExp[] = [], now = () => 0) {
  const events: string[] = [];
  const answers: Answer[] = [];
  const { want } = listen({
    document,
    signal: life.signal,
    addresses,
    onAnswer: (answer) => answers.push(answer),
    onRuntime: (event) => events.push(event),
    now,
  });
  return { events, answers, want };
}

describe('the channel between the two worlds', () => {
  it.each([
    ['the isolated world', true],
    ['the page’s world', false],
  ])('opens when %s begins first', (_, earFirst) => {
    const first = earFirst ? ear([/a/]) : null;
    const channel = hook();
    const { events, want } = first ?? ear([/a/]);
    expect(channel.wanted().map(({ source }) => source)).toEqual(['a']);
    want([/b/, /c\/d/]);
    expect(channel.wanted().map(({ source }) => source)).toEqual(['b', 'c\\/d']);
    channel.tell('scorm', CALL);
    expect(events).toEqual([`scorm ${CALL}`]);
  });

  it('hears the first that greets alone, and nothing once it has ended', () => {
    const { events } = ear();
    const channel = hook();
    const later = hook();
    later.tell('scorm', CALL);
    expect(events).toEqual([]);
    channel.tell('scorm', CALL);
    life.abort();
    channel.tell('scorm', CALL);
    expect(events).toHaveLength(1);
  });

  it('is not opened by a greeting that hands over nothing', () => {
    const { events } = ear();
    document.dispatchEvent(new MouseEvent(HELLO));
    document.dispatchEvent(new CustomEvent(HELLO, { detail: document.body }));
    hook().tell('scorm', CALL);
    expect(events).toHaveLength(1);
  });

  it('is not to be had for whoever asks once it is open', () => {
    ear();
    hook();
    const greetings: Event[] = [];
    document.addEventListener(HELLO, (event) => greetings.push(event), { signal: life.signal });
    document.dispatchEvent(new Event('touchstone-ask'));
    expect(greetings).toEqual([]);
  });

  it('lets six hundred messages a minute through', () => {
    let now = 0;
    const { events } = ear([], () => now);
    const channel = hook();
    for (let count = 0; count < 1000; count += 1) channel.tell('scorm', CALL);
    expect(events).toHaveLength(600);
    now = 60_000;
    channel.tell('scorm', CALL);
    expect(events).toHaveLength(601);
  });

  it('is not harmed by what isn’t text', () => {
    const { events } = ear();
    let node: EventTarget | null = null;
    document.addEventListener(HELLO, (event) => (node = (event as MouseEvent).relatedTarget), { signal: life.signal });
    hook();
    for (const detail of [null, {}, 7, ['scorm [] ']])
      (node as EventTarget | null)?.dispatchEvent(new CustomEvent(TOLD, { detail }));
    expect(events).toEqual([]);
  });
});
