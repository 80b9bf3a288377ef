import { readFileSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../browser';
import { bundle } from './bundle';

/** What capture costs a page that never rests. */
export interface CaptureCost {
  readonly what: string;
  /** Per cent of a core that the page's main thread is busy, without us and with us. */
  readonly without: number;
  readonly with: number;
}

/** Nodes changed in a second, ten at a time. */
export const CHANGES = 1000;
const AT_ONCE = 10;
/** Seconds left to the page's loading, and measured after it: as long as the longest pause between two readings. */
const LOADING = 6;
const MEASURED = 24;
/** Pairs of runs side by side, of which the median is told. */
const ROUNDS = 3;

interface Case {
  readonly what: string;
  readonly url: string;
  readonly file: string;
  readonly adapter: string | null;
}

const FIXTURES = 'tests/fixtures/capture';
const CASES: readonly Case[] = [
  {
    what: 'a Moodle course',
    url: 'https://lernen.musterschule.example/moodle/course/view.php?id=41',
    file: `${FIXTURES}/moodle/course-in-progress.html`,
    adapter: 'moodle',
  },
  {
    what: 'a page of no platform, on a site turned on',
    url: 'https://harbour.example/news',
    file: `${FIXTURES}/web/catalogue.html`,
    adapter: null,
  },
  {
    what: 'a page of Coursera’s that no reader knows',
    url: 'https://www.coursera.org/search',
    file: `${FIXTURES}/web/catalogue.html`,
    adapter: 'coursera',
  },
];

/** Pages in Chromium with the real code, beside the same pages with nothing of ours. Throws where no Chromium can be had. */
export async function measureCapture(): Promise<{ browser: string; costs: readonly CaptureCost[] }> {
  const { path, name } = findChromium(() => {});
  const code = await bundle('scripts/bench/capture-page.ts', 'iife');
  const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const costs: CaptureCost[] = [];
    for (const example of CASES) {
      const rounds: { without: number; with: number }[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        // At the same time, each in a process of its own: so what else the machine does is the same for both.
        const [without, withUs] = await Promise.all([busy(browser, example, null), busy(browser, example, code)]);
        rounds.push({ without, with: withUs });
      }
      const [median] = rounds.sort((a, b) => a.with - a.without - (b.with - b.without)).slice(Math.floor(ROUNDS / 2));
      if (median) costs.push({ what: example.what, ...median });
    }
    return { browser: name, costs };
  } finally {
    await browser.close();
  }
}

/** Per cent of a core. */
async function busy(browser: Browser, { url, file, adapter }: Case, code: string | null): Promise<number> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const body = readFileSync(file, 'utf8');
    await page.route('**', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
    await page.goto(url);
    await page.evaluate(neverRest, { every: (1000 * AT_ONCE) / CHANGES, atOnce: AT_ONCE });
    const session = await context.newCDPSession(page);
    if (code !== null) {
      const { frameTree } = await session.send('Page.getFrameTree');
      const frameId = frameTree.frame.id;
      const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId, worldName: 'bench' });
      const expression = `${code}; touchstoneCapture(${JSON.stringify(adapter)})`;
      const { exceptionDetails } = await session.send('Runtime.evaluate', {
        expression,
        contextId: executionContextId,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    await pause(LOADING);
    // Time of the thread itself, whatever else this machine does.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const before = await taskSeconds();
    const start = performance.now();
    await pause(MEASURED);
    const worked = (await taskSeconds()) - before;
    return (worked * 100_000) / (performance.now() - start);

    async function taskSeconds(): Promise<number> {
      const { metrics } = await session.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
    }
  } finally {
    await context.close();
  }
}

/**
 * Runs in the page: nodes come, change and go as in a chat or a player. They aren't shown, for what drawing them takes would
 * hide what is measured. No named function in it: the page lacks the compiler's helpers.
 */
function neverRest({ every, atOnce }: { readonly every: number; readonly atOnce: number }): void {
  const place = document.createElement('div');
  place.hidden = true;
  document.body.append(place);
  let count = 0;
  setInterval(() => {
    for (let at = 0; at < atOnce; at++) {
      const line = document.createElement('span');
      line.title = String(count++);
      line.textContent = `line ${count}`;
      place.append(line);
      if (place.childNodes.length > 200) place.firstChild?.remove();
    }
  }, every);
}

const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));
