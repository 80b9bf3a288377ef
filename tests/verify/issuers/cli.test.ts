import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type RegistryFlags, sourcesFrom } from '../../../scripts/cli/registries';
import { UsageError } from '../../../scripts/cli/usage';
import { type ReportLine, verify } from '../../../scripts/cli/verify';
import { DID_KEY, NOW, signedByDidKey } from '../mint';
import { ANCHOR_URL, addressOf, anchorClaims, sign, signerOf, statementClaims } from './federation-of';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-registries-'));
afterAll(() => rmSync(folder, { recursive: true }));

const flags = (more: Partial<RegistryFlags>): RegistryFlags => ({ registries: null, registry: [], trust: [], ...more });

describe('the command line’s registries', () => {
  it('are none unless told', () => {
    expect(sourcesFrom(flags({}))).toEqual({ registries: [], trusted: [] });
  });

  it('are those of the extension with “dcc”, which holds no test issuers, and more with “all” or by id', () => {
    const ids = (registries: string) => sourcesFrom(flags({ registries })).registries;
    expect(ids('dcc').length).toBeGreaterThan(0);
    expect(ids('dcc').some(({ test }) => test)).toBe(false);
    expect(ids('all').length).toBeGreaterThan(ids('dcc').length);
    expect(ids('dcc-community,dcc-sandbox').map(({ test }) => test)).toEqual([true, true]);
  });

  it('may be added by address, in the form that the address shows', () => {
    const { registries } = sourcesFrom(flags({ registry: [ANCHOR_URL, 'https://lists.example/issuers.json'] }));
    expect(registries.map(({ form }) => form)).toEqual(['federation', 'list']);
  });

  it.each<Partial<RegistryFlags>>([
    { registries: 'ddc' },
    { registries: '' },
    { registry: ['http://lists.example/a.json'] },
    { registry: ['https://127.0.0.1/a.json'] },
    { registry: ['lists.json'] },
  ])('%j is wrong usage', (wrong) => {
    expect(() => sourcesFrom(flags(wrong))).toThrow(UsageError);
  });
});

describe('cli verify', () => {
  const check = async (more: Partial<RegistryFlags>) => {
    const signer = await signerOf();
    const documents: Record<string, string> = {
      'badge.json': JSON.stringify(await signedByDidKey()),
      'anchor.jwt': await sign(anchorClaims(signer), signer),
      'statement.jwt': await sign(statementClaims(DID_KEY), signer),
    };
    for (const [file, text] of Object.entries(documents)) writeFileSync(join(folder, file), text);
    const index = { [ANCHOR_URL]: { file: 'anchor.jwt' }, [addressOf(DID_KEY)]: { file: 'statement.jwt' } };
    writeFileSync(join(folder, 'index.json'), JSON.stringify(index));
    const request = {
      at: NOW,
      documents: folder,
      holder: null,
      identities: [],
      explorers: [],
      sources: sourcesFrom(flags(more)),
    };
    const lines: ReportLine[] = [];
    for await (const line of verify([join(folder, 'badge.json')], request)) lines.push(line);
    return lines[0]?.checks.find(({ id }) => id === 'issuer');
  };

  it('asks the registry it is given', async () => {
    expect(await check({ registry: [ANCHOR_URL] })).toMatchObject({
      outcome: 'pass',
      reason: 'issuer-listed',
      detail: { list: ANCHOR_URL },
    });
  });

  it('says when a registry could not be read', async () => {
    expect(await check({ registries: 'dcc' })).toMatchObject({ outcome: 'unknown', reason: 'registry-unread' });
  });

  it('knows whom its user trusts', async () => {
    expect(await check({ trust: [DID_KEY] })).toMatchObject({ outcome: 'pass', reason: 'issuer-trusted' });
  });

  it('asks nobody otherwise', async () => {
    expect(await check({})).toMatchObject({ outcome: 'unknown', reason: 'issuer-unknown' });
  });
});
