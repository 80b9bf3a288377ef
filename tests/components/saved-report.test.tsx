// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { SaveReport } from '../../components/save-report';
import { differencesOf, standingOf } from '../../components/saved-difference';
import { type FoundNow, SavedReportCheck, type SavedReportState } from '../../components/saved-report-check';
import { savedReportFile } from '../../components/saved-report-file';
import type { PageReport } from '../../lib/export/page-report';
import type { PanelEntry } from '../../lib/messages/protocol';
import { readSavedReport } from '../../lib/saved/read';
import { savePageReport } from '../../lib/saved/save';
import { createTexts } from '../../lib/text/texts';
import type { Report, Verdict } from '../../lib/verify/types';
import { mount } from './mount';
import { entry, HOSTILE, panel, report } from './samples';

const TEXTS = createTexts('en');
const HOSTILE_NAME = `</script>${HOSTILE}<!--`;

const saved = (entries: readonly PanelEntry[], fields: Parameters<typeof panel>[1] = {}): PageReport =>
  savePageReport(panel(entries, fields), new Map(), {
    summary: '2 credentials: 2 verified',
    savedAt: '2026-11-23T14:05:00.000Z',
    savedBy: '1.2.3',
  });

describe('the HTML file of a report', () => {
  it.each<[Verdict, string]>([
    ['verified', 'Issued by Campus Example'],
    ['invalid', 'Names Campus Example as its issuer'],
  ])('says of one that is %s what is known of its issuer', (verdict, said) => {
    const file = savedReportFile(saved([entry(1, report(verdict))]), TEXTS, '');
    const read = new DOMParser().parseFromString(file, 'text/html');
    expect(read.querySelector('.credential-issuer')?.textContent).toBe(said);
  });

  const hostileReport = report(
    'verified',
    [{ id: 'holder', outcome: 'pass', reason: 'same-person', detail: { recipient: HOSTILE_NAME } }],
    {
      achievement: { name: HOSTILE_NAME, description: HOSTILE_NAME },
      issuer: { id: `javascript:alert('${HOSTILE_NAME}')`, name: HOSTILE_NAME },
      about: {
        criteria: { text: HOSTILE_NAME, url: 'https://guild.example/"><script>alert(1)</script>' },
        skills: [HOSTILE_NAME],
      },
      requests: [{ url: HOSTILE_NAME, result: HOSTILE_NAME }],
      evidence: [{ name: HOSTILE_NAME, description: null, url: 'javascript:alert(1)' }],
    },
  );
  const whole = saved([entry(1, hostileReport, 'award', HOSTILE_NAME), entry(2, null)], { holder: HOSTILE_NAME });
  const html = savedReportFile(whole, TEXTS, 'p { color: red }');
  const page = new DOMParser().parseFromString(html, 'text/html');

  it('holds the report, to be read again as it was saved', () => {
    expect(readSavedReport(html)).toEqual(whole);
  });

  it('has nothing in it that runs or is loaded, whatever a name would like to be', () => {
    expect([...page.querySelectorAll('script')].map((script) => script.getAttribute('type'))).toEqual([
      'application/json',
    ]);
    expect(page.querySelectorAll('img, b, link, iframe, object, embed, form, base, [src], [onerror]')).toHaveLength(0);
    expect([...page.querySelectorAll('a')].filter(({ href }) => !href.startsWith('https://'))).toEqual([]);
    expect(page.querySelector('meta[http-equiv]')?.getAttribute('content')).toMatch(/^default-src 'none'/);
    expect(page.querySelector('h2.credential-title')?.textContent).toBe(HOSTILE_NAME);
  });

  it('says what was found, of what, when, and what that is worth', () => {
    const text = page.body.textContent;
    for (const part of [
      'Credentials on profiles.example/mara',
      'saved by Touchstone 1.2.3',
      '2 credentials: 2 verified',
      'By itself it proves nothing',
      'choose “Check a saved report…” in its menu',
      'Verified',
      'Checks',
      '1 address was asked',
      'It was not checked yet when the report was saved.',
      'Skills',
      'Criteria',
    ])
      expect(text).toContain(part);
  });

  it('is unfolded, for paper', () => {
    const inner = { ...report('verified'), role: 'endorsement', comment: null } as const;
    const file = savedReportFile(saved([entry(1, report('verified', [], { inside: [inner] }))]), TEXTS, '');
    const folded = new DOMParser().parseFromString(file, 'text/html').querySelectorAll('details:not([open])');
    expect(folded).toHaveLength(0);
  });
});

describe('saving', () => {
  it.each([
    ['Save report', 'html'],
    ['Save as JSON', 'json'],
  ])('“%s” saves %s and says what it is called', async (name, as) => {
    const onSave = vi.fn(async () => 'touchstone-report-x.html');
    const view = mount(<SaveReport onSave={onSave} />);
    view.click(view.named(name));
    await vi.waitFor(() => expect(view.text('[role=status]')).toBe('Saved touchstone-report-x.html'));
    expect(onSave).toHaveBeenCalledWith(as);
  });

  it('that fails says why', async () => {
    const view = mount(<SaveReport onSave={async () => Promise.reject(new Error('disk full'))} />);
    view.click(view.named('Save report'));
    await vi.waitFor(() => expect(view.text('[role=status]')).toContain('disk full'));
  });
});

