import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDelivery, type Delivery } from '../../lib/capture/delivery';
import type { Observation } from '../../lib/capture/types';

const course: Observation = {
  platform: 'moodle',
  itemId: 'school.example/2',
  kind: 'course',
  title: 'Birds',
  url: 'https://school.example/course/view.php?id=2',
  status: 'in-progress',
  own: 'yes',
  signal: 'my-courses',
};
const done: Observation = { ...course, status: 'completed' };

let controller: AbortController;
let sent: { at: number; observations: readonly Observation[] }[];
let answers: (() => Promise<unknown>)[];
let begun: number;

const stored = async (): Promise<unknown> => ({ ok: true, value: { logged: [] } });
const nobody = async (): Promise<unknown> =>
  Promise.reject(new Error('Could not establish connection. Receiving end does not exist.'));

/** Answers in turn; the last one for good. */
function delivery(...replies: (() => Promise<unknown>)[]): Delivery {
  answers = replies;
  const timers = {
    setTimeout: (run: () => void, milliseconds: number) => Number(setTimeout(run, milliseconds)),
    clearTimeout: (id: number | undefined) => clearTimeout(id),
  };
  return createDelivery({
    send: (observations) => {
      sent.push({ at: Date.now() - begun, observations });
      const reply = answers.length > 1 ? answers.shift() : answers[0];
      return reply ? reply() : nobody();
    },
    window: timers,
    signal: controller.signal,
  });
}

async function pass(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
}

beforeEach(() => {
  vi.useFakeTimers();
  controller = new AbortController();
  sent = [];
  begun = Date.now();
});

afterEach(() => {
  controller.abort();
  vi.useRealTimers();
});

describe('an observation', () => {
  it('is sent at once, and once when it is stored', async () => {
    delivery(stored).add([course]);
    await pass(600_000);
    expect(sent).toEqual([{ at: 0, observations: [course] }]);
  });

  it('is sent again with growing pauses while nobody answers, eight times at most', async () => {
    delivery(nobody).add([course]);
    await pass(600_000);
    expect(sent.map(({ at }) => at)).toEqual([0, 500, 1500, 3500, 7500, 15_500, 31_500, 61_500]);
  });

  it.each<[string, unknown]>([
    ['an error', { ok: false, error: { code: 'full', message: 'no room' } }],
    ['an error of no known form', { ok: false, error: 'no room' }],
    ['nothing', undefined],
    ['something else', 'ok'],
  ])('is sent again when the answer is %s', async (_, reply) => {
    delivery(async () => reply, stored).add([course]);
    await pass(60_000);
    expect(sent).toHaveLength(2);
  });

  it('is not sent again when it is called malformed: it will be no better', async () => {
    const { add, nudge } = delivery(
      async () => ({ ok: false, error: { code: 'malformed', message: 'title' } }),
      stored,
    );
    add([course]);
    await pass(600_000);
    nudge();
    await pass(600_000);
    expect(sent).toHaveLength(1);
    add([done]);
    await pass(600_000);
    expect(sent.map(({ observations }) => observations)).toEqual([[course], [done]]);
  });

  it('is sent again when no answer ever comes', async () => {
    delivery(() => new Promise(() => undefined), stored).add([course]);
    await pass(29_000);
    expect(sent).toHaveLength(1);
    await pass(60_000);
    expect(sent).toHaveLength(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is tried again at the next event of the page when tries ran out', async () => {
    const { add, nudge } = delivery(nobody);
    add([course]);
    await pass(600_000);
    answers = [stored];
    nudge();
    await pass(600_000);
    expect(sent).toHaveLength(9);
    nudge();
    await pass(600_000);
    expect(sent).toHaveLength(9);
  });

  it('replaces an earlier one of the same item and signal that is not stored yet', async () => {
    const { add } = delivery(nobody, stored);
    add([course]);
    await pass(100);
    add([done]);
    await pass(60_000);
    expect(sent.map(({ observations }) => observations)).toEqual([[course], [done]]);
  });

  it('that changed while its older form was under way is sent as well', async () => {
    let answer: (reply: unknown) => void = () => {};
    const slow = (): Promise<unknown> => new Promise((resolve) => (answer = resolve));
    const { add } = delivery(slow, stored);
    add([course]);
    await pass(100);
    add([done]);
    answer({ ok: true, value: null });
    await pass(60_000);
    expect(sent.map(({ observations }) => observations)).toEqual([[course], [done]]);
  });

  it('is not sent for nothing', async () => {
    const { add, nudge } = delivery(stored);
    add([]);
    nudge();
    await pass(60_000);
    expect(sent).toEqual([]);
  });
});

it('nothing is sent, and no timer is left, after the signal', async () => {
  const { add, nudge } = delivery(nobody);
  add([course]);
  await pass(100);
  controller.abort();
  add([done]);
  nudge();
  await pass(600_000);
  expect(sent).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});
