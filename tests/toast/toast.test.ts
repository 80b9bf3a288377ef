// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Toast } from '../../lib/messages/protocol';
import { createToasts } from '../../lib/toast/toast';
import { clickAsPerson, inside } from '../marks/inside';

const TOAST: Toast = {
  language: 'en',
  direction: 'ltr',
  text: 'Touchstone logged “Knots” as completed.',
  undo: { batch: 3, label: 'Undo', done: 'Taken back.', failed: 'That failed.' },
  dismiss: 'Dismiss',
};
const answer = (toast: unknown = TOAST) => ({ ok: true, value: { logged: [], toast } });

let life: AbortController;
let undone: number[];
let undoing: () => Promise<unknown>;
let hidden: boolean;
let full: Element | null;

const start = () =>
  createToasts({
    document,
    signal: life.signal,
    undo: (batch) => {
      undone.push(batch);
      return undoing();
    },
  });
const host = () => document.querySelector('touchstone-toast');
const root = () => inside(host()).root;
const find = (selector: string) => {
  const element = root().querySelector<HTMLElement>(selector);
  if (element === null) throw new Error(`no ${selector}`);
  return element;
};
const said = () => find('[role=status]').textContent;
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const pressKey = (key: string, isTrusted = true) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true });
  Object.defineProperty(event, 'isTrusted', { value: isTrusted });
  find('.close').dispatchEvent(event);
};

beforeEach(() => {
  vi.useFakeTimers();
  life = new AbortController();
  undone = [];
  undoing = async () => ({ ok: true, value: null });
  hidden = false;
  full = null;
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
  Object.defineProperty(document, 'fullscreenElement', { configurable: true, get: () => full });
  document.body.replaceChildren(document.createElement('input'));
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

describe('a toast', () => {
  it('says politely what was logged, into a region that was there before, and goes by itself', async () => {
    start()(answer());
    expect(said()).toBe('');
    expect(find('.toast').dataset.shown).toBeUndefined();
    await pass(200);
    expect(said()).toBe(TOAST.text);
    expect(find('.toast').dataset.shown).toBe('');
    await pass(5_500);
    expect(host()).not.toBeNull();
    await pass(1_000);
    expect(host()).toBeNull();
  });

  it('takes no focus', async () => {
    const field = document.querySelector('input');
    field?.focus();
    start()(answer());
    await pass(200);
    expect(document.activeElement).toBe(field);
  });

  it('has its words in their language and direction', () => {
    start()(answer({ ...TOAST, language: 'ar', direction: 'rtl' }));
    expect([find('.toast').lang, find('.toast').dir]).toEqual(['ar', 'rtl']);
  });

  it.each<[string, unknown]>([
    ['no toast', answer(null)],
    ['an error', { ok: false, error: { code: 'full', message: '' } }],
    ['no answer', undefined],
    ['an answer of the version before', { ok: true, value: { logged: [] } }],
    ['what is no toast', answer({ text: null })],
  ])('does not come of %s', (_, reply) => {
    start()(reply);
    expect(host()).toBeNull();
  });

  it.each<[string, () => void]>([
    ['in a hidden tab', () => (hidden = true)],
    ['while something fills the screen', () => (full = document.body)],
    ['in a script that is cut off', () => life.abort()],
  ])('does not come %s, nor later', async (_, prepare) => {
    const toast = start();
    prepare();
    toast(answer());
    hidden = false;
    full = null;
    await pass(10_000);
    expect(host()).toBeNull();
  });

  it('goes when something begins to fill the screen', async () => {
    start()(answer());
    await pass(200);
    document.dispatchEvent(new Event('fullscreenchange'));
    expect(host()).not.toBeNull();
    full = document.body;
    document.dispatchEvent(new Event('fullscreenchange'));
    expect(host()).toBeNull();
  });

  it('is alone: a later one takes its place', async () => {
    const toast = start();
    toast(answer());
    toast(answer({ ...TOAST, text: 'Another.' }));
    await pass(200);
    expect(document.querySelectorAll('touchstone-toast')).toHaveLength(1);
    expect(said()).toBe('Another.');
  });

  it('stays while the pointer is on it, or the focus in it', async () => {
    start()(answer());
    await pass(200);
    const box = find('.toast');
    vi.spyOn(box, 'matches').mockReturnValue(true);
    box.dispatchEvent(new Event('pointerenter'));
    await pass(60_000);
    expect(host()).not.toBeNull();
    vi.spyOn(box, 'matches').mockReturnValue(false);
    box.dispatchEvent(new Event('pointerleave'));
    await pass(5_500);
    expect(host()).not.toBeNull();
    find('.close').focus();
    await pass(60_000);
    expect(host()).not.toBeNull();
  });

  it('goes with its script', async () => {
    start()(answer());
    life.abort();
    expect(host()).toBeNull();
  });
});

describe('what a person does with a toast', () => {
  it('takes back what was logged, and is told so', async () => {
    start()(answer());
    await pass(200);
    clickAsPerson(find('.undo'));
    await pass(0);
    expect(undone).toEqual([3]);
    expect(said()).toBe('Taken back.');
    expect(find('.undo').hidden).toBe(true);
    await pass(6_500);
    expect(host()).toBeNull();
  });

  it.each<[string, () => Promise<unknown>]>([
    ['is refused', async () => ({ ok: false, error: {} })],
    ['is not answered', async () => undefined],
    ['can’t be sent', async () => Promise.reject(new Error('gone'))],
  ])('is told when that %s', async (_, outcome) => {
    undoing = outcome;
    start()(answer());
    await pass(200);
    clickAsPerson(find('.undo'));
    await pass(0);
    expect(said()).toBe('That failed.');
  });

  it('is not offered what can’t be done here', () => {
    start()(answer({ ...TOAST, undo: null }));
    expect(find('.undo').hidden).toBe(true);
  });

  it('keeps the focus when the button under it goes, and gives it back in the end', async () => {
    const field = document.querySelector('input');
    field?.focus();
    start()(answer());
    await pass(200);
    find('.toast').dispatchEvent(new FocusEvent('focusin', { relatedTarget: field }));
    find('.undo').focus();
    clickAsPerson(find('.undo'));
    await pass(0);
    expect(root().activeElement).toBe(find('.close'));
    pressKey('Escape');
    expect(host()).toBeNull();
    expect(document.activeElement).toBe(field);
  });

  it('closes it', () => {
    start()(answer());
    clickAsPerson(find('.close'));
    expect(host()).toBeNull();
  });

  it('is none of the page’s: what scripts press does nothing, and the page hears of no press', async () => {
    const heard: string[] = [];
    document.addEventListener('click', () => heard.push('click'), { signal: life.signal });
    start()(answer());
    await pass(200);
    find('.undo').click();
    find('.close').click();
    pressKey('Escape', false);
    await pass(0);
    expect(undone).toEqual([]);
    expect(host()).not.toBeNull();
    expect(heard).toEqual([]);
  });
});
