import type { Toast } from '../messages/protocol';

/** What the background's answer to `capture.observed` has the page say; null: nothing. By hand, as a schema library would be larger than all of it. */
export function toastIn(reply: unknown): Toast | null {
  const value = isObject(reply) && reply.ok === true ? reply.value : null;
  const toast = isObject(value) ? value.toast : null;
  return isToast(toast) ? toast : null;
}

function isToast(value: unknown): value is Toast {
  if (!isObject(value)) return false;
  const { language, direction, text, undo, dismiss } = value;
  return areTexts(language, text, dismiss) && (direction === 'ltr' || direction === 'rtl') && isUndo(undo);
}

function isUndo(value: unknown): boolean {
  if (value === null) return true;
  return isObject(value) && typeof value.batch === 'number' && areTexts(value.label, value.done, value.failed);
}

function areTexts(...values: readonly unknown[]): boolean {
  return values.every((value) => typeof value === 'string');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
