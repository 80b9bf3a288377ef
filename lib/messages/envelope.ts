import * as v from 'valibot';

/** What every message is answered with. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: { readonly code: string; readonly message: string } };

/** What every message looks like on the wire. */
export const envelope = v.strictObject({ name: v.pipe(v.string(), v.maxLength(40)), data: v.unknown() });

/** A message that was answered with an error, or not at all. */
export class MessageError extends Error {
  override readonly name = 'MessageError';
  constructor(
    /** `unknown-message`, `not-allowed`, `malformed`, `no-tab`, `no-answer`, or the code of the handler's own error. */
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
