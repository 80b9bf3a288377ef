import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { pageReportData, pageReportJson } from '../../lib/export/page-report';
import { recognise } from '../../lib/links/registry';
import { savePageReport } from '../../lib/saved/save';
import { verify } from '../../scripts/cli/verify';
import { panel, report } from '../components/samples';
import { bytesOf, signedByDidKey } from '../verify/mint';
import { ASSERTION, assertion, BADGE, badgeClass, GUILD, guild, SITE } from '../verify/ob2-world';

const CREDLY = '0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0';
const EMAIL = 'ada.learner@example.com';
const folder = mkdtempSync(path.join(tmpdir(), 'touchstone-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

const identity = `sha256$${createHash('sha256').update(EMAIL).digest('hex')}`;
const record = assertion({
  id: ASSERTION,
  verification: { type: 'HostedBadge' },
  recipient: { type: 'email', hashed: true, identity },
});
const documents = { [ASSERTION]: record, [BADGE]: badgeClass(), [GUILD]: guild(), [`${SITE}/other/7?v=2_0`]: record };
const index = Object.fromEntries(
  Object.entries(documents).map(([url, document], at) => {
    writeFileSync(path.join(folder, `${at}.json`), JSON.stringify(document));
    return [url, { file: `${at}.json` }];
  }),
);
writeFileSync(path.join(folder, 'index.json'), JSON.stringify(index));

async function linesOf(input: string, identities: readonly string[] = [], holder: string | null = null) {
  const lines = [];
  for await (const line of verify([input], {
    at: new Date('2026-06-01'),
    documents: folder,
    holder,
    identities,
    explorers: [],
    sources: { registries: [], trusted: [] },
  }))
    lines.push(line);
  return lines;
}

describe('cli verify', () => {
  it.each<[string, string, readonly string[], string]>([
    ['a file and the person’s e-mail', path.join(folder, '0.json'), [EMAIL], 'identity-matches'],
    ['a file and another e-mail', path.join(folder, '0.json'), ['grace@example.com'], 'identity-differs'],
    ['a file and several', path.join(folder, '0.json'), ['grace@example.com', EMAIL], 'identity-matches'],
    [
      'an award’s address with the e-mail in it',
      `${ASSERTION}?identity__email=${encodeURIComponent(EMAIL)}`,
      [],
      'identity-matches',
    ],
    [
      'an award’s address with another in it',
      `${ASSERTION}?identity__email=grace%40example.com`,
      [],
      'identity-differs',
    ],
    [
      'any address with the e-mail in it',
      `${SITE}/other/7?identity__email=${encodeURIComponent(EMAIL)}&v=2_0`,
      [],
      'identity-matches',
    ],
    ['nothing to compare', path.join(folder, '0.json'), [], 'no-holder-known'],
  ])('compares the recipient: %s', async (_, input, identities, reason) => {
    const [{ input: __, ...report } = { input: '', checks: [], verdict: null }] = await linesOf(input, identities);
    expect(report.verdict, JSON.stringify(report)).toBe('verified');
    expect(report.checks.find(({ id }) => id === 'holder')?.reason).toBe(reason);
    expect(JSON.stringify(report)).not.toMatch(/ada\.learner|grace|identity__/);
  });
});

describe('cli verify of a report that Touchstone saved', () => {
  const entry = (ref: number, href: string) => ({
    ref,
    href,
    text: 'Knots',
    link: recognise(href) ?? { host: 'elsewhere', kind: 'award' as const, id: null, url: href },
    report: report('verified'),
  });
  const signedHref = `https://www.credly.com/badges/${CREDLY}`;
  const write = async (name: string, holder: string | null, change: object = {}) => {
    const signed = await signedByDidKey({ id: `https://www.credly.com/api/v1/obi/v3/${CREDLY}` });
    const seen = { url: signedHref, type: 'application/json', bytes: bytesOf(signed) };
    const entries = [entry(1, ASSERTION), entry(2, signedHref), entry(3, 'https://nowhere.example/')];
    const saved = savePageReport(panel(entries, { holder }), new Map([[signedHref, seen]]), {
      summary: '',
      savedAt: '2026-11-23T14:05:00.000Z',
      savedBy: '1.2.3',
    });
    const data = { ...saved, ...change };
    const file = path.join(folder, name);
    const html = `<!doctype html><script type="application/json" id="touchstone-report">${pageReportData(data)}</script>`;
    writeFileSync(file, name.endsWith('.html') ? html : pageReportJson(data));
    return file;
  };

  it.each(['report.json', 'report.html'])('%s: each credential anew, one a line', async (name) => {
    const lines = await linesOf(await write(name, 'Ada Learner'));
    expect(lines.map(({ input, verdict }) => [input, verdict])).toEqual([
      [ASSERTION, 'verified'],
      // Signed by a key of its own: by anybody.
      [signedHref, 'unreachable'],
      ['https://nowhere.example/', 'unverifiable'],
    ]);
    const reasons = lines[1]?.checks.map(({ reason }) => reason);
    expect(reasons).toEqual(expect.arrayContaining(['document-from-report', 'same-person']));
  });

  it('compares with the name that is asked for rather than the report’s', async () => {
    const lines = await linesOf(await write('other.json', 'Ada Learner'), [], 'Bea Baker');
    expect(lines[1]?.verdict).toBe('other-person');
  });

  it('says of a damaged one that it is, and stops nothing', async () => {
    const lines = await linesOf(await write('newer.json', null, { version: 2 }));
    expect(lines.map(({ verdict, checks }) => [verdict, checks[0]?.reason])).toEqual([
      ['unverifiable', 'not-a-credential'],
    ]);
  });

  it('takes a credential that only mentions one for what it is', async () => {
    const file = path.join(folder, 'mentions.json');
    writeFileSync(file, JSON.stringify(await signedByDidKey({ description: 'touchstone-report' })));
    expect((await linesOf(file)).map(({ input, verdict }) => [input, verdict])).toEqual([[file, 'verified']]);
  });
});
