import { describe, expect, it } from 'vitest';
import { createTexts } from '../../../lib/text/texts';
import { checkIssuer } from '../../../lib/verify/issuers/known';
import type { Recognition } from '../../../lib/verify/types';
import { foldVerdict } from '../../../lib/verify/verdict';

const ID = 'https://college.example/issuers/1';
const at = '2026-06-01T12:00:00.000Z';
const recognition = (more: Partial<Recognition>): Recognition => ({ listings: [], consulted: [], unread: [], ...more });
const check = (found: Partial<Recognition>, id: string | null = ID) =>
  checkIssuer(id, 'College of Maps', { lookup: async () => recognition(found) }, () =>
    Promise.reject(new Error('asked')),
  );
const sentence = async (found: Partial<Recognition>, id: string | null = ID) =>
  createTexts('en').reason(await check(found, id));

const guild = { registry: 'Guild', name: 'College of Maps' };
const sandbox = { registry: 'Sandbox (test issuers)', name: 'My University', test: true };

describe('the line about trust in the issuer', () => {
  it.each<[string, Partial<Recognition>, string, string]>([
    ['a registry lists it', { listings: [guild], consulted: ['Guild'] }, 'pass', 'issuer-listed'],
    [
      'a registry lists it and another could not be read',
      { listings: [guild], consulted: ['Guild'], unread: ['Pilot'] },
      'pass',
      'issuer-listed',
    ],
    ['it stands on a list of test issuers alone', { listings: [sandbox] }, 'unknown', 'issuer-listed-as-test'],
    ['it stands there and in a registry', { listings: [sandbox, guild] }, 'pass', 'issuer-listed'],
    ['it is on the reader’s own list', { trustedBy: 'user' }, 'pass', 'issuer-trusted'],
    ['it is on the organisation’s list', { trustedBy: 'organisation' }, 'pass', 'issuer-trusted-by-organisation'],
    ['no registry lists it', { consulted: ['Guild'] }, 'unknown', 'issuer-not-listed'],
    ['none could be read', { unread: ['Guild'] }, 'unknown', 'registry-unread'],
    ['some could not be read', { consulted: ['Guild'], unread: ['Pilot'] }, 'unknown', 'registry-unread'],
    ['none is consulted', {}, 'unknown', 'issuer-known-by-domain'],
  ])('when %s', async (_, found, outcome, reason) => {
    expect(await check(found)).toMatchObject({ id: 'issuer', outcome, reason });
  });

  it('knows nothing of an issuer without a domain or an id', async () => {
    expect(await check({}, 'did:key:z6Mk1')).toMatchObject({ outcome: 'unknown', reason: 'issuer-unknown' });
    expect(await check({ listings: [guild] }, null)).toMatchObject({ outcome: 'unknown', reason: 'issuer-unknown' });
  });

  it.each<[string, Partial<Recognition>, string]>([
    [
      'who recognises it and when that was read',
      { listings: [guild, { registry: 'Pilot', name: null }], consulted: ['Guild', 'Pilot'], readAt: at },
      'The issuer named here, College of Maps, is recognised by Guild, Pilot (read 1 June 2026); being listed there is no accreditation.',
    ],
    [
      'under which other name the registry knows it',
      { listings: [{ registry: 'Guild', name: 'Technical College' }] },
      'The issuer named here, College of Maps, is recognised by Guild as “Technical College”; being listed there is no accreditation.',
    ],
    [
      'that a list of test issuers means nothing',
      { listings: [sandbox] },
      'The issuer named here, College of Maps, stands only on Sandbox (test issuers), where issuers made up for tests are listed as well, so that says nothing about who it is; judge for yourself.',
    ],
    [
      'where it was looked for, and its domain',
      { consulted: ['Guild', 'Pilot'], readAt: at },
      'The issuer College of Maps (college.example) is not listed in the registries consulted: Guild, Pilot (read 1 June 2026); judge for yourself whether you trust it.',
    ],
    [
      'what could not be read, and where it is not listed',
      { consulted: ['Guild'], unread: ['Pilot'] },
      'Whether the issuer College of Maps (college.example) is recognised is open, for Pilot could not be read; it is not listed in Guild; check again later.',
    ],
    [
      'that the reader trusts it, and who else recognises it',
      { trustedBy: 'user', listings: [sandbox, guild] },
      'The issuer named here, College of Maps, is on your own list of trusted issuers, and is also recognised by Guild.',
    ],
  ])('says %s', async (_, found, text) => {
    expect(await sentence(found)).toBe(text);
  });

  it('never makes or breaks the verdict', async () => {
    const good = [
      { id: 'proof', outcome: 'pass' },
      { id: 'key', outcome: 'pass' },
    ] as const;
    for (const found of [{ listings: [guild] }, { unread: ['Guild'] }, { consulted: ['Guild'] }]) {
      expect(foldVerdict([...good, await check(found)])).toBe('verified');
      expect(foldVerdict([await check(found)])).toBe('unverifiable');
    }
  });
});
