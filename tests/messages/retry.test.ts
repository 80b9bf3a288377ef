import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readMarkState, readReply } from '../../lib/marks/reply';
import { askAgain, NoAnswer, type RetryOptions } from '../../lib/messages/retry';

const life = () => ({ waits: [10, 20], patience: 1000, signal: new AbortController().signal }) satisfies RetryOptions;

describe('asking a background that may be dead', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('asks again after a rejection and after no answer, and gives the first answer', async () => {
    const answers = [
      () => Promise.reject(new Error('port closed')),
      () => Promise.resolve(undefined),
      () => Promise.resolve('yes'),
    ];
    const ask = vi.fn(() => answers.shift()?.() ?? Promise.resolve('too often'));
    const asked = askAgain(ask, life());
    await vi.advanceTimersByTimeAsync(100);
    expect(await asked).toBe('yes');
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('gives up after the last wait', async () => {
    const ask = vi.fn(() => Promise.resolve(undefined));
    const asked = expect(askAgain(ask, life())).rejects.toBeInstanceOf(NoAnswer);
    await vi.advanceTimersByTimeAsync(100);
    await asked;
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('does not wait for ever for one answer', async () => {
    const ask = vi.fn(() => new Promise<string>(() => undefined));
    const asked = expect(askAgain(ask, life())).rejects.toBeInstanceOf(NoAnswer);
    await vi.advanceTimersByTimeAsync(4000);
    await asked;
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('stops at once when its life ends', async () => {
    const end = new AbortController();
    const ask = vi.fn(() => new Promise<string>(() => undefined));
    const asked = expect(askAgain(ask, { ...life(), signal: end.signal })).rejects.toBeInstanceOf(NoAnswer);
    end.abort();
    await asked;
    expect(ask).toHaveBeenCalledTimes(1);
  });
});

describe('reading the background’s answer', () => {
  const state = {
    verdict: 'verified',
    caution: false,
    press: 'evidence',
    origins: ['https://guild.example'],
    word: 'Verified',
    label: 'Verified: x',
  };

  it('takes a whole mark state', () => {
    expect(readMarkState(readReply({ ok: true, value: state }))).toEqual(state);
    expect(readMarkState({ ...state, verdict: 'not-an-award' }).verdict).toBe('not-an-award');
    expect(readMarkState({ ...state, verdict: 'pending', press: 'check' }).press).toBe('check');
  });

  it.each([
    ['an error', { ok: false, error: { code: 'x', message: 'y' } }],
    ['another’s answer', 'pong'],
    ['an array', []],
  ])('refuses %s', (_, reply) => {
    expect(() => readReply(reply)).toThrow();
  });

  it.each([
    ['a verdict there is not', { ...state, verdict: 'excellent' }],
    ['a verdict from Object', { ...state, verdict: 'constructor' }],
    ['a press there is not', { ...state, press: 'buy' }],
    ['origins that are none', { ...state, origins: [1] }],
    ['no word', { ...state, word: null }],
    ['nothing', null],
  ])('refuses %s', (_, value) => {
    expect(() => readMarkState(value)).toThrow();
  });
});
