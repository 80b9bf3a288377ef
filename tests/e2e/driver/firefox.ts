import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, launch, type Page } from 'puppeteer-core';
import * as v from 'valibot';
import { middleOf } from './press';
import type { DriveOptions, Driver, Tab } from './types';
import { until } from './until';
import { closeWelcome } from './welcome';

const UUID = '5e1f0c2a-7b3d-4e6f-8a90-b1c2d3e4f506';
const NO_TAB = 999_999_999;

/**
 * Starts Firefox with the extension installed for this run and every host led to the world's server through its proxy.
 * Prompts for optional permissions are answered with yes by a preference.
 */
export async function driveFirefox(options: DriveOptions): Promise<Driver> {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-firefox-'));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', remove);
  // A copy, so that a build meanwhile doesn't pull the files away from under the browser.
  const extension = join(folder, 'extension');
  cpSync(options.extension, extension, { recursive: true });
  const downloads = join(folder, 'downloads');
  mkdirSync(downloads);
  const browser = await launch({
    browser: 'firefox',
    executablePath: options.executable,
    headless: !options.headed,
    acceptInsecureCerts: true,
    handleSIGINT: false,
    handleSIGTERM: false,
    args: ['-remote-allow-system-access'],
    defaultViewport: { width: 1100, height: 800 },
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': options.proxyPort,
      // So that the world hears of it when localhost is asked.
      'network.proxy.allow_hijacking_localhost': true,
      'extensions.webextensions.uuids': JSON.stringify({ [geckoId(extension)]: UUID }),
      'extensions.webextOptionalPermissionPrompts': false,
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      'browser.download.alwaysOpenPanel': false,
      'browser.helperApps.neverAsk.saveToDisk': 'text/csv,application/json,application/octet-stream',
    },
  });
  const close = async () => {
    await browser.close();
    process.off('exit', remove);
    remove();
  };
  const origin = `moz-extension://${UUID}`;
  const insidePage = (await browser.pages())[0] ?? (await browser.newPage());
  try {
    await browser.installExtension(extension);
    // Of a tab that there is not: it asks for no page’s list.
    await openOwn(insidePage, `${origin}/popup.html?tab=${NO_TAB}`);
    await closeWelcome(tabOf(insidePage, -1, downloads));
  } catch (error) {
    await close();
    throw error;
  }
  const inside = tabOf(insidePage, -1, downloads);

  // One after the other: which tab is the new one is told by comparing.
  let opening: Promise<unknown> = Promise.resolve();
  const openTab = (go: (page: Page) => Promise<void>): Promise<Tab> => {
    const opened = opening.then(() => openNow(go));
    opening = opened.catch(() => {});
    return opened;
  };
  const openNow = async (go: (page: Page) => Promise<void>): Promise<Tab> => {
    const before = await tabIds(inside);
    const page = await browser.newPage();
    const id = await until('the new tab', async () => (await tabIds(inside)).find((each) => !before.includes(each)));
    await go(page);
    return tabOf(page, id, downloads);
  };
  return {
    browser: 'firefox',
    inside,
    open: (url) => openTab(async (page) => void (await page.goto(url, { waitUntil: 'domcontentloaded' }))),
    extension: (path) => openTab((page) => openOwn(page, `${origin}/${path}`)),
    pressToolbarButton: (tab) => grantActiveTab(browser, geckoId(extension), tab.id),
    setOffline: (offline) => runInBrowser(browser, `Services.io.offline = ${offline}`),
    killWorker: () => Promise.reject(new Error("Firefox's background page can't be killed from outside")),
    close,
  };
}

/** What of puppeteer's WebDriver BiDi browser is used beyond its types: its raw connection. */
const RawBrowser = v.object({
  connection: v.custom<RawConnection>((value) => value instanceof Object && 'send' in value),
});
interface RawConnection {
  readonly send: (method: string, parameters: object) => Promise<{ readonly result: unknown }>;
}
const Windows = v.object({ contexts: v.array(v.object({ context: v.string() })) });
const Answer = v.object({ type: v.literal('success') });

/** Does what Firefox itself does when the toolbar button is pressed. Web content can't reach the button, its own code can. */
function grantActiveTab(browser: Browser, extensionId: string, tabId: number): Promise<void> {
  return runInBrowser(
    browser,
    `(() => {
    const { tabManager } = WebExtensionPolicy.getByID(${JSON.stringify(extensionId)}).extension;
    tabManager.addActiveTabPermission(tabManager.get(${tabId}).nativeTab);
  })()`,
  );
}

