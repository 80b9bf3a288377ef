import type { Redirects } from '../net/safe-fetch';

/** What is used of a request's details: Chrome names who began it `initiator`, Firefox `originUrl` and `documentUrl`. */
export interface HeardRequest {
  readonly url: string;
  readonly tabId: number;
  readonly statusCode: number;
  readonly initiator?: string | undefined;
  readonly originUrl?: string | undefined;
  readonly documentUrl?: string | undefined;
  readonly responseHeaders?: readonly { readonly name: string; readonly value?: string | undefined }[] | undefined;
}

/** What is used of `browser`. It observes only: the permission that could alter requests is not asked for. */
export interface RedirectsApi {
  readonly runtime: { getURL(path: '/'): string };
  readonly webRequest: {
    readonly onHeadersReceived: {
      addListener(
        listener: (details: HeardRequest) => undefined,
        filter: { urls: string[]; types: ('xmlhttprequest' | 'other')[] },
        extra: ['responseHeaders'],
      ): void;
      removeListener(listener: (details: HeardRequest) => undefined): void;
    };
  };
}

/** Chromium 156 and Firefox 153 tell of a redirect within 200 ms of its response; a busy browser may take longer. */
const PATIENCE_MS = 2_000;
const FOLLOWED: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Hears where redirects of our own requests lead. A browser answers `redirect: 'manual'` with a response that says nothing,
 * but tells an extension of the headers behind it, where it may read the host.
 *
 * Each request is fetched under a fragment of its own, which no server sees and both browsers tell of: so no two requests for
 * one address are taken for each other, however many there are. It is listened to one host at a time and only while a
 * request to it runs: a listener that stayed would wake the worker for every request of the sites we may read.
 *
 * @param wait resolves after that many milliseconds
 * @param token a text that nobody can guess, another each time
 */
export function createRedirects(
  { runtime, webRequest: { onHeadersReceived } }: RedirectsApi,
  wait: (milliseconds: number) => Promise<void>,
  token: () => string = () => crypto.randomUUID(),
): Redirects {
  const own = runtime.getURL('/');
  const isOurs = ({ tabId, initiator, originUrl, documentUrl }: HeardRequest) =>
    tabId === -1 && `${initiator ?? originUrl ?? documentUrl ?? ''}/`.startsWith(own);

  return {
    listen: (url) => {
      const address = `${url.split('#', 1)[0]}#${token()}`;
      let hear: (location: string | null) => void = () => {};
      const heard = new Promise<string | null>((resolve) => {
        hear = resolve;
      });
      const listener = (details: HeardRequest): undefined => {
        if (details.url === address && isOurs(details)) hear(locationOf(details));
      };
      const urls = [`https://${new URL(url).hostname}/*`];
      try {
        onHeadersReceived.addListener(listener, { urls, types: ['xmlhttprequest', 'other'] }, ['responseHeaders']);
      } catch {
        // A host's name that is no pattern, such as one that ends in a dot: nothing is heard, and the redirect refused.
        hear(null);
      }
      return {
        address,
        location: () => Promise.race([heard, wait(PATIENCE_MS).then(() => null)]),
        end: () => onHeadersReceived.removeListener(listener),
      };
    },
  };
}

/** null where it leads nowhere, or to two places at once. */
function locationOf({ statusCode, responseHeaders = [] }: HeardRequest): string | null {
  const locations = responseHeaders.filter(({ name }) => name.toLowerCase() === 'location');
  return FOLLOWED.has(statusCode) && locations.length === 1 ? (locations[0]?.value ?? null) : null;
}
