import { base64 } from '@scure/base';
import { describe, expect, it } from 'vitest';
import {
  DATA_ID,
  type PageReport,
  pageReportData,
  pageReportFileName,
  pageReportJson,
} from '../../lib/export/page-report';
import type { PanelEntry } from '../../lib/messages/protocol';
import { readSavedReport, SavedReportError } from '../../lib/saved/read';
import { savePageReport } from '../../lib/saved/save';
import { entry, HOSTILE, panel, report } from '../components/samples';

const AT = '2026-11-23T14:05:00.000Z';
const HOW = { summary: '1 credential: 1 verified', savedAt: AT, savedBy: '1.2.3' };
const HREF = 'https://badges.campus.example/a/1';
const bytes = (text: string) => new TextEncoder().encode(text);
const document = (text: string) => ({ url: `${HREF}.json`, type: 'application/json', bytes: bytes(text) });
const htmlWith = (data: string) =>
  `<!doctype html><html><head><script type="application/json" id="${DATA_ID}">${data}</script></head></html>`;

const saved = (entries: readonly PanelEntry[] = [entry(1, report('verified'))], documents = new Map()): PageReport =>
  savePageReport(panel(entries), documents, HOW);

describe('a page’s report', () => {
  it('holds each award with its report and the document that was checked', () => {
    const documents = new Map([[HREF, document('{"a":1}')]]);
    expect(saved(undefined, documents)).toEqual({
      format: 'touchstone-report',
      version: 1,
      ...HOW,
      page: { url: 'https://profiles.example/mara', holder: 'Mara Lind' },
      credentials: [
        {
          text: 'Map badge',
          href: HREF,
          link: { host: 'open-badges', kind: 'award', id: '1', url: HREF },
          report: report('verified'),
          document: { url: `${HREF}.json`, type: 'application/json', base64: base64.encode(bytes('{"a":1}')) },
        },
      ],
    });
  });

  it('leaves out what is no award, and says of one that waits that it was not checked', () => {
    const report = saved([entry(1, null), entry(2, null, 'collection')]);
    expect(report.credentials.map(({ href, report }) => [href, report])).toEqual([[HREF, null]]);
  });

  it('names where a short link led', () => {
    const short = { ...entry(1, report('verified')), href: 'https://s.example/1', followed: { url: HREF } };
    expect(saved([short]).credentials[0]?.href).toBe(HREF);
  });

  it('has no address with a person in it', () => {
    const personal = '?identity__email=mara%40example.com';
    const named = { ...entry(1, report('verified')), href: `${HREF}${personal}` };
    const documents = new Map([[HREF, { ...document('{}'), url: `${HREF}${personal}` }]]);
    const whole = savePageReport(panel([named], { url: `https://profiles.example/mara${personal}` }), documents, HOW);
    expect(JSON.stringify(whole)).not.toContain('example.com');
    expect(whole.credentials[0]?.href).toBe(HREF);
  });

  it('stays small enough to be read again', () => {
    const entries = Array.from({ length: 100 }, (_, index) => entry(index, report('verified')));
    const documents = new Map(entries.map(({ link }) => [link.url, document('x'.repeat(200_000))]));
    const whole = saved(entries, documents);
    const kept = whole.credentials.filter((one) => one.document !== null).length;
    expect([kept > 0, kept < 100]).toEqual([true, true]);
    expect(readSavedReport(pageReportJson(whole)).credentials).toHaveLength(100);
  });

  it.each([
    ['https://profiles.example/mara', 'touchstone-report-profiles.example-2026-11-23.html'],
    [null, 'touchstone-report-page-2026-11-23.html'],
    ['https://[::1]/', 'touchstone-report-1-2026-11-23.html'],
    [`https://${'a'.repeat(63)}.${'b'.repeat(63)}.example/`, /^touchstone-report-[a-z.-]{80}-2026-11-23\.html$/],
  ])('of %s is saved as %s', (url, name) => {
    const found = pageReportFileName({ ...saved(), page: { url, holder: null } }, 'html');
    expect(found).toMatch(typeof name === 'string' ? new RegExp(`^${name}$`) : name);
  });
});

