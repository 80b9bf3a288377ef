import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readList } from '../../../lib/verify/issuers/legacy';
import { idOf, isObject, type JsonObject, listOf as listFrom } from '../../../lib/verify/json';

const listOf = (registry: unknown) => readList(JSON.stringify({ meta: { created: '2026-01-01' }, registry }));

describe('a list in the DCC’s legacy form', () => {
  it('gives each issuer the name it is known by', () => {
    const list = listOf({
      'did:key:z6Mk1': { name: 'Harbour School', url: 'https://harbour.example' },
      'https://college.example': { name: 'College' },
      'did:web:nameless.example': {},
    });
    expect([...(list ?? [])]).toEqual([
      ['did:key:z6Mk1', 'Harbour School'],
      ['https://college.example/', 'College'],
      ['did:web:nameless.example', null],
    ]);
  });

  it('may be empty', () => {
    expect(listOf({})?.size).toBe(0);
  });

  it.each(['', 'null', '[]', '{}', '{"registry":[]}', '{"registry":null}', '{"registry":"did:key:z6Mk1"}', '<html>'])(
    '%s is none',
    (text) => {
      expect(readList(text)).toBeNull();
    },
  );

  it('lists nobody by the names that every object has', () => {
    const list = readList('{"registry":{"__proto__":{"name":"Trap"},"constructor":{"name":"Trap"}}}');
    expect(list?.get('toString')).toBeUndefined();
    expect(list?.size).toBe(2);
    expect(Object.getPrototypeOf({})).toHaveProperty('toString');
  });

  it('of very many issuers, of ten megabytes, or nested without end is none', () => {
    const many = Object.fromEntries(Array.from({ length: 20_001 }, (_, i) => [`did:x:${i}`, 1]));
    expect(listOf(many)).toBeNull();
    // A million would fill more than that; what is longer is not even parsed.
    expect(readList(`{"registry":{"did:x:1":{"name":"${'x'.repeat(10_000_000)}"}}}`)).toBeNull();
    expect(readList(`{"registry":${'{"a":'.repeat(5000)}{}${'}'.repeat(5001)}`)).toBeNull();
  });

  it('cuts a name without end', () => {
    expect(listOf({ 'did:x:1': { name: 'n'.repeat(100_000) } })?.get('did:x:1')?.length).toBeLessThanOrEqual(500);
  });
});

const SHARED = path.resolve(process.env.TOUCHSTONE_SHARED ?? '../shared');
const LIST = path.join(SHARED, 'registries/dcc-community-registry.json');
const VECTORS = path.join(SHARED, 'vectors/manifest.json');

const SET = 'dcc-vc-test-fixtures';

describe.skipIf(!existsSync(LIST) || !existsSync(VECTORS))('the DCC’s own list and test credentials', () => {
  const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
  const vectors = (): readonly JsonObject[] => {
    const manifest = read(VECTORS);
    const set = isObject(manifest) ? manifest[SET] : undefined;
    return isObject(set) ? listFrom(set.vectors).filter(isObject) : [];
  };
  const issuerOf = (vector: JsonObject) => {
    const document = read(path.join(SHARED, 'vectors', SET, String(vector.file)));
    return idOf(isObject(document) ? document.issuer : null) ?? '';
  };

  it('the list is read whole', () => {
    expect(readList(readFileSync(LIST, 'utf8'))?.size).toBeGreaterThan(20);
  });

  it('an issuer that stands in no registry is not found in it, one that stands in all four is', () => {
    const list = readList(readFileSync(LIST, 'utf8'));
    const found = (which: string) =>
      vectors()
        .filter(({ why }) => why === `registry=${which}`)
        .map((vector) => list?.has(issuerOf(vector)));
    expect(found('none')).not.toEqual([]);
    expect(found('none').every((is) => is === false)).toBe(true);
    expect(found('four').length).toBeGreaterThan(0);
    expect(found('four').every(Boolean)).toBe(true);
  });
});
