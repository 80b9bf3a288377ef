import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { sameJson } from '../../../lib/verify/json';
import { toQuads } from '../../../lib/verify/jsonld/canonize';
import {
  addressOf,
  isKnownContext,
  isRareContext,
  packagedContext,
  pinnedDigest,
} from '../../../lib/verify/jsonld/contexts';
import { ContextError, JsonLdError } from '../../../lib/verify/jsonld/errors';
import { loadContext } from '../../../lib/verify/jsonld/loader';
import { unusableContext } from '../../../lib/verify/jsonld/usable';
import { rareContexts } from '../../../lib/verify/rare/contexts';
import type { Run } from '../../../lib/verify/run';
import { badge, DID_KEY } from '../mint';
import { hasShared, newRun, published } from './full';

const OB3 = 'https://purl.imsglobal.org/spec/ob/v3p0';

describe('the contexts we know', () => {
  it.each([
    'https://www.w3.org/2018/credentials/v1',
    'https://www.w3.org/ns/credentials/v2',
    'https://www.w3.org/ns/credentials/undefined-terms/v2',
    'https://www.w3.org/ns/credentials/examples/v2',
    'https://www.w3.org/ns/credentials/status/v1',
    'https://w3id.org/security/data-integrity/v1',
    'https://w3id.org/security/data-integrity/v2',
    'https://w3id.org/security/multikey/v1',
    'https://w3id.org/security/suites/ed25519-2020/v1',
    `${OB3}/context.json`,
    `${OB3}/context-3.0.1.json`,
    `${OB3}/context-3.0.2.json`,
    `${OB3}/context-3.0.3.json`,
    `${OB3}/extensions.json`,
  ])('%s is at hand', (url) => {
    expect(packagedContext(url)).toHaveProperty('@context');
  });

  it.each([...rareContexts.keys()])('%s comes with the rare parts, and the main part knows it', (url) => {
    expect([isRareContext(url), addressOf(url), packagedContext(url)]).toEqual([true, url, null]);
  });

  it.each([
    ['http://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/v2'],
    ['https://w3id.org/security/v2/', 'https://w3id.org/security/v2'],
    ['https://openbadgespec.org/v2/context.json', 'https://w3id.org/openbadges/v2'],
    ['https://www.blockcerts.org/schema/3.0/context.json', 'https://w3id.org/blockcerts/v3'],
    ['https://w3id.org/blockcerts/schema/2.1/context.json', 'https://w3id.org/blockcerts/v2.1'],
    ['https://w3id.org/blockcerts/schema/3.0-alpha/context.json', 'https://w3id.org/blockcerts/v3.0-alpha'],
    ['http://data.europa.eu/snb/model/context/edc-ap', 'https://data.europa.eu/snb/model/context/edc-ap'],
  ])('%s is another address of %s', (alias, address) => {
    expect([addressOf(alias), isKnownContext(alias)]).toEqual([address, true]);
  });

  it.each([
    'https://www.w3.org/ns/credentials/v3',
    'https://www.w3.org.evil.example/ns/credentials/v2',
    'https://evil.example/https://www.w3.org/ns/credentials/v2',
    'https://www.w3.org/ns/credentials/v2?x',
    'https://www.w3.org/ns/credentials/v2#x',
    'https://www.w3.org/ns/credentials/v2//',
    `${OB3}/context-3.0.10.json`,
    'https://w3id.org/blockcerts/v9',
    'OBv3_beta',
    '',
    'constructor',
  ])('%s is none, and is never asked for', async (url) => {
    expect(isKnownContext(url)).toBe(false);
    const run = newRun();
    await expect(loadContext(run, url)).rejects.toThrow(ContextError);
    await expect(toQuads(run, { '@context': url, id: 'urn:x', type: 'urn:y' })).rejects.toThrow(
      expect.objectContaining({ reason: 'context-not-known' }),
    );
    expect(run.requests).toEqual([]);
  });
});

describe.skipIf(!hasShared)('contexts as published', () => {
  for (const [url, file] of published) {
    it(`${url} is what we have, or is fetched and accepted`, async () => {
      const ours = await loadContext(newRun(), url);
      expect(sameJson(ours['@context'], JSON.parse(readFileSync(file, 'utf8'))['@context'])).toBe(true);
    });
  }

  it.each([
    'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
    'https://w3id.org/security/suites/jws-2020/v1',
    'http://data.europa.eu/snb/model/context/edc-ap',
  ])('%s is fetched once, and answers for itself from then on', async (url) => {
    const first = newRun();
    await loadContext(first, url);
    const second = newRun();
    await loadContext(second, url);
    expect(second.requests).toEqual([]);
    expect(pinnedDigest(url)).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('a document that is not plain JSON-LD', () => {
  const run = newRun();
  it.each<[string, object, string, string]>([
    ['a term no context defines', { colour: 'blue' }, 'undefined-term', 'colour'],
    ['a type no context defines', { type: ['VerifiableCredential', 'Blue'] }, 'undefined-term', 'Blue'],
    ['a relative id', { id: 'credentials/1' }, 'not-json-ld', 'credentials/1'],
    ['a relative reference', { issuer: 'issuer' }, 'not-json-ld', 'issuer'],
    ['an id that is a number', { id: 5 }, 'not-json-ld', ''],
  ])('%s', async (_, more, reason, value) => {
    const error = await toQuads(run, badge(DID_KEY, { ...more })).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(JsonLdError);
    expect(error).toMatchObject({ reason });
    if (error instanceof JsonLdError && value) expect(error.value).toBe(value);
  });
});

describe('contexts of nodes inside', () => {
  const contexts = ['https://www.w3.org/ns/credentials/v2', `${OB3}/context-3.0.3.json`];
  it.each<[string, object | undefined]>([
    ['known by address', undefined],
    ['known by another address', { evidence: [{ '@context': ['http://www.w3.org/ns/credentials/v2'], id: 'urn:x' }] }],
  ])('%s are usable', (_, more) => {
    expect(unusableContext(badge(DID_KEY, { ...more, '@context': contexts }))).toBeNull();
  });
});

describe('a context that is not what it should be', () => {
  const url = 'https://w3id.org/openbadges/extensions/exampleExtension/context.json';
  const answering = (bytes: string | null): Run => ({
    ...newRun(),
    fetch: async (asked) =>
      bytes === null
        ? { ok: false, url: asked, reason: 'offline' }
        : { ok: true, url: asked, status: 200, type: '', bytes: new TextEncoder().encode(bytes) },
  });

  it.each([
    ['cannot be had', null, 'context-unreachable'],
    ['has another digest', '{"@context":{"name":"urn:other"}}', 'context-changed'],
    ['is no JSON', 'x', 'context-changed'],
  ])('%s: it is not used', async (_, bytes, reason) => {
    // Another test may have met the real one, which is kept.
    vi.resetModules();
    const fresh = await import('../../../lib/verify/jsonld/loader');
    await expect(fresh.loadContext(answering(bytes), url)).rejects.toThrow(expect.objectContaining({ reason, url }));
  });
});
