import * as v from 'valibot';
import { describeIssue } from '../history/record-schema';
import { envelope, MessageError, type Reply } from './envelope';
import type { MessageName, Protocol } from './protocol';
import { RULES, type Rules } from './schemas';

/** What the browser says of a sender. https://developer.chrome.com/docs/extensions/reference/api/runtime#type-MessageSender */
export interface Sender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly origin?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?:
    | {
        readonly id?: number | undefined;
        readonly incognito?: boolean | undefined;
        /** Where the browser lets us see it. */
        readonly url?: string | undefined;
      }
    | undefined;
}

/** One function a message: parsed data in, the reply's value out. Its errors are answered as errors. */
export type Handlers = {
  readonly [Name in MessageName]: (
    data: Protocol[Name]['data'],
    sender: Sender,
  ) => Promise<Protocol[Name]['reply']> | Protocol[Name]['reply'];
};

export interface RouterOptions {
  /** `runtime.id`. */
  readonly extensionId: string;
  /** `runtime.getURL('')`, with its slash at the end. */
  readonly ownUrl: string;
  readonly handlers: Handlers;
  /** What a sender in a private window is answered without a handler; null: it is handled as any other. */
  readonly inPrivate: (name: MessageName) => Promise<Reply<unknown> | null>;
  /** Where a handler's own error goes, beside the reply. */
  readonly onError: (name: string, error: unknown) => void;
}

/**
 * The listener for `runtime.onMessage`. Drops what another extension sends; answers everything else, once, with a
 * `Reply`. A content script lives beside a hostile page, so a sender is one unless it is provably our own page.
 */
export function createListener(options: RouterOptions) {
  return (message: unknown, sender: Sender, sendResponse: (reply: Reply<unknown>) => void): true | undefined => {
    if (sender.id !== options.extensionId) return undefined;
    void answer(message, sender, options).then(sendResponse);
    // Keeps the channel open for the answer; a listener that answers a promise would do so in Firefox alone.
    return true;
  };
}

/** Own only when the browser itself says that the sender is a page of the extension; everything else is a page. */
export function tierOf(sender: Sender, ownUrl: string): 'own' | 'page' {
  const { url, origin } = sender;
  if (url === undefined || !url.startsWith(ownUrl)) return 'page';
  return origin === undefined || `${origin}/` === ownUrl ? 'own' : 'page';
}

async function answer(message: unknown, sender: Sender, options: RouterOptions): Promise<Reply<unknown>> {
  let name = '(malformed)';
  try {
    const parsed = v.safeParse(envelope, message);
    if (!parsed.success) throw new MessageError('malformed', describe(parsed.issues));
    name = parsed.output.name;
    if (!isMessageName(name)) throw new MessageError('unknown-message', `no message ${name}`);
    const tier = tierOf(sender, options.ownUrl);
    if (RULES[name].from !== tier) throw new MessageError('not-allowed', `${name} is not yours`);
    const { data } = parsed.output;
    // Of a tab that is closing Firefox names none.
    const isTabGone = tier === 'page' && sender.tab === undefined;
    const from = isTabGone ? { ...sender, tab: { incognito: !saysNotPrivate(data) } } : sender;
    const instead = from.tab?.incognito === true ? await options.inPrivate(name) : null;
    if (instead !== null) return instead;
    return { ok: true, value: await handle(name, data, from, options.handlers) };
  } catch (error) {
    options.onError(name, error);
    return {
      ok: false,
      error: { code: codeOf(error), message: error instanceof Error ? error.message : String(error) },
    };
  }
}

function handle<Name extends MessageName>(name: Name, data: unknown, sender: Sender, handlers: Handlers) {
  const rule: Rules[Name] = RULES[name];
  const parsed = v.safeParse(rule.data, data, { abortEarly: true });
  if (!parsed.success) throw new MessageError('malformed', `${name}: ${describe(parsed.issues)}`);
  return handlers[name](parsed.output, sender);
}

function saysNotPrivate(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'isPrivate' in data && data.isPrivate === false;
}

function isMessageName(name: string): name is MessageName {
  return Object.hasOwn(RULES, name);
}

function describe(issues: readonly v.BaseIssue<unknown>[]): string {
  const { field, message } = describeIssue(issues);
  return `${field}: ${message}`;
}

function codeOf(error: unknown): string {
  const named = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof named === 'string' ? named : 'failed';
}
