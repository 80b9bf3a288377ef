import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { mayLead } from '../../lib/links/hint';
import { httpUrl } from '../../lib/links/normalise';
import { BADGE_HOSTS, describeLink, recognise, recogniserFor } from '../../lib/links/registry';

const FIXTURES = join(import.meta.dirname, '../fixtures/links');

/** `same`: the award of that number, written in another way. */
const award = v.union([
  v.strictObject({ href: v.string(), id: v.string(), url: v.string() }),
  v.strictObject({ href: v.string(), same: v.number() }),
]);
const fixture = v.strictObject({
  awards: v.array(award),
  others: v.pipe(v.array(v.strictObject({ href: v.string(), kind: v.string() })), v.minLength(1)),
  strangers: v.pipe(v.array(v.string()), v.minLength(1)),
});

/** Hosts on which nothing is known to be an award: files, descriptions, profiles and short links alone. */
const WITHOUT_AWARDS = ['europass', 'forage', 'isc2', 'pluralsight', 'short-link', 'simplilearn', 'thought-industries'];

function readFixture(host: string) {
  return v.parse(fixture, JSON.parse(readFileSync(join(FIXTURES, host, 'links.json'), 'utf8')));
}

it('every badge host has a fixture folder with links that are its awards and links that are not', () => {
  expect(readdirSync(FIXTURES).sort()).toEqual(BADGE_HOSTS.map(({ id }) => id).sort());
  for (const { id } of BADGE_HOSTS) expect(readFixture(id).awards.length > 0, id).toBe(!WITHOUT_AWARDS.includes(id));
});

it('every badge host has an id of its own, that its file bears', () => {
  expect(new Set(BADGE_HOSTS.map(({ id }) => id)).size).toBe(BADGE_HOSTS.length);
  for (const { id } of BADGE_HOSTS)
    expect(existsSync(join(import.meta.dirname, `../../lib/links/hosts/${id}.ts`))).toBe(true);
});

describe.each(BADGE_HOSTS.map(({ id }) => id))('%s', (host) => {
  const { awards, others, strangers } = readFixture(host);

  it.each(awards)('knows the award $href', (row) => {
    const same = 'same' in row ? awards[row.same] : row;
    if (same === undefined || 'same' in same) throw new Error(`fixture: ${row.href} is the same as nothing`);
    expect(recognise(row.href)).toEqual({ host, kind: 'award', id: same.id, url: same.url });
  });

  it.each(others)('takes $href for $kind', ({ href, kind }) => {
    const link = recognise(href);
    expect(link).toMatchObject({ host, kind, id: null });
    expect(recogniserFor(host)?.documents(link ?? { host, kind: 'unknown', id: null, url: href })).toEqual([]);
  });

  it.each(strangers)('does not take %s for its own', (href) => {
    expect(recognise(href)).toBeNull();
  });

  it('fetches https alone, and names an award by an address that is itself recognised as that award', () => {
    for (const { href } of awards) {
      const link = recognise(href);
      if (link === null) throw new Error(href);
      expect(recognise(link.url)).toEqual(link);
      const { documents, asks } = recogniserFor(host) ?? { documents: () => [], asks: [] };
      for (const { url } of documents(link)) {
        const { protocol, hostname } = new URL(url);
        expect(protocol).toBe('https:');
        // The permission that the manifest asks for covers it; a host on any site asks that site.
        const covered = asks.some((one) => (one.startsWith('*.') ? hostname.endsWith(one.slice(1)) : hostname === one));
        // A link may name the address of the credential as its id.
        const own = [link.url, link.id ?? ''].flatMap((one) => httpUrl(one)?.hostname ?? []);
        expect(covered || own.includes(hostname)).toBe(true);
      }
    }
  });

  it('is not passed over by the page’s script, which lets only addresses through that look like such', () => {
    for (const { href } of [...awards, ...others]) expect(mayLead(href), href).toBe(true);
  });

  it('takes no look-alike of its awards’ addresses for its own', () => {
    for (const { href } of awards) {
      const url = httpUrl(href) ?? httpUrl(`https://${href}`);
      if (url === null) throw new Error(href);
      const rest = `${url.pathname}${url.search}${url.hash}`;
      const alike = [
        `https://${url.hostname}.evil.example${rest}`,
        `https://evil-${url.hostname}${rest}`,
        `https://${url.hostname}@evil.example${rest}`,
        `https://${url.hostname}:8443${rest}`,
        `https://evil.example/${url.hostname}${rest}`,
        `https://evil.example//${url.hostname}${rest}`,
        `https://evil.example/?to=${encodeURIComponent(url.href)}`,
        `https://evil.example/#${url.href}`,
      ];
      for (const other of alike) {
        const link = recognise(other);
        // Below a host that is itself known, only its owner has names to give (`campus.badges.parchment.com`).
        const parent = new URL(other).hostname.replace(/^[^.]+\./, '');
        if (parent.split('.').length > 2 && recognise(`https://${parent}${rest}`)?.url === link?.url) continue;
        // A host of any site may know the address; it then asks that site, and nobody else.
        if (link !== null) expect(new URL(link.url).hostname, other).toBe(new URL(other).hostname);
      }
    }
  });

  it('bears a path that begins like another address', () => {
    for (const { href } of awards) {
      const url = httpUrl(href) ?? httpUrl(`https://${href}`);
      for (const path of [
        '//',
        '///',
        '//:',
        '//%',
        `//evil.example${url?.pathname}`,
        `//@evil.example${url?.pathname}`,
      ]) {
        const link = recognise(`https://${url?.hostname}${path}`);
        if (link !== null) expect(new URL(link.url).hostname, path).not.toBe('evil.example');
      }
    }
  });

  it('keeps what names a person out of the link', () => {
    for (const { href } of [...awards, ...others]) {
      expect(JSON.stringify(recognise(href))).not.toMatch(/identity__|example\.test|@/);
    }
  });
});

