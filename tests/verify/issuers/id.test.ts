import { describe, expect, it } from 'vitest';
import { comparableId, isMeantBy, namesWholeSite } from '../../../lib/verify/issuers/id';
import { formOf, KNOWN_REGISTRIES } from '../../../lib/verify/issuers/registries';

describe('an issuer’s id', () => {
  it.each([
    ['did:key:z6Mk1#z6Mk1', 'did:key:z6Mk1'],
    ['did:key:z6Mk1', 'did:key:z6Mk1'],
    ['did:web:College.example', 'did:web:College.example'],
    ['https://College.example', 'https://college.example/'],
    ['https://college.example:443/a/../b', 'https://college.example/b'],
    ['https://college.example/#about', 'https://college.example/#about'],
    ['http://college.example/', 'http://college.example/'],
    ['urn:uuid:1', 'urn:uuid:1'],
    ['', ''],
  ])('%s is compared as %s', (id, comparable) => {
    expect(comparableId(id)).toBe(comparable);
  });
});

describe('an entry of a list of trusted issuers', () => {
  it.each([
    ['did:key:z6Mk1', 'did:key:z6Mk1'],
    ['did:key:z6Mk1', 'did:key:z6Mk1#z6Mk1'],
    ['https://college.example/issuers/1', 'https://college.example/issuers/1'],
    ['https://college.example', 'https://college.example/issuers/1'],
    ['https://college.example/', 'https://college.example'],
    ['https://college.example', 'did:web:college.example'],
    ['https://college.example', 'did:web:college.example:maps'],
  ])('%s means %s', (entry, issuer) => {
    expect(isMeantBy(entry, issuer)).toBe(true);
  });

  it.each([
    ['did:key:z6Mk1', 'did:key:z6Mk12'],
    ['did:key:z6Mk12', 'did:key:z6Mk1'],
    ['https://college.example/issuers/1', 'https://college.example/issuers/12'],
    ['https://college.example/issuers/', 'https://college.example/issuers/1'],
    ['https://college.example', 'https://college.example.evil.example/issuers/1'],
    ['https://college.example', 'https://college.example@evil.example/'],
    ['https://college.example', 'https://www.college.example/'],
    ['https://college.example', 'http://college.example/issuers/1'],
    ['https://college.example', 'https://college.example:8443/issuers/1'],
    ['https://college.example', 'did:web:college.example.evil.example'],
    ['https://college.example', 'did:web:college.example%3A8443'],
    ['https://college.example', 'did:web:evil.example:college.example'],
    ['http://college.example', 'http://college.example/issuers/1'],
    ['did:web:college.example', 'https://college.example/'],
    ['', 'https://college.example/'],
  ])('%s does not mean %s', (entry, issuer) => {
    expect(isMeantBy(entry, issuer)).toBe(false);
  });

  it('names a whole site when it has no path', () => {
    expect(['https://a.example', 'https://a.example/'].every(namesWholeSite)).toBe(true);
    expect(
      ['https://a.example/b', 'https://a.example/?b', 'http://a.example', 'did:web:a.example'].some(namesWholeSite),
    ).toBe(false);
  });
});

describe('the known registries', () => {
  it('have ids and addresses of their own, and the form their address shows', () => {
    for (const member of ['id', 'url', 'name'] as const)
      expect(new Set(KNOWN_REGISTRIES.map((each) => each[member])).size).toBe(KNOWN_REGISTRIES.length);
    for (const { url, form } of KNOWN_REGISTRIES) expect(formOf(url)).toBe(form);
  });

  it('say of themselves when they hold test issuers, and are then consulted only when asked for', () => {
    for (const { name, test, byDefault } of KNOWN_REGISTRIES) {
      expect(/\(test issuers\)$/.test(name), name).toBe(test);
      expect(test && byDefault, name).toBe(false);
    }
  });

  it('are never called an accreditation', () => {
    expect(JSON.stringify(KNOWN_REGISTRIES)).not.toMatch(/accredit/i);
  });
});
