import type { Toast } from '../messages/protocol';

/** What the background's answer to `capture.observed` has the page say; null: nothing. What it answers is its own, whole or not there. */
export function toastIn(reply: unknown): Toast | null {
  const value = isObject(reply) ? reply.value : null;
  const toast = isObject(value) ? value.toast : null;
  return isToast(toast) ? toast : null;
}

function isToast(value: unknown): value is Toast {
  return isObject(value) && typeof value.text === 'string';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
