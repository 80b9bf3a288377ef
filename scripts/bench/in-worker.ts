import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../browser';
import { bundle } from './bundle';
import type { Fixtures } from './credentials';
import type { Timing } from './time';

/** The same work inside the built extension's service worker. Throws where no Chromium can be had. */
export async function timeInWorker(
  fixtures: Fixtures,
  now: Date,
): Promise<{ browser: string; timings: readonly Timing[] }> {
  const { path, name } = findChromium(() => {});
  const extension = resolve('.output/chrome-mv3');
  const context = await chromium.launchPersistentContext('', {
    executablePath: path,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
    ],
  });
  try {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    await worker.evaluate(await bundle('scripts/bench/worker.ts', 'iife'));
    const given = { fixtures, now: now.toISOString() };
    const timings = await worker.evaluate((all) => globalThis.touchstoneBench(all.fixtures, all.now), given);
    return { browser: name, timings };
  } finally {
    await context.close();
  }
}
