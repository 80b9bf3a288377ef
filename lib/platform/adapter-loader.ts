import type { Browser } from 'wxt/browser';
import type { ScriptPublicPath } from 'wxt/utils/inject-script';

/** What is used of `browser.scripting`. */
export interface LoaderApi {
  executeScript(injection: { target: Browser.scripting.InjectionTarget; files: ScriptPublicPath[] }): Promise<unknown>;
}

/** The names that `adapter-files.ts` gives. */
const isScript = (path: string): path is ScriptPublicPath => /^\/adapters\/[a-z0-9-]+\.js$/.test(path);

/**
 * Runs an adapter's own file (`adapter-files.ts`) in a frame, beside the content script that wants it. Rejects where the
 * browser doesn't let us in (the site was turned off meanwhile), and for what is no adapter's id.
 */
export async function loadAdapter(api: LoaderApi, id: string, tabId: number, frameId: number): Promise<void> {
  const path = `/adapters/${id}.js`;
  if (!isScript(path)) throw new RangeError(`no adapter: ${id}`);
  await api.executeScript({ target: { tabId, frameIds: [frameId] }, files: [path] });
}
