import type { CredentialLink, Recognised } from '../links/types';
import type { MarkCard, MarkState } from '../messages/protocol';
import type { Checking } from '../settings/marking';
import { OUTCOMES } from './icons';
import { type MarkVerdict, TONES } from './tokens';

/**
 * The value in the background's answer (`Reply` of lib/messages). By hand: a schema library would be half this script.
 * @throws Error on an answer that isn't `{ ok: true, value }`
 */
export function readReply(reply: unknown): unknown {
  if (isObject(reply) && reply.ok === true) return reply.value;
  throw new Error('the background answered with an error');
}

/**
 * What a mark is to show.
 * @throws Error when it is no such thing
 */
export function readMarkState(value: unknown): MarkState {
  if (isObject(value)) {
    const { verdict, caution, press, toOpen, origins, word, label } = value;
    const texts = typeof word === 'string' && typeof label === 'string';
    if (isVerdict(verdict) && typeof caution === 'boolean' && isPress(press) && isTexts(origins) && texts)
      return { verdict, caution, press, ...(toOpen === true && { toOpen }), origins, word, label };
  }
  throw new Error('not a mark state');
}

/** More than any card has: what is longer is no card of ours. */
const MAX_ROWS = 10;
const MAX_TEXT = 500;

/**
 * What a card is to show; null where the background knows nothing of its link.
 * @throws Error when it is no such thing
 */
export function readMarkCard(value: unknown): MarkCard | null {
  if (value === null || isCard(value)) return value;
  throw new Error('not a card');
}

/**
 * How the reader wants this page checked.
 * @throws Error when it is no such thing
 */
export function readChecking(value: unknown): Checking {
  if (value === 'automatic' || value === 'on-click' || value === 'off') return value;
  throw new Error('not a way of checking');
}

/**
 * What links lead to, in the order in which they were asked about.
 * @throws Error when it is no such list
 */
export function readRecognised(value: unknown): readonly (Recognised | null)[] {
  if (Array.isArray(value) && value.every((one) => one === null || isRecognised(one))) return value;
  throw new Error('not a list of links');
}

function isRecognised(value: unknown): value is Recognised {
  return isObject(value) && typeof value.href === 'string' && isLink(value.link);
}

function isLink(value: unknown): value is CredentialLink {
  if (!isObject(value)) return false;
  const { host, kind, id, url } = value;
  return [host, kind, url].every((text) => typeof text === 'string') && (id === null || typeof id === 'string');
}

/** The `ref` in the background's word that a link was checked anew; null for any other message. */
export function changedRef(message: unknown): number | null {
  if (!isObject(message) || message.name !== 'marks.changed' || !isObject(message.data)) return null;
  return typeof message.data.ref === 'number' ? message.data.ref : null;
}

/** Is it the background's word that the reader has pages checked in another way from now on? */
export function isRestart(message: unknown): boolean {
  return isObject(message) && message.name === 'marks.restart';
}

function isVerdict(value: unknown): value is MarkState['verdict'] {
  return value === 'not-an-award' || isMarkVerdict(value);
}

function isMarkVerdict(value: unknown): value is MarkVerdict {
  return typeof value === 'string' && Object.hasOwn(TONES, value);
}

function isPress(value: unknown): value is MarkState['press'] {
  return value === 'evidence' || value === 'check' || value === 'allow';
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

const CARD_TEXTS = ['language', 'word', 'title', 'issuer', 'hint', 'note'];

function isCard(value: unknown): value is MarkCard {
  if (!isObject(value)) return false;
  const { direction, verdict, caution, press, toOpen, means, rows, age } = value;
  const isStated = isMarkVerdict(verdict) && typeof caution === 'boolean' && isPress(press);
  const isTold = CARD_TEXTS.every((name) => isText(value[name])) && [means, age].every(isTextOrNull);
  const isTurned = direction === 'ltr' || direction === 'rtl';
  return isStated && isTold && isTurned && (toOpen === undefined || toOpen === true) && areRows(rows);
}

function areRows(value: unknown): value is MarkCard['rows'] {
  return Array.isArray(value) && value.length <= MAX_ROWS && value.every(isRow);
}

function isRow(value: unknown): value is MarkCard['rows'][number] {
  if (!isObject(value)) return false;
  const { outcome, question, answer } = value;
  return typeof outcome === 'string' && Object.hasOwn(OUTCOMES, outcome) && isText(question) && isText(answer);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_TEXT;
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || isText(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
