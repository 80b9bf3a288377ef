import { existsSync, readFileSync } from 'node:fs';
import { type Browser, type CDPSession, chromium } from 'playwright-core';
import { findChromium } from '../browser';
import { bundle, sizeOf } from './bundle';
import type { Scan } from './marks-page';

/** What marks cost a page's main thread, in milliseconds. */
export interface MarksCost {
  readonly links: number;
  /** How many of the links are credentials. */
  readonly credentials: number;
  readonly marks: number;
  /** All of the main thread's tasks, from our script's arrival until nothing more happens. */
  readonly busy: number;
  /** The page at rest afterwards, for as long. */
  readonly resting: number;
  readonly styleAndLayout: number;
  /** The longest task by the clock; the browser tells of none under 50 ms. */
  readonly longest: number;
}

export interface MarksFigures {
  readonly browser: string;
  readonly costs: readonly MarksCost[];
  readonly scan: Scan;
}

const LINKS = 20_000;
/** Looks, of which the median is told. */
const ROUNDS = 5;
/** The main thread is taken for done when it was this long (ms) idle. */
const QUIET = 700;
const MAX_LOOKS = 120;
/** Of the content script as built, in kB. */
const LIMIT = 60;

/** Marks pages in Chromium with the real code and a background that answers at once. Throws where no Chromium can be had. */
export async function measureMarks(): Promise<MarksFigures> {
  const { path, name } = findChromium(() => {});
  const code = await bundle('scripts/bench/marks-page.ts', 'iife');
  const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const costs: MarksCost[] = [];
    for (const [links, credentials] of [
      [5_000, 0],
      [LINKS, 0],
      [LINKS, 100],
      [LINKS, 5_000],
    ] as const)
      costs.push(await costOf(browser, code, links, credentials));
    const scan = await medianScan(() => scanOf(browser, code));
    return { browser: name, costs, scan };
  } finally {
    await browser.close();
  }
}

/** A header and rows for `table`: the cost of marking, then that of one look at 5,000 links and of loading. */
export function marksTables({ costs, scan }: MarksFigures): readonly {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}[] {
  const ms = (value: number) => value.toFixed(1);
  return [
    {
      header: ['links', 'credentials', 'marks', 'busy ms', 'at rest', 'style, layout', 'longest task'],
      rows: costs.map((cost) => [
        String(cost.links),
        String(cost.credentials),
        String(cost.marks),
        ms(cost.busy),
        ms(cost.resting),
        ms(cost.styleAndLayout),
        cost.longest === 0 ? 'under 50' : ms(cost.longest),
      ]),
    },
    {
      header: [`one look at ${scan.links} links`, 'ms'],
      rows: [
        ['reading their addresses, in a new page', ms(scan.reading)],
        ['mayLead, in a new page', ms(scan.mayLead)],
        ['mayLead, known to the browser', ms(scan.mayLeadAgain)],
      ],
    },
    { header: ['content-scripts/marks.js', 'kB', 'kB gzipped', 'limit'], rows: [sizeOfScript()] },
  ];
}

function sizeOfScript(): readonly string[] {
  const file = '.output/chrome-mv3/content-scripts/marks.js';
  if (!existsSync(file)) return ['not built', 'npm run build', '', String(LIMIT)];
  return ['as built', ...sizeOf(readFileSync(file)), String(LIMIT)];
}

async function medianScan(measure: () => Promise<Scan>): Promise<Scan> {
  const all: Scan[] = [];
  for (let round = 0; round < ROUNDS; round++) all.push(await measure());
  const median = all.sort((a, b) => a.mayLead - b.mayLead)[Math.floor(ROUNDS / 2)];
  if (median === undefined) throw new Error('nothing was measured');
  return median;
}

async function costOf(browser: Browser, code: string, links: number, credentials: number): Promise<MarksCost> {
  return withPage(browser, pageOf(links, credentials), async ({ session, run }) => {
    // Time of the thread itself, whatever else this machine does.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await settled(session);
    await run(
      'globalThis.longest = 0; new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) longest = Math.max(longest, duration); }).observe({ type: "longtask" })',
    );
    const before = await metricsOf(session);
    const start = performance.now();
    await run(`${code}; touchstoneMarks()`);
    const after = await settled(session);
    const idle = await settled(session, performance.now() - start);
    const busy = after.TaskDuration - before.TaskDuration;
    return {
      links,
      credentials,
      marks: Number(await run('document.querySelectorAll("touchstone-mark").length')),
      busy: busy * 1000,
      resting: (idle.TaskDuration - after.TaskDuration) * 1000,
      styleAndLayout:
        (after.RecalcStyleDuration + after.LayoutDuration - before.RecalcStyleDuration - before.LayoutDuration) * 1000,
      longest: Number(await run('longest')),
    };
  });
}

