import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { middleOf } from './press';
import type { DriveOptions, Driver, Tab } from './types';
import { until } from './until';
import { closeWelcome } from './welcome';

/** Starts Chromium with the extension loaded and every host led to the world's server. */
export async function driveChromium(options: DriveOptions): Promise<Driver> {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-chromium-'));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', remove);
  // A copy, so that a build meanwhile doesn't pull the files away from under the browser.
  const extension = join(folder, 'extension');
  cpSync(options.extension, extension, { recursive: true });
  const profile = join(folder, 'profile');
  writePreferences(profile, extension, options.grantable);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: options.executable,
    headless: !options.headed,
    acceptDownloads: true,
    handleSIGINT: false,
    handleSIGTERM: false,
    viewport: { width: 1100, height: 800 },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Lets the harness press the toolbar button.
      '--enable-unsafe-extension-debugging',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      `--host-resolver-rules=MAP * 127.0.0.1:${options.port}`,
      '--ignore-certificate-errors',
    ],
  });
  const id = extensionId(extension);
  const origin = `chrome-extension://${id}`;
  const insidePage = context.pages()[0] ?? (await context.newPage());
  // A file of the extension that runs no code of its own, and still has its origin and its `chrome.*`.
  const close = async () => {
    await context.close();
    process.off('exit', remove);
    remove();
  };
  await until('the extension to load', async () => {
    await insidePage.goto(`${origin}/manifest.json`);
    return insidePage.evaluate('typeof chrome.tabs === "object"');
  }).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const inside = tabOf(insidePage, -1);
  await closeWelcome(inside).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const debug = await context.browser()?.newBrowserCDPSession();
  if (!debug) throw new Error('playwright does not show the browser behind its context');
  const targets = new Map<number, string>();

  // One after the other: which tab is the new one is told by comparing.
  let opening: Promise<unknown> = Promise.resolve();
  const openNow = async (url: string): Promise<Tab> => {
    const before = { ids: await tabIds(inside), targets: await tabTargets(debug) };
    const page = await context.newPage();
    const tabId = await until('the new tab', async () =>
      (await tabIds(inside)).find((each) => !before.ids.includes(each)),
    );
    const target = (await tabTargets(debug)).find((each) => !before.targets.includes(each));
    if (target) targets.set(tabId, target);
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    return tabOf(page, tabId);
  };
  const open = (url: string): Promise<Tab> => {
    const opened = opening.then(() => openNow(url));
    opening = opened.catch(() => {});
    return opened;
  };
  return {
    browser: 'chromium',
    inside,
    open,
    extension: (path) => open(`${origin}/${path}`),
    pressToolbarButton: async (tab) => {
      const targetId = targets.get(tab.id);
      if (!targetId) throw new Error('this tab was not opened by the harness');
      // Right after the start a press can come to nothing: press until the tab's address is no longer kept from us.
      await until('the toolbar button to take effect', async () => {
        await debug.send('Extensions.triggerAction', { id, targetId });
        return until('access to the tab', () => urlOf(inside, tab.id), 1000).catch(() => null);
      }).catch((error: unknown) => {
        throw new Error(`the toolbar button can't be pressed (a newer Chromium may be needed): ${String(error)}`);
      });
    },
    killWorker: () => killWorkers(context, insidePage, origin),
    setOffline: (offline) => context.setOffline(offline),
    close,
  };
}

/**
 * `permissions.request` opens a prompt that nobody can press here. Chromium doesn't ask again for what the user once
 * granted at run time, and remembers that in the profile: so the profile begins with that memory. Nothing is granted
 * until the extension really asks, on a click.
 */
function writePreferences(profile: string, extension: string, grantable: readonly string[]): void {
  const granted = { api: [], explicit_host: grantable, manifest_permissions: [], scriptable_host: [] };
  const settings = { [extensionId(extension)]: { location: 8, path: extension, runtime_granted_permissions: granted } };
  mkdirSync(join(profile, 'Default'), { recursive: true });
  writeFileSync(
    join(profile, 'Default', 'Preferences'),
    JSON.stringify({ extensions: { settings, ui: { developer_mode: true } } }),
  );
}

/** An unpacked extension's id comes from its folder's path. */
function extensionId(folder: string): string {
  const bytes = process.platform === 'win32' ? Buffer.from(folder, 'utf16le') : Buffer.from(folder);
  const hex = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  return [...hex].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

async function tabIds(inside: Tab): Promise<number[]> {
  return inside.evaluate(async () => (await chrome.tabs.query({})).flatMap((tab) => tab.id ?? []), null);
}

async function urlOf(inside: Tab, tabId: number): Promise<string | null> {
  return inside.evaluate(async (id) => (await chrome.tabs.get(id)).url ?? null, tabId);
}

async function tabTargets(debug: CDPSession): Promise<string[]> {
  const { targetInfos } = await debug.send('Target.getTargets', { filter: [{ type: 'tab', exclude: false }] });
  return targetInfos.map(({ targetId }) => targetId);
}

async function killWorkers(context: BrowserContext, page: Page, origin: string): Promise<number> {
  const session = await context.newCDPSession(page);
  try {
    const { targetInfos } = await session.send('Target.getTargets');
    const workers = targetInfos.filter(({ type, url }) => type === 'service_worker' && url.startsWith(origin));
    for (const { targetId } of workers) await session.send('Target.closeTarget', { targetId });
    const isGone = async () => {
      const now = (await session.send('Target.getTargets')).targetInfos;
      return !now.some(({ targetId }) => workers.some((worker) => worker.targetId === targetId));
    };
    // Whoever waits for it may start it again at once, and under the same id: then it is never seen gone.
    await until('the worker to die', isGone, 2000).catch(() => {});
    return workers.length;
  } finally {
    await session.detach();
  }
}

function tabOf(page: Page, id: number): Tab {
  const evaluate: Tab['evaluate'] = (run, argument) =>
    page.evaluate(`(${run.toString()})(${JSON.stringify(argument)})`);
  return {
    id,
    evaluate,
    goto: async (url) => void (await page.goto(url, { waitUntil: 'domcontentloaded' })),
    show: () => page.bringToFront(),
    reload: async () => void (await page.reload({ waitUntil: 'domcontentloaded' })),
    back: async () => void (await page.evaluate('void setTimeout(() => history.back())')),
    forward: async () => void (await page.evaluate('void setTimeout(() => history.forward())')),
    until: (what, run, argument, timeoutMs) => until(what, () => evaluate(run, argument), timeoutMs),
    click: (selector) => page.click(selector, { timeout: 10_000 }),
    press: async (name) => {
      const ask = () => evaluate(middleOf, name.source);
      const { x, y } = await until(`“${name.source}” to be there`, ask).catch(async (error: unknown) => {
        throw new Error(`${String(error)}; the page says: ${await page.textContent('body')}`);
      });
      await page.mouse.click(x, y);
    },
    key: (name) => page.keyboard.press(name),
    type: (selector, text) => page.fill(selector, text, { timeout: 10_000 }),
    choose: async (selector, value) => void (await page.selectOption(selector, value, { timeout: 10_000 })),
    upload: (file) => page.setInputFiles('input[type=file]', file, { timeout: 10_000 }),
    download: async (act) => {
      const [download] = await Promise.all([page.waitForEvent('download', { timeout: 10_000 }), act()]);
      return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
    },
    screenshot: async (file) => void (await page.screenshot({ path: file, fullPage: true })),
    resize: (width, height) => page.setViewportSize({ width, height }),
    close: () => page.close(),
  };
}