describe('what is found now beside what was said then', () => {
  const read = (verdict: Verdict, fields: Partial<Report> = {}) => report(verdict, [], fields);
  it.each<[string, Report | null, FoundNow, string]>([
    ['nothing yet', read('verified'), 'waiting', 'waiting'],
    ['no answer of ours', read('verified'), 'failed', 'open'],
    ['the same in the report’s document', read('verified'), { report: read('verified'), from: 'report' }, 'open'],
    ['expired in the report’s document', read('verified'), { report: read('expired'), from: 'report' }, 'changed'],
    ['no award', read('verified'), { report: null, from: 'host' }, 'open'],
    ['the same', read('verified'), { report: read('verified'), from: 'host' }, 'same'],
    ['revoked since', read('verified'), { report: read('revoked'), from: 'host' }, 'changed'],
    ['not reached', read('verified'), { report: read('unreachable'), from: 'host' }, 'open'],
    ['not reached then', read('unreachable'), { report: read('verified'), from: 'host' }, 'open'],
    ['not checked then', null, { report: read('verified'), from: 'host' }, 'open'],
    [
      'another name',
      read('verified'),
      { report: read('verified', { recipient: { name: 'Bea Baker' } }), from: 'host' },
      'changed',
    ],
  ])('%s', (_, then, found, standing) => {
    expect(standingOf(then, found)).toBe(standing);
  });

  it('names each value that differs', () => {
    const now = read('expired', { expiresAt: '2026-01-01', issuer: { id: null, name: 'Other' } });
    expect(differencesOf(read('verified'), now)).toEqual([
      { what: 'issuer', said: 'Campus Example', found: 'Other' },
      { what: 'expiresAt', said: null, found: '2026-01-01' },
    ]);
    const lasting = read('verified', { recipient: { name: null } });
    expect(differencesOf(read('verified', { expiresAt: '2026-01-01' }), lasting)).toEqual([
      { what: 'expiresAt', said: '2026-01-01', found: null },
    ]);
    const note = read('revoked', { achievement: { name: null, description: null }, issuedAt: null });
    expect(differencesOf(read('verified', { expiresAt: '2026-01-01' }), note)).toEqual([]);
  });
});

describe('the page that checks a saved report', () => {
  const show = (state: SavedReportState) => {
    const onFile = vi.fn();
    const onAllow = vi.fn();
    return { onFile, onAllow, view: mount(<SavedReportCheck state={state} onFile={onFile} onAllow={onAllow} />) };
  };
  const open = (entries: readonly PanelEntry[], found: readonly FoundNow[]) =>
    show({ kind: 'open', report: saved(entries), found });

  it('shows then and now, and marks what differs', () => {
    const { view } = open(
      [entry(1, report('verified')), entry(2, report('verified')), entry(3, report('verified'))],
      [{ report: report('revoked'), from: 'host' }, { report: report('verified'), from: 'report' }, 'waiting'],
    );
    expect(view.text('.saved-progress')).toBe('Checking 3 credentials: 2 done');
    expect(view.all('.saved-item').map((item) => item.dataset.standing)).toEqual(['changed', 'open', 'waiting']);
    expect(view.all('.saved-then dd').map(({ textContent }) => textContent)).toEqual([
      'Verified',
      'Verified',
      'Verified',
    ]);
    expect(view.all('.saved-now dd').map(({ textContent }) => textContent)).toEqual([
      'Revoked',
      'Verified',
      'Checking',
    ]);
    expect(view.all('.saved-from')).toHaveLength(1);
  });

  it('sums up once all are done', () => {
    const { view } = open(
      [entry(1, report('verified')), entry(2, report('verified')), entry(3, report('verified'))],
      [{ report: report('revoked'), from: 'host' }, { report: report('verified'), from: 'host' }, 'failed'],
    );
    expect(view.text('.saved-progress')).toBe(
      '3 credentials checked now: 1 as the report said, 1 differs, 1 could not be compared',
    );
  });

  it('asks for leave where it is wanted, straight from the click', () => {
    const barred = report('unreachable', [], {
      requests: [{ url: 'https://guild.example/a/1', result: 'permission' }],
    });
    const { view, onAllow } = open([entry(1, report('verified'))], [{ report: barred, from: 'host' }]);
    view.click(view.named('Allow checking guild.example'));
    expect(onAllow).toHaveBeenCalledWith(['https://guild.example']);
  });

  it('takes what a report says for text', () => {
    const { view } = open(
      [entry(1, report('verified', [], { achievement: { name: HOSTILE, description: null } }), 'award', HOSTILE)],
      ['waiting'],
    );
    expect(view.all('img, b')).toEqual([]);
    expect(view.text('.saved-title')).toBe(HOSTILE);
  });

  it('says why a file is none', () => {
    const { view } = show({ kind: 'failed', text: 'This file is no report that Touchstone saved.' });
    expect(view.text('[role=status]')).toBe('This file is no report that Touchstone saved.');
  });
});
