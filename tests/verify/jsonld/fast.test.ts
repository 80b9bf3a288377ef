import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonize } from '../../../lib/verify/jsonld/canonize';
import { WorkError } from '../../../lib/verify/jsonld/errors';
import { loadContext } from '../../../lib/verify/jsonld/loader';
import { badge, controller, DID_KEY, ISSUER, METHOD, signedByDidKey } from '../mint';
import { fast, hasShared, inFull, newRun, reference, sharedDocuments } from './full';
import { addresses, randomDocument } from './random-document';

const run = newRun();
/** Contexts that are fetched, or come with the rare parts, are at hand once they were met. */
await Promise.all(addresses.map((address) => loadContext(run, address).catch(() => null)));

/** Compares the two ways; answers whether the fast one was sure. */
async function compare(document: object, name = ''): Promise<boolean> {
  const answer = fast(document);
  if (!answer.sure) return false;
  const full = await inFull(run, document);
  if (!full.ok) throw new Error(`${name}: quads where safe mode refuses: ${full.error}`);
  const expected = await reference(full.quads).catch(() => null);
  const product = await canonize(newRun(), document).catch((error: unknown) => error);
  if (expected === null) expect(product, name).toBeInstanceOf(WorkError);
  else {
    expect(product, name).toBe(expected);
    expect(await reference(answer.quads), name).toBe(expected);
  }
  return true;
}

describe('the fast path', () => {
  it('says what the full algorithm says, or nothing, of random documents', { timeout: 3_600_000 }, async () => {
    let tried = 0;
    let sure = 0;
    await fc.assert(
      fc.asyncProperty(randomDocument, async (document) => {
        tried++;
        if (await compare(document)) sure++;
      }),
      { numRuns: 500 * Number(process.env.TOUCHSTONE_CASES ?? 1) },
    );
    // Most random documents are refused by safe mode; of those it takes, the fast path answers for nineteen in twenty.
    if (process.env.TOUCHSTONE_CASES) console.log(`${sure} of ${tried} random documents the fast way`);
    expect(sure / tried).toBeGreaterThan(0.12);
  });

  it('answers for what we issue', async () => {
    const { proof, ...signed } = await signedByDidKey();
    const documents = [badge(DID_KEY), signed, { ...Object(proof), '@context': signed['@context'] }];
    for (const document of [...documents, controller(ISSUER, METHOD)]) expect(await compare(document)).toBe(true);
  });

  it.each<[string, (badge: ReturnType<typeof badge_>) => object]>([
    ['a term no context defines', (one) => ({ ...one, undefinedTerm: 1 })],
    ['such a term with null', (one) => ({ ...one, undefinedTerm: null })],
    ['a relative id', (one) => ({ ...one, id: 'credentials/1' })],
    ['a blank id', (one) => ({ ...one, id: '_:b0' })],
    ['an unknown type', (one) => ({ ...one, type: [...one.type, 'Unknown'] })],
    ['a context written into it', (one) => ({ ...one, '@context': [...one['@context'], { x: 'urn:x' }] })],
    ['a context nobody knows', (one) => ({ ...one, '@context': [...one['@context'], 'https://x.example/v1'] })],
    ['a null context', (one) => ({ ...one, credentialSubject: { ...one.credentialSubject, '@context': null } })],
    ['a keyword of no meaning', (one) => ({ ...one, '@foo': 1 })],
    ['a member __proto__', (one) => JSON.parse(JSON.stringify(one).replace(/^\{/, '{"__proto__":{},'))],
    ['a base direction', (one) => ({ ...one, name: { '@value': 'x', '@direction': 'ltr' } })],
    [
      'the same number said twice',
      (one) => ({ ...one, name: [1, { '@value': '1', '@type': 'http://www.w3.org/2001/XMLSchema#integer' }] }),
    ],
    ['@graph', (one) => ({ ...one, '@graph': [] })],
    ['@reverse', (one) => ({ ...one, '@reverse': {} })],
    ['a list', (one) => [one]],
  ])('is not sure of %s', (_, change) => {
    expect(fast(change(badge_())).sure).toBe(false);
  });

  it('takes a document that mixes contexts without end the long way, and the next one the fast way', async () => {
    const pairs = addresses.flatMap((a) => addresses.map((b) => [a, b]));
    const evidence = pairs.map((list) => ({ '@context': list, id: 'urn:x' }));
    expect(fast({ ...badge(DID_KEY), evidence }).sure).toBe(false);
    expect(await compare(badge(DID_KEY))).toBe(true);
  });
});

function badge_() {
  return JSON.parse(JSON.stringify(badge(DID_KEY)));
}

describe.skipIf(!hasShared)('documents made by others', () => {
  it('mean the same both ways', { timeout: 120_000 }, async () => {
    let sure = 0;
    let tried = 0;
    for (const { name, document } of hasShared ? sharedDocuments() : []) {
      const { proof, ...unsecured } = Object(document);
      const proofs = [proof].flat().filter((one) => typeof one === 'object' && one !== null);
      const options = proofs.map((one) => ({ ...one, '@context': unsecured['@context'] }));
      for (const one of [document, unsecured, ...options]) {
        tried++;
        if (await compare(one, name)) sure++;
      }
    }
    expect(sure).toBeGreaterThan(500);
    expect(sure / tried).toBeGreaterThan(0.6);
  });
});
