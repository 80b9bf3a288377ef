import type { Channel } from './channel';
import { apply, fits, getPrototypeOf, note, noted, PROMISE, propertyOf, stringify } from './natives';
import { ADDRESS_LIMIT, ANSWER_LIMIT, STATEMENTS_LIMIT } from './wire';
import { listenTo } from './wrap';

/** Where statements are stored: https://github.com/adlnet/xAPI-Spec/blob/1.0.3/xAPI-Communication.md#stmtres */
const STATEMENTS = /\/statements\/?$/;
const STORING = /^(?:put|post)$/i;
/** Answers that never end, or are no text. */
const NO_JSON = /^(?:text\/event-stream|multipart|image|audio|video|font)/i;

/** What is to be done when a request is answered. */
interface Interest {
  readonly address: string;
  readonly method: string;
  readonly isStatements: boolean;
  /** The page's address as the request was made. */
  readonly asked: string;
}

type Text = string | null | Promise<string | null>;

/**
 * What the page asks and sends by `fetch` and `XMLHttpRequest`, as it passes: statements sent to a store that took them
 * (status 2xx), and the answers of the addresses that are wanted. Of all other requests only the address is looked at. The page gets its own
 * promise and its own response; of a wanted one a clone is read, and no more than `ANSWER_LIMIT` of it. One trace remains:
 * where such a request fails and the page doesn't care, its promise counts as cared for, and no `unhandledrejection` comes.
 */
