import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { packagedContext } from '../lib/verify/jsonld/contexts';
import { rareContexts } from '../lib/verify/rare/contexts';
import { KEY, NOW, signedByDidKey, verifyFound } from '../tests/verify/mint';
import { table } from './table';

/**
 * Speed beside the library a user would otherwise pick, and the size of what every page loads.
 * `npm run bench` after `npm run build`. Figures are this machine's; compare columns, not days.
 */

const ROUNDS = 5;
const SECONDS = 1;

/** Runs per second: the median of several rounds of about a second each. */
async function perSecond(work: () => Promise<unknown>): Promise<number> {
  await work();
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    let runs = 0;
    while (performance.now() - start < SECONDS * 1000) {
      await work();
      runs++;
    }
    rounds.push((runs * 1000) / (performance.now() - start));
  }
  return rounds.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

const did = `did:key:${KEY.multibase}`;
const method = {
  '@context': 'https://w3id.org/security/multikey/v1',
  id: `${did}#${KEY.multibase}`,
  type: 'Multikey',
  controller: did,
  publicKeyMultibase: KEY.multibase,
};

const controllerDocument = {
  '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
  id: did,
  assertionMethod: [method.id],
  verificationMethod: [{ ...method, '@context': undefined }],
};

/** What their verifier may load: the packaged contexts and the one key. */
async function documentLoader(url: string) {
  const document =
    packagedContext(url) ??
    rareContexts.get(url) ??
    (url === did ? controllerDocument : url === method.id ? method : null);
  if (!document) throw new Error(`not in the bench: ${url}`);
  return { contextUrl: null, document, documentUrl: url, tag: 'static' };
}

async function main(): Promise<void> {
  const credential = await signedByDidKey();
  const suite = () => new DataIntegrityProof({ cryptosuite });
  const theirs = () => vc.verifyCredential({ credential, suite: suite(), documentLoader, now: NOW });
  const first = await theirs();
  if (!first.verified) throw first.error;
  const ours = () => verifyFound(credential);
  if ((await ours()).verdict !== 'verified') throw new Error('our own credential is not verified');
  console.log('Verifying an Open Badges 3.0 credential (eddsa-rdfc-2022, did:key), whole report against proof alone\n');
  console.log(
    table(
      ['verifier', 'credentials a second'],
      [
        ['Touchstone', (await perSecond(ours)).toFixed(0)],
        [`@digitalbazaar/vc ${version('@digitalbazaar/vc')}`, (await perSecond(theirs)).toFixed(0)],
      ],
    ),
  );
  console.log('\nSize of the build (Chrome)\n');
  const files = ['content-scripts/capture.js', 'content-scripts/marks.js', 'background.js'];
  console.log(table(['file', 'kB', 'kB gzipped'], files.map(sizeOf)));
}

/** Of an installed package; some don't export their package.json. */
function version(name: string): string {
  return JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version;
}

function sizeOf(name: string): string[] {
  const file = `.output/chrome-mv3/${name}`;
  if (!existsSync(file)) return [name, 'not built', 'run npm run build'];
  const bytes = readFileSync(file);
  return [name, (bytes.length / 1000).toFixed(1), (gzipSync(bytes).length / 1000).toFixed(1)];
}

await main();
