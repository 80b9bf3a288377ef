import type { FetchDocument, FetchFailure, FetchResult } from '../verify/types';
import { publicHttpsUrl } from './public-url';

export interface SafeFetchOptions {
  readonly fetch: typeof globalThis.fetch;
  /** Does the extension hold the host permission? Tells "not allowed" from "not there"; absent in Node. */
  readonly hasPermission?: (url: string) => Promise<boolean>;
  readonly isOnline?: () => boolean;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
}

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 8 * 1024 * 1024;
const MAX_REDIRECTS = 5;

/**
 * The only way to the network. Answers a `FetchDocument` that never throws; bounded in time and size while reading; sends
 * no cookies and no referrer; asks public https addresses only, and checks every redirect again. A browser doesn't show
 * where a redirect leads before following it, so there a redirect is refused. `http:` is asked as `https:`.
 */
export function createSafeFetch(options: SafeFetchOptions): FetchDocument {
  const { timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES } = options;
  return async (asked, { accept }) => {
    const failed = (reason: FetchFailure): FetchResult => ({ ok: false, url: asked, reason });
    if (options.isOnline && !options.isOnline()) return failed('offline');
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), timeoutMs);
    try {
      let url = publicHttpsUrl(asked.replace(/^http:/i, 'https:'));
      for (let hops = 0; url && hops <= MAX_REDIRECTS; hops++) {
        const response = await options.fetch(url.href, {
          headers: { accept },
          redirect: 'manual',
          credentials: 'omit',
          referrerPolicy: 'no-referrer',
          cache: 'no-store',
          signal: abort.signal,
        });
        const location = response.headers.get('location');
        if (response.type === 'opaqueredirect') return failed('redirected');
        if (response.status >= 300 && response.status < 400 && location) {
          url = URL.canParse(location, url.href) ? publicHttpsUrl(new URL(location, url.href).href) : null;
          continue;
        }
        if (response.status === 429) return failed('rate-limited');
        const bytes = await readBounded(response, maxBytes, abort);
        if (!bytes) return failed('too-large');
        const type = (response.headers.get('content-type') ?? '').split(';', 1)[0] ?? '';
        return { ok: true, url: url.href, status: response.status, type: type.trim().toLowerCase(), bytes };
      }
      return failed('refused');
    } catch {
      if (abort.signal.aborted) return failed('timeout');
      const allowed = options.hasPermission ? await options.hasPermission(asked).catch(() => true) : true;
      return failed(allowed ? 'network' : 'permission');
    } finally {
      clearTimeout(timer);
    }
  };
}

/** The body, or null as soon as it proves larger than allowed; nothing beyond that is kept or read. */
async function readBounded(response: Response, maxBytes: number, abort: AbortController): Promise<Uint8Array | null> {
  if (Number(response.headers.get('content-length') ?? 0) > maxBytes) {
    await response.body?.cancel();
    return null;
  }
  if (!response.body) return new Uint8Array();
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  if (abort.signal.aborted) return null;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