export function listenToRequests(
  window: Window & typeof globalThis,
  channel: Channel,
  what: 'answers' | 'answers and statements',
): void {
  const { document, URL } = window;
  const { Request, Response, Headers, Blob, TextDecoder, XMLHttpRequest } = window;
  const { addEventListener } = window.EventTarget.prototype;
  const { clone: cloneRequest } = Request.prototype;
  const { clone: cloneResponse } = Response.prototype;
  const { text: blobText } = Blob.prototype;
  const requestUrl = getter(Request.prototype, 'url');
  const requestMethod = getter(Request.prototype, 'method');
  const isOk = getter(Response.prototype, 'ok');
  const headersOf = getter(Response.prototype, 'headers');
  const statusOf = getter(XMLHttpRequest.prototype, 'status');
  const typeOf = getter(XMLHttpRequest.prototype, 'responseType');
  const textOf = getter(XMLHttpRequest.prototype, 'responseText');
  const readyOf = getter(XMLHttpRequest.prototype, 'response');
  const opened = new WeakMap<object, Interest | null>();

  function interestIn(address: string, method: () => unknown): Interest | null {
    if (address.length > ADDRESS_LIMIT) return null;
    const url = new URL(address, document.baseURI);
    if (what !== 'answers' && fits(STATEMENTS, url.pathname)) {
      const stated = method();
      if (typeof stated === 'string' && fits(STORING, stated))
        return { address: url.href, method: stated, isStatements: true, asked: '' };
    }
    const patterns = channel.wanted();
    for (let index = 0; index < patterns.length; index += 1) {
      const pattern = patterns[index];
      if (pattern && fits(pattern, `${url.host}${url.pathname}${url.search}`))
        return { address: url.href, method: '', isStatements: false, asked: document.URL };
    }
    return null;
  }

  /** The text of a body that can be read without using it up; null for others (streams, forms). */
  function textIn(body: unknown): Text {
    if (typeof body === 'string') return body;
    if (body instanceof Blob) return body.size <= STATEMENTS_LIMIT ? apply(blobText, body, []) : null;
    const isBytes = body instanceof ArrayBuffer || ArrayBuffer.isView(body);
    return isBytes && body.byteLength <= STATEMENTS_LIMIT ? new TextDecoder().decode(body) : null;
  }

  async function tell({ address, isStatements, asked }: Interest, text: Text): Promise<void> {
    const body = await text;
    if (body === null || body === '' || body.length > (isStatements ? STATEMENTS_LIMIT : ANSWER_LIMIT)) return;
    channel.tell(
      isStatements ? 'xapi' : 'answer',
      isStatements ? `${address}\n${body}` : `${address}\n${asked}\n${body}`,
    );
  }

  async function hearFetch(interest: Interest, result: unknown, sent: Text): Promise<void> {
    try {
      // Only the browser's own promise: another's `then` is the page's code, and may count its calls.
      if (typeof result !== 'object' || result === null || getPrototypeOf(result) !== PROMISE) return;
      const response: unknown = await result;
      if (apply(isOk, response, []) !== true) return;
      await tell(interest, interest.isStatements ? sent : await bodyOf(response));
    } catch {
      // The request failed, or the page's answer is none: both are the page's own business.
    }
  }

  /** The text of a response's clone; null where it is too long, or no text. */
  async function bodyOf(response: unknown): Promise<string | null> {
    const headers = apply(headersOf, response, []);
    if (!(headers instanceof Headers) || fits(NO_JSON, headers.get('content-type') ?? '')) return null;
    if (Number(headers.get('content-length') ?? 0) > ANSWER_LIMIT) return null;
    const { body } = apply(cloneResponse, response, []);
    if (body === null) return null;
    const reader = body.getReader();
    const decoder = new TextDecoder();
    let text = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      text += decoder.decode(value, { stream: true });
      if (text.length > ANSWER_LIMIT) {
        // Not awaited: it ends only when the page has read the other half to its end.
        reader.cancel().catch(() => undefined);
        return null;
      }
    }
  }

  listenTo(window, 'fetch', (_, [input, init]) => {
    const isRequest = input instanceof Request;
    const address = isRequest ? apply(requestUrl, input, []) : addressIn(input, URL);
    if (typeof address !== 'string') return undefined;
    const given = () => member(init, 'method') ?? (isRequest ? apply(requestMethod, input, []) : 'GET');
    const interest = interestIn(address, given);
    if (interest === null) return undefined;
    let sent: Text = null;
    if (interest.isStatements) {
      const body = member(init, 'body');
      sent = body === undefined && isRequest ? readRequest(input) : textIn(body);
    }
    return (result) => void hearFetch(interest, result, sent);
  });

  function readRequest(request: Request): Text {
    const text: Promise<string> = apply(cloneRequest, request, []).text();
    return text.catch(() => null);
  }

  listenTo(XMLHttpRequest.prototype, 'open', (self, [method, url]) => {
    const address = addressIn(url, URL);
    if (typeof self !== 'object' || self === null) return undefined;
    const interest = address === null ? null : interestIn(address, () => method);
    // A request that is opened anew is another one.
    if (interest !== null || noted(opened, self) !== undefined) note(opened, self, interest);
    return undefined;
  });

  listenTo(XMLHttpRequest.prototype, 'send', (self, [body]) => {
    if (typeof self !== 'object' || self === null) return undefined;
    const interest = noted(opened, self);
    if (!interest) return undefined;
    const sent = interest.isStatements ? textIn(body) : null;
    const loaded = () => {
      try {
        const status = apply(statusOf, self, []);
        if (noted(opened, self) !== interest || typeof status !== 'number' || status < 200 || status > 299) return;
        tell(interest, interest.isStatements ? sent : loadedText(self)).catch(() => undefined);
      } catch {
        // As for `fetch`.
      }
    };
    apply(addEventListener, self, ['load', loaded, { once: true }]);
    return undefined;
  });

  function loadedText(request: object): string | null {
    const type = apply(typeOf, request, []);
    if (type === 'json') return stringify(apply(readyOf, request, []));
    const text = type === '' || type === 'text' ? apply(textOf, request, []) : null;
    return typeof text === 'string' ? text : null;
  }
}

/** An address that is text, or a URL object; for anything else the page's own code would have to run. */
function addressIn(input: unknown, PageUrl: typeof URL): string | null {
  if (typeof input === 'string') return input;
  return input instanceof PageUrl ? input.href : null;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function getter(prototype: object, name: string): () => unknown {
  return propertyOf(prototype, name)?.get ?? (() => undefined);
}
