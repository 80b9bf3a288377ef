import { MessageError, type Reply } from './envelope';
import type { MessageName, Protocol } from './protocol';

/** `runtime.sendMessage`, as answered by our own router; undefined when nobody listened. */
export type SendMessage = <Name extends MessageName>(message: {
  readonly name: Name;
  readonly data: Protocol[Name]['data'];
}) => Promise<Reply<Protocol[Name]['reply']> | undefined>;

/** Sends one message to the background and answers its value. */
export type Send = <Name extends MessageName>(
  name: Name,
  data: Protocol[Name]['data'],
) => Promise<Protocol[Name]['reply']>;

/**
 * Binds the sender of messages to the browser.
 *
 * @returns a function that throws MessageError with the background's code, or `no-answer`
 */
export function createClient(sendMessage: SendMessage): Send {
  return async (name, data) => {
    const reply = await sendMessage({ name, data }).catch((error: unknown) => {
      throw new MessageError('no-answer', error instanceof Error ? error.message : String(error), { cause: error });
    });
    if (reply === undefined || reply === null) throw new MessageError('no-answer', `${name} was not answered`);
    if (!reply.ok) throw new MessageError(reply.error.code, reply.error.message);
    return reply.value;
  };
}
