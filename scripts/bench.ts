import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle, sizeOf } from './bench/bundle';
import { CHANGES, measureCapture } from './bench/capture-cost';
import { type Fixtures, makeFixtures } from './bench/credentials';
import { timeInWorker } from './bench/in-worker';
import { marksTables, measureMarks } from './bench/marks-scan';
import { type MarksSpeed, timeMarks } from './bench/marks-speed';
import type { createOurs } from './bench/ours';
import { createTheirs } from './bench/theirs';
import { type Timing, timeAll } from './bench/time';
import { table } from './table';

/**
 * Speed beside the libraries a user would otherwise pick, in Node and in the extension's own worker, and the size of what
 * is loaded. `npm run bench` builds first. Figures are this machine's; compare columns, not days.
 */

const NOW = new Date('2026-06-01T12:00:00Z');

async function main(): Promise<void> {
  const fixtures = await makeFixtures();
  const create = await builtOurs();
  heading(`One after the other in one thread, Node ${process.versions.node}. Ours is the whole report`);
  print([...(await timeAll(create(fixtures, NOW))), ...(await timeAll(await createTheirs(fixtures, NOW)))]);
  await inWorker(fixtures);
  heading('Ten thousand credentials in a row');
  await pile(fixtures, create, 10_000);
  await marks();
  await marksCost();
  await captureCost();
  heading('Size of what is loaded (Chrome)');
  await sizes();
}

const heading = (text: string) => console.log(`\n${text}\n`);

/** Our code as it is built for use: what runs the TypeScript here would slow it. */
async function builtOurs(): Promise<typeof createOurs> {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'ours.mjs');
  writeFileSync(file, await bundle('scripts/bench/ours.ts'));
  return (await import(file)).createOurs;
}

function print(timings: readonly Timing[]): void {
  const floor = timings.find(({ what }) => what === 'bare Ed25519');
  const round = (value: number) => value.toFixed(0);
  const rows = timings
    .filter(({ library }) => library === '')
    .map((ours) => {
      const other = timings.find((timing) => timing.what === ours.what && timing.library !== '');
      return [
        ours.what,
        round(ours.perSecond),
        round(ours.eightAtATime),
        floor ? (floor.perSecond / ours.perSecond).toFixed(1) : '',
        ...(other
          ? [
              round(other.perSecond),
              round(other.eightAtATime),
              other.fails ?? `${(ours.perSecond / other.perSecond).toFixed(1)} times ${other.library}`,
            ]
          : ['', '', '']),
      ];
    });
  if (floor)
    rows.push([
      `${floor.what} (${floor.library})`,
      round(floor.perSecond),
      round(floor.eightAtATime),
      '1.0',
      '',
      '',
      '',
    ]);
  console.log(table(['a second', 'ours', '8 at a time', 'bare checks each', 'library', '8 at a time', ''], rows));
}

async function inWorker(fixtures: Fixtures): Promise<void> {
  try {
    const { browser, timings } = await timeInWorker(fixtures, NOW);
    heading(`The same in the extension’s worker, ${browser}`);
    print(timings);
  } catch (error) {
    console.log(`\nNot measured in the extension’s worker: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** What a reader waits for. */
async function marks(): Promise<void> {
  try {
    const { browser, rounds } = await timeMarks();
    heading(`From link to final mark: 50 new links on 10 hosts that take 50 ms each, one question a host, ${browser}`);
    const parts = ['untilAsked', 'asking', 'untilMarked', 'total'] as const;
    const sorted = [...rounds].sort((a, b) => a.total - b.total);
    const row = (what: string, speed: MarksSpeed | undefined) => [
      what,
      ...parts.map((part) => (speed ? speed[part].toFixed(0) : '')),
    ];
    console.log(
      table(
        ['', 'ms until the first question', 'asking (250 at best)', 'until the last mark', 'in all'],
        [
          row('fastest', sorted[0]),
          row('median', sorted[Math.floor(sorted.length / 2)]),
          row('slowest', sorted.at(-1)),
        ],
      ),
    );
  } catch (error) {
    console.log(`\nMarks not timed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Different credentials, so that nothing is merely remembered; memory is read when a tenth and when all is done. */
async function pile(fixtures: Fixtures, create: typeof createOurs, count: number): Promise<void> {
  const [first] = fixtures.embedded;
  if (!first) throw new Error('the bench has no credential');
  const text = JSON.stringify(first.credential);
  const heap = () => {
    globalThis.gc?.();
    return (process.memoryUsage().heapUsed / 1e6).toFixed(0);
  };
  const start = performance.now();
  let early = '';
  let refused = 0;
  for (let i = 0; i < count; i++) {
    const credential = JSON.parse(text.replace('Coastal Navigation', `Coastal Navigation ${i}`));
    const [work] = create({ ...fixtures, embedded: [{ ...first, credential }], growing: [] }, NOW);
    // Each was changed, so each has to be found out.
    await work?.run().catch(() => refused++);
    if (i === count / 10) early = heap();
  }
  if (refused !== count) throw new Error(`${count - refused} changed credentials were not found out`);
  const seconds = (performance.now() - start) / 1000;
  const rows = [[String(count), seconds.toFixed(1), early, heap()]];
  console.log(table(['changed credentials', 'seconds', 'MB of heap after a tenth', 'after all'], rows));
}

/** What the page pays. */
async function marksCost(): Promise<void> {
  try {
    const figures = await measureMarks();
    heading(`What marks cost a page’s main thread, ${figures.browser}`);
    for (const { header, rows } of marksTables(figures)) console.log(`${table(header, rows)}\n`);
  } catch (error) {
    console.log(`\nMarks not measured: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function captureCost(): Promise<void> {
  try {
    const { browser, costs } = await measureCapture();
    heading(`Capture on a page that changes ${CHANGES} nodes a second, after load, in per cent of a core, ${browser}`);
    const rows = costs.map((cost) => [
      cost.what,
      ...[cost.without, cost.with, cost.with - cost.without].map((value) => value.toFixed(2)),
    ]);
    console.log(table(['', 'no extension', 'with capture', 'ours'], rows));
  } catch (error) {
    console.log(`\nCapture not measured: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function sizes(): Promise<void> {
  const built = (name: string) => {
    const file = `.output/chrome-mv3/${name}`;
    return existsSync(file) ? [name, ...sizeOf(readFileSync(file))] : [name, 'not built', 'npm run build'];
  };
  console.log(
    table(
      ['file', 'kB', 'kB gzipped'],
      [
        ['the verifier’s part of the worker', ...sizeOf(await bundle('lib/verify/verify.ts'))],
        ...['background.js', 'rare.js', 'content-scripts/capture.js', 'content-scripts/marks.js'].map(built),
      ],
    ),
  );
}

await main();
// What yields to the event loop in a browser keeps Node waiting.
process.exit(0);
