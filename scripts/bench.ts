import { existsSync, readFileSync } from 'node:fs';
import { NO_REGISTRY } from '../lib/verify/issuers/known';
import { verify } from '../lib/verify/verify';
import { bundle, sizeOf } from './bench/bundle';
import { type Fixtures, makeFixtures } from './bench/credentials';
import { timeInWorker } from './bench/in-worker';
import { type Timing, timeAll } from './bench/time';
import { table } from './table';

/**
 * Speed beside the libraries a user would otherwise pick, in Node and in the extension's own worker, and the size of what
 * is loaded. `npm run bench` builds first. Figures are this machine's; compare columns, not days.
 */

const rare = async () => (await import('../lib/verify/rare/index')).rare;

async function main(): Promise<void> {
  const fixtures = await makeFixtures();
  heading(`One after the other in one thread, Node ${process.versions.node}. Ours is the whole report`);
  print(await timeAll(fixtures, rare));
  await inWorker(fixtures);
  heading('Ten thousand credentials in a row');
  await pile(fixtures, 10_000);
  heading('Size of what is loaded (Chrome)');
  await sizes();
}

const heading = (text: string) => console.log(`\n${text}\n`);

function print(timings: readonly Timing[]): void {
  const rows = timings.map(({ what, ours, theirs }) => [
    what,
    ours.toFixed(0),
    theirs ? theirs.perSecond.toFixed(0) : '',
    theirs ? `${(ours / theirs.perSecond).toFixed(2)} x ${theirs.name}` : '',
  ]);
  console.log(table(['credentials a second', 'ours', 'theirs', ''], rows));
}

async function inWorker(fixtures: Fixtures): Promise<void> {
  try {
    const { browser, timings } = await timeInWorker(fixtures);
    heading(`The same in the extension’s worker, ${browser}`);
    print(timings);
  } catch (error) {
    console.log(`\nNot measured in the extension’s worker: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Different credentials, so that nothing is merely remembered; memory is read when a tenth and when all is done. */
async function pile(fixtures: Fixtures, count: number): Promise<void> {
  const texts = fixtures.embedded.map(({ credential }) => JSON.stringify(credential));
  const options = {
    fetch: async (url: string) => ({ ok: false, url, reason: 'network' }) as const,
    now: new Date('2026-06-01T12:00:00Z'),
    registry: NO_REGISTRY,
    rare,
  };
  const heap = () => {
    globalThis.gc?.();
    return (process.memoryUsage().heapUsed / 1e6).toFixed(0);
  };
  const start = performance.now();
  let early = '';
  for (let i = 0; i < count; i++) {
    const text = (texts[i % texts.length] ?? '').replace('Coastal Navigation', `Coastal Navigation ${i}`);
    const bytes = new TextEncoder().encode(text);
    const report = await verify({ bytes, type: '', servedBy: null, promisedId: null, recipient: null }, options);
    if (report.verdict !== 'invalid') throw new Error('a changed credential was not found out');
    if (i === count / 10) early = heap();
  }
  const seconds = (performance.now() - start) / 1000;
  const rows = [[String(count), seconds.toFixed(1), early, heap()]];
  console.log(table(['changed credentials', 'seconds', 'MB of heap after a tenth', 'after all'], rows));
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