/** Evaluates an expression where the browser's own code runs. */
async function runInBrowser(browser: Browser, expression: string): Promise<void> {
  const { connection } = v.parse(RawBrowser, { connection: Reflect.get(browser, 'connection') });
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const [main] = v.parse(Windows, tree.result).contexts;
  const answer = await connection.send('script.evaluate', {
    expression,
    target: { context: main?.context },
    awaitPromise: true,
  });
  v.parse(Answer, answer.result);
}

/** The page reloads itself; a mark on its window tells the old one from the new. */
async function reloadOwn(page: Page): Promise<void> {
  await page.evaluate('globalThis.beforeReload = true; setTimeout(() => location.reload(), 0)');
  await until('the page to load again', async () => {
    const isNew = "globalThis.beforeReload !== true && document.readyState === 'complete'";
    return (await page.evaluate(isNew).catch(() => false)) === true;
  });
}

/** Puppeteer never hears the load event of an extension's page: go, then ask the page itself. */
async function openOwn(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: [] });
  await until(`${url} to load`, () =>
    page.evaluate(`location.href === ${JSON.stringify(url)} && document.readyState === 'complete'`),
  );
}

function geckoId(extension: string): string {
  const found = /"gecko":\s*\{[^}]*?"id":\s*"([^"]+)"/.exec(
    readFileSync(join(extension, 'manifest.json'), 'utf8'),
  )?.[1];
  if (!found) throw new Error(`${extension} is not built for Firefox: its manifest has no gecko id`);
  return found;
}

async function tabIds(inside: Tab): Promise<number[]> {
  return inside.evaluate(async () => (await chrome.tabs.query({})).flatMap((tab) => tab.id ?? []), null);
}

function tabOf(page: Page, id: number, downloads: string): Tab {
  const evaluate: Tab['evaluate'] = async (run, argument) => {
    const json = await page.evaluate(
      `(async () => JSON.stringify({ answer: await (${run.toString()})(${JSON.stringify(argument)}) }))()`,
    );
    return JSON.parse(String(json)).answer;
  };
  return {
    id,
    evaluate,
    goto: async (url) =>
      void (url.startsWith('moz-extension:')
        ? await openOwn(page, url)
        : await page.goto(url, { waitUntil: 'domcontentloaded' })),
    show: () => page.bringToFront(),
    reload: async () => {
      // Puppeteer may not have heard where an extension's page is; the page knows.
      const isOwn = (await page.evaluate('location.protocol')) === 'moz-extension:';
      await (isOwn ? reloadOwn(page) : page.reload({ waitUntil: 'domcontentloaded' }));
    },
    back: async () => void (await page.evaluate('void setTimeout(() => history.back())')),
    forward: async () => void (await page.evaluate('void setTimeout(() => history.forward())')),
    until: (what, run, argument, timeoutMs) => until(what, () => evaluate(run, argument), timeoutMs),
    click: async (selector) => {
      await until(`${selector} to be there`, () => page.$(selector));
      await page.click(selector);
    },
    press: async (name) => {
      const ask = () => evaluate(middleOf, name.source);
      const { x, y } = await until(`“${name.source}” to be there`, ask).catch(async (error: unknown) => {
        throw new Error(`${String(error)}; the page says: ${await page.evaluate('document.body.textContent')}`);
      });
      await page.mouse.click(x, y);
    },
    key: (name) => page.keyboard.press(name),
    type: async (selector, text) => {
      await until(`${selector} to be there`, () => page.$(selector));
      await page.click(selector, { count: 3 });
      await page.keyboard.press('Backspace');
      await page.type(selector, text);
    },
    choose: async (selector, value) => {
      await until(`${selector} to be there`, () => page.$(selector));
      await page.select(selector, value);
    },
    upload: async (file) => {
      const input = await until('a file field', () => page.$('input[type=file]'));
      await input.uploadFile(file);
    },
    download: async (act) => {
      const before = new Set(readdirSync(downloads));
      await act();
      // Firefox writes under a name of its own making first, beside an empty file of the final name.
      const finished = () => {
        const added = readdirSync(downloads).filter((file) => !before.has(file));
        const [name] = added;
        return added.length === 1 && name && statSync(join(downloads, name)).size > 0 ? name : null;
      };
      const name = await until('the download', async () => {
        const first = finished();
        await new Promise((resolve) => setTimeout(resolve, 200));
        return first === finished() ? first : null;
      });
      return { name, text: readFileSync(join(downloads, name), 'utf8') };
    },
    screenshot: async (file) => void (await page.screenshot({ path: file })),
    resize: (width, height) => page.setViewport({ width, height }),
    close: () => page.close(),
  };
}