async function scanOf(browser: Browser, code: string): Promise<Scan> {
  return withPage(browser, pageOf(5_000, 0), async ({ run }) => {
    await run(code);
    return run('touchstoneScan()') as Promise<Scan>;
  });
}

interface World {
  readonly session: CDPSession;
  /** Runs script in a world of its own, as a content script has. */
  readonly run: (script: string) => Promise<unknown>;
}

async function withPage<Result>(browser: Browser, html: string, use: (world: World) => Promise<Result>) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.setContent(html);
    // Whoever counts later counts no first layout.
    await page.screenshot();
    const session = await context.newCDPSession(page);
    const { frameTree } = await session.send('Page.getFrameTree');
    const frameId = frameTree.frame.id;
    const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId, worldName: 'bench' });
    return await use({
      session,
      run: async (expression) => {
        const asked = { expression, contextId: executionContextId, returnByValue: true, awaitPromise: true };
        const { result, exceptionDetails } = await session.send('Runtime.evaluate', asked);
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value;
      },
    });
  } finally {
    await context.close();
  }
}

/** In seconds. */
async function metricsOf(session: CDPSession) {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0;
  return {
    TaskDuration: of('TaskDuration'),
    RecalcStyleDuration: of('RecalcStyleDuration'),
    LayoutDuration: of('LayoutDuration'),
  };
}

/** Waits until the main thread does next to nothing, at least for so many milliseconds. */
async function settled(session: CDPSession, atLeast = 0) {
  await pause(atLeast);
  let last = await metricsOf(session);
  for (let looks = 0; looks < MAX_LOOKS; looks++) {
    await pause(QUIET);
    const now = await metricsOf(session);
    // Being asked is a task too.
    if (now.TaskDuration - last.TaskDuration < 0.005) return now;
    last = now;
  }
  throw new Error('the page does not come to rest');
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Links as they stand on LinkedIn, GitHub, in encyclopaedias and newspapers; credentials evenly among them. */
function pageOf(links: number, credentials: number): string {
  const every = links / credentials;
  const items = Array.from({ length: links }, (_, at) => {
    const href = credentials > 0 && at % every === 0 ? `https://badges.example/badge/${at}` : plainLink(at);
    return `<li><a href="${href.replaceAll('&', '&amp;')}">Item ${at}</a></li>`;
  });
  return `<!doctype html><title>Ada Learner</title><body><ul>${items.join('')}</ul></body>`;
}

const NOUNS = [
  'harbour',
  'museum',
  'engine',
  'village',
  'season',
  'history',
  'theory',
  'market',
  'weather',
  'minister',
];
const KINDS: readonly ((word: (step: number) => string, number: number) => string)[] = [
  (word, number) => `#${word(1)}-${number}`,
  (word, number) => `/wiki/${word(1)}_${word(3)}_${number}`,
  (word, number) => `../${word(1)}/${number}.html`,
  (word, number) => `https://encyclopaedia.example/wiki/${word(1)}_of_${word(7)}?action=edit&section=${number}`,
  (word, number) => `https://github.com/bea-baker/${word(1)}/blob/main/src/${word(3)}/${word(7)}.ts#L${number}`,
  (word, number) => `/bea-baker/${word(1)}/issues/${number}`,
  (word, number) => `https://www.linkedin.com/in/bea-${word(1)}-${number}?trk=${word(3)}_${word(7)}_photo`,
  (word, number) =>
    `https://www.linkedin.com/feed/update/urn:li:activity:7${number}?updateEntityUrn=urn%3Ali%3Afs_feed%3A${word(1)}%2C${word(3)}&lipi=urn%3Ali%3Apage%3Ad_flagship3_${word(7)}%3BxQ${number}yTzHwLm`,
  (word, number) => `https://news.example/2026/11/${word(1)}-${word(3)}-${word(7)}-${number}?utm_source=${word(9)}`,
];

function plainLink(number: number): string {
  const word = (step: number) => NOUNS[(number * step + Math.floor(number / NOUNS.length)) % NOUNS.length] ?? '';
  return KINDS[number % KINDS.length]?.(word, number) ?? '';
}