describe('a saved report', () => {
  const hostile = saved([entry(1, report('verified', [], { recipient: { name: HOSTILE } }), 'award', '</script>')]);

  it.each<[string, (report: PageReport) => string]>([
    ['JSON', pageReportJson],
    ['JSON with a byte order mark', (one) => `\uFEFF${pageReportJson(one)}`],
    ['HTML', (one) => htmlWith(pageReportData(one))],
  ])('is read from %s as it was saved', (_, write) => {
    for (const one of [saved(), saved([]), hostile]) expect(readSavedReport(write(one))).toEqual(one);
  });

  it('keeps nothing that a version to come may add beside what this one knows', () => {
    expect(readSavedReport(JSON.stringify({ ...saved(), more: 1 }))).toEqual(saved());
  });

  const changed = (change: object) => JSON.stringify({ ...saved(), ...change });
  const [one] = saved().credentials;
  const withOne = (change: object) => changed({ credentials: [{ ...one, ...change }] });
  it.each<[string, string, string]>([
    ['no file of ours', 'hello', 'not-a-report'],
    ['another format', '{"format":"touchstone-history","version":1}', 'not-a-report'],
    ['a list', '[]', 'not-a-report'],
    ['a page without a report', '<!doctype html><p>hello', 'not-a-report'],
    ['deep nesting', '['.repeat(1_000_000), 'not-a-report'],
    ['a newer version', changed({ version: 2 }), 'newer-version'],
    ['a version that is none', changed({ version: '1' }), 'malformed'],
    ['no page', changed({ page: undefined }), 'malformed'],
    ['a day for an instant', changed({ savedAt: '2026-11-23' }), 'malformed'],
    ['a million credentials', changed({ credentials: Array(1_000_000).fill(0) }), 'malformed'],
    ['501 credentials', changed({ credentials: Array(501).fill(one) }), 'malformed'],
    ['an address that runs', withOne({ href: 'javascript:alert(1)' }), 'malformed'],
    ['an address of data', withOne({ href: 'data:text/html,x' }), 'malformed'],
    ['a page’s address that runs', changed({ page: { url: 'javascript:alert(1)', holder: null } }), 'malformed'],
    ['a long address', withOne({ href: `https://a.example/${'a'.repeat(5000)}` }), 'malformed'],
    ['a verdict of its own', withOne({ report: report('splendid' as 'verified') }), 'malformed'],
    [
      'a long text',
      withOne({ report: report('verified', [], { recipient: { name: 'x'.repeat(10_000) } }) }),
      'malformed',
    ],
    [
      'criteria that run',
      withOne({
        report: report('verified', [], { about: { criteria: { text: null, url: 'javascript:alert(1)' }, skills: [] } }),
      }),
      'malformed',
    ],
    ['a large document', withOne({ document: { url: '', type: '', base64: 'A'.repeat(400_000) } }), 'malformed'],
    ['more than 20 MB', ' '.repeat(20 * 1024 * 1024 + 1), 'too-large'],
    ['nothing but the start of a script', '<script id="touchstone-report"'.repeat(300_000), 'not-a-report'],
    ['scripts without end', '<script id="touchstone-report">x'.repeat(300_000), 'not-a-report'],
  ])('with %s is refused', (_, content, code) => {
    expect(() => readSavedReport(content)).toThrow(SavedReportError);
    expect(() => readSavedReport(content)).toThrow(expect.objectContaining({ code }));
  });

  it('says where it is damaged', () => {
    expect(() => readSavedReport(changed({ credentials: [one, { ...one, href: 'x' }] }))).toThrow(
      /^credentials\.1\.href/,
    );
  });
});