describe('recognise', () => {
  const ID = '3f1c2b7a-9d04-4e61-8a55-c0ffee123456';

  it.each([
    [
      'relative',
      `badge.php?hash=${'0123456789'.repeat(4)}`,
      'https://learn.school.example/badges/mybadges.php',
      'moodle',
    ],
    ['of the same scheme', `//www.credly.com/badges/${ID}`, 'https://ada.example/', 'credly'],
    ['without a scheme, on a page', `credly.com/badges/${ID}`, 'https://ada.example/cv/', 'credly'],
    ['without a scheme, alone', `credly.com/badges/${ID}`, undefined, 'credly'],
  ])('reads an href that is %s', (_, href, base, host) => {
    expect(recognise(href, base)?.host).toBe(host);
  });

  it.each([
    ['too long', `https://www.credly.com/badges/${ID}?${'x'.repeat(4096)}`],
    ['too long once escaped', `https://academy.example/credentials/${'ä'.repeat(1000)}.json`],
    ['empty', '  '],
    ['a place on the page', '#badges'],
    ['no address', 'https://'],
    ['relative without a page', '/badges/x.json'],
    ['mail', 'mailto:ada@credly.com'],
    ['data', 'data:application/json,{"badge":1}'],
  ])('answers nothing for an href that is %s', (_, href) => {
    expect(recognise(href)).toBeNull();
  });

  it('knows a service by the host that it gives a customer', () => {
    // Not a fixture: any word before the dot is the service's own, so a look-alike made of it is none.
    const link = recognise('https://example-academy.verified.cv/en/verify/70314598260417?ref=email');
    expect(link).toEqual(recognise('https://verified.sertifier.com/tr/verify/70314598260417/'));
    expect(link?.id).toBe('70314598260417');
  });

  it('is described for the command line also where no host knows it', () => {
    expect(describeLink('https://ada.example/')).toEqual({ host: null, kind: 'unknown', id: null });
    expect(describeLink(`http://credly.com/badges/${ID}`)).toEqual({ host: 'credly', kind: 'award', id: ID });
  });

  it('finds no recogniser for a host it does not know', () => {
    expect(recogniserFor('nobody')).toBeNull();
  });
});
