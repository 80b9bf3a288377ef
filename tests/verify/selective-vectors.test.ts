import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Derived, jwkOf, ours, parted } from './derive';

/** Published vectors of bbs-2023, which stay outside this repository. Skipped, visibly, where they are absent. */
const VECTORS = path.resolve(process.env.TOUCHSTONE_SHARED ?? '../shared', 'vectors');
const W3C = path.join(VECTORS, 'w3c-vc-di-bbs');
const DB = path.join(VECTORS, 'db-bbs');

const read = (folder: string, file: string): Derived =>
  parted(JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
/** The key that a vector's method carries in its own name; whose it is, is another question. */
const ask = (vector: Derived) =>
  ours('bbs-2023', vector, jwkOf(String(vector.proof.verificationMethod).split('#')[1] ?? ''));

describe.runIf(existsSync(W3C))('bbs-2023, W3C vectors', () => {
  it.each([
    ['bbs-2023-derived-wind.json', 'holds'],
    // Holder binding and pseudonyms are optional features, and their BBS extensions still drafts.
    ['bbs-2023-derived-HolderBinding.json', 'unsupported'],
    ['bbs-2023-derived-Pseudonym.json', 'unsupported'],
    ['bbs-2023-derived-PseudonymHB.json', 'unsupported'],
    ['bbs-2023-base-wind.json', 'malformed'],
    ['bbs-2023-base-prc.json', 'malformed'],
    ['bbs-2023-base-HolderBinding.json', 'malformed'],
    ['bbs-2023-base-Pseudonym.json', 'malformed'],
    ['bbs-2023-base-PseudonymHB.json', 'malformed'],
  ])('%s: %s', async (file, verdict) => {
    expect(await ask(read(W3C, file))).toBe(verdict);
  });

  it('knows every vector there is', () => {
    expect(readdirSync(W3C).filter((file) => file.endsWith('.json'))).toHaveLength(9);
  });

  it('with a sail changed, the derived vector is wrong', async () => {
    const { document, proof } = read(W3C, 'bbs-2023-derived-wind.json');
    const changed = JSON.parse(JSON.stringify(document).replace('"size":6.1', '"size":6.2'));
    expect(changed).not.toEqual(document);
    expect(await ask({ document: changed, proof })).toBe('wrong');
  });
});

describe.runIf(existsSync(DB))('bbs-2023, vectors of the reference implementation', () => {
  it('derived: holds; base: malformed', async () => {
    expect(await ask(read(DB, 'tv-derivedRevealDocument.json'))).toBe('holds');
    expect(await ask(read(DB, 'tv-signedSDBase.json'))).toBe('malformed');
  });
});
