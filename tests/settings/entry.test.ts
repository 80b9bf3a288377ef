import { describe, expect, it } from 'vitest';
import { type EntryError, readExplorer, readIssuer, readRegistry } from '../../lib/settings/entry';

describe('a registry that is typed in', () => {
  it('bears its host’s name unless told otherwise', () => {
    expect(readRegistry({ url: ' https://Guild.example/registry.json#x ', name: '' })).toEqual({
      ok: true,
      entry: { url: 'https://guild.example/registry.json', name: 'guild.example' },
    });
    expect(readRegistry({ url: 'https://guild.example', name: ' Guild ' })).toMatchObject({ entry: { name: 'Guild' } });
  });

  it.each<[string, EntryError]>([
    ['', 'missing'],
    ['  ', 'missing'],
    ['guild.example', 'not-https'],
    ['http://guild.example/registry.json', 'not-https'],
    ['javascript:alert(1)', 'not-https'],
    ['https://localhost/registry.json', 'not-public'],
    ['https://192.168.1.1/registry.json', 'not-public'],
    ['https://0x7f.1/registry.json', 'not-public'],
    ['https://router.fritz.box/', 'not-public'],
    ['https://guild.example:8443/registry.json', 'not-public'],
    ['https://ada:secret@guild.example/', 'not-public'],
    ['https://', 'not-public'],
  ])('%s is refused: %s', (url, error) => {
    expect(readRegistry({ url, name: '' })).toEqual({ ok: false, error });
  });

  it('has a name that fits into a sentence', () => {
    expect(readRegistry({ url: 'https://guild.example', name: 'x'.repeat(101) })).toEqual({
      ok: false,
      error: 'too-long',
    });
  });
});

describe('an issuer that is typed in', () => {
  it.each([
    ['did:web:college.example', 'did:web:college.example'],
    [' did:key:z6Mk1#z6Mk1 ', 'did:key:z6Mk1'],
    ['did:web:localhost%3A8443:a', 'did:web:localhost%3A8443:a'],
    ['https://College.example', 'https://college.example/'],
    ['https://college.example/issuers/1#about', 'https://college.example/issuers/1#about'],
  ])('%s is kept as %s', (id, kept) => {
    expect(readIssuer({ id, note: ' a note ' })).toEqual({ ok: true, entry: { id: kept, note: 'a note' } });
  });

  it.each<[string, EntryError]>([
    ['', 'missing'],
    ['College of Maps', 'not-an-issuer'],
    ['did:', 'not-an-issuer'],
    ['did:web', 'not-an-issuer'],
    ['did:web:', 'not-an-issuer'],
    ['did:web:a b', 'not-an-issuer'],
    ['http://college.example/issuers/1', 'not-https'],
    ['urn:uuid:1', 'not-https'],
    ['https://127.0.0.1/', 'not-public'],
    [`did:web:${'x'.repeat(1000)}`, 'too-long'],
  ])('%.40s is refused: %s', (id, error) => {
    expect(readIssuer({ id, note: '' })).toEqual({ ok: false, error });
  });
});

describe('an explorer that is typed in', () => {
  it.each(['https://blocks.example/api/tx/{id}', 'https://blocks.example/tx?hash={id}&json=1'])('%s is kept', (url) => {
    expect(readExplorer({ chain: 'bitcoinMainnet', url })).toEqual({
      ok: true,
      entry: { chain: 'bitcoinMainnet', url },
    });
  });

  it.each<[string, EntryError]>([
    ['', 'missing'],
    ['https://blocks.example/tx/', 'no-place'],
    ['https://blocks.example/{id}/{id}', 'no-place'],
    ['https://{id}.blocks.example/tx/', 'no-place'],
    ['https://blocks.example/app/#/tx/{id}', 'no-place'],
    ['https://blocks.example/?a=1#{id}', 'no-place'],
    ['https://blocks.example{id}', 'no-place'],
    ['https://blocks.{id}/tx', 'not-public'],
    ['https://{id}/tx', 'not-public'],
    ['https://blocks.example@{id}/tx', 'not-public'],
    ['http://blocks.example/tx/{id}', 'not-https'],
    ['https://10.0.0.1/tx/{id}', 'not-public'],
  ])('%s is refused: %s', (url, error) => {
    expect(readExplorer({ chain: 'bitcoinMainnet', url })).toEqual({ ok: false, error });
  });

  it.each(['', 'bitcoin mainnet', '<script>', 'x'.repeat(41)])('the chain %s is refused', (chain) => {
    expect(readExplorer({ chain, url: 'https://blocks.example/{id}' }).ok).toBe(false);
  });
});
