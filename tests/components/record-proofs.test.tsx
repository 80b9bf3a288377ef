// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { HistoryView } from '../../components/history-view';
import { OwnCertificatesProvider } from '../../components/own-certificates';
import type { OwnCertificate } from '../../lib/history/types';
import type { Report } from '../../lib/verify/types';
import { mount } from './mount';
import { learningRecord, report } from './samples';

const AWARD = 'https://badges.campus.example/a/1';
const NOW = new Date('2026-11-24T14:05:00Z');

function certificate(fields: Partial<OwnCertificate> = {}): OwnCertificate {
  return {
    key: AWARD,
    link: { host: 'open-badges', kind: 'award', id: null, url: AWARD },
    tries: 0,
    report: null,
    missed: null,
    from: 'host',
    ...fields,
  };
}

function show(known: readonly OwnCertificate[], urls = [AWARD], isKept = false, isOnline = true) {
  const calls = { onCheck: vi.fn(async () => true), onAllow: vi.fn(async () => undefined) };
  const record = learningRecord({ credentials: urls.map((url) => ({ url, id: null })) });
  const none = () => undefined;
  const ui = mount(
    <OwnCertificatesProvider
      value={{
        find: (url) => known.find(({ key }) => key === url) ?? null,
        isKept: () => isKept,
        isOnline: () => isOnline,
        now: () => NOW,
        ...calls,
      }}
    >
      <HistoryView
        state={{ kind: 'ready', records: [record], platforms: ['moodle'] }}
        query={{ text: '', status: null, platform: null }}
        platformLabel={(id) => id}
        onQuery={none}
        onRemove={none}
        onLog={none}
        onRetry={none}
        onExport={none}
      />
    </OwnCertificatesProvider>,
  );
  const open = () =>
    act(async () => {
      const details = ui.find('details.proof');
      if (!(details instanceof HTMLDetailsElement)) throw new Error('no details');
      details.open = true;
      details.dispatchEvent(new Event('toggle'));
    });
  return { ui, open, ...calls };
}

const unreachable = (result: string): Report =>
  report('unreachable', [{ id: 'hosted', outcome: 'unknown', reason: 'hosted-unreachable' }], {
    checkedAt: '2026-11-24T14:00:00Z',
    requests: [{ url: AWARD, result }],
  });
const toOpen = (): Report => report('unreachable', [{ id: 'hosted', outcome: 'unknown', reason: 'open-to-check' }]);

describe('a certificate in the history', () => {
  it.each<[string, Partial<OwnCertificate>, string, string]>([
    ['that is verified', { report: report('verified') }, 'verified', 'Verified'],
    ['that was withdrawn', { report: report('revoked') }, 'revoked', 'Revoked'],
    [
      'with a caution',
      {
        report: report('verified', [{ id: 'link', outcome: 'warn', reason: 'document-kept' }]),
        from: 'kept',
        missed: unreachable('network'),
      },
      'verified',
      'Verified With a caution found 1 day ago',
    ],
    ['that is being checked', { due: '2026-11-24T14:05:00Z' }, 'pending', 'Checking'],
    ['that nobody was asked about', {}, 'pending', 'Not checked yet'],
    ['whose host didn’t answer', { missed: unreachable('network') }, 'unreachable', 'Could not check'],
    ['whose host shows it to people only', { missed: toOpen() }, 'unreachable', 'Open to check'],
    [
      'whose host gave no newer answer',
      { report: report('confirmed'), missed: unreachable('timeout') },
      'confirmed',
      'Confirmed by issuer’s page found 1 day ago',
    ],
    [
      'that was checked long ago',
      { report: report('verified', [], { checkedAt: '2026-08-01T00:00:00Z' }) },
      'verified',
      'Verified found 115 days ago',
    ],
  ])('%s shows its verdict, its word and its age', (_, fields, verdict, words) => {
    const { ui } = show([certificate(fields)]);
    expect(ui.find('.proof').dataset.verdict).toBe(verdict);
    expect(ui.text('.proof-words').replace(/\s+/g, ' ')).toBe(`${words}: Introduction to Local History`);
  });

  it('has its evidence one click away', async () => {
    const { ui, open } = show(
      [certificate({ report: report('verified', [{ id: 'proof', outcome: 'pass' }]) })],
      [AWARD],
      true,
    );
    expect(ui.all('.check')).toEqual([]);
    await open();
    expect(ui.find('.check').dataset.check).toBe('proof');
    expect(ui.text('.proof-evidence')).toContain('Its document is kept with your history');
    expect(ui.text('.proof-evidence')).not.toContain('gives it no more');
  });

  it('says that it was found from what was kept', async () => {
    const { ui, open } = show([
      certificate({ report: report('verified'), from: 'kept', missed: unreachable('network') }),
    ]);
    await open();
    expect(ui.text('.credential-aged')).toBe(
      'Its host gives it no more. This was found from the document that was kept with your history.',
    );
  });

  it('waits for its reader, who has it checked without opening it', async () => {
    const { ui, onCheck } = show([certificate()]);
    await act(async () => ui.click(ui.named('Check: Introduction to Local History')));
    expect(onCheck).toHaveBeenCalledExactlyOnceWith(AWARD);
  });

  it('that waits has one button, also when it is opened', async () => {
    const { ui, open } = show([certificate()]);
    await open();
    expect(ui.all('.proof-row button').map((button) => button.getAttribute('aria-label'))).toEqual([
      'Check: Introduction to Local History',
    ]);
  });

  it('that is to be asked about waits as well while there is no network', () => {
    const { ui } = show([certificate({ due: '2026-11-24T14:05:00Z' })], [AWARD], false, false);
    expect(ui.text('.proof-word')).toBe('Not checked yet');
  });

  it('that is being asked about is not asked about twice', async () => {
    const { ui, onCheck, open } = show([certificate({ report: report('verified') })]);
    onCheck.mockImplementation(() => new Promise(() => undefined));
    await open();
    await act(async () => ui.click(ui.named('Check again: Introduction to Local History')));
    await act(async () => ui.click(ui.named('Checking…')));
    expect(onCheck).toHaveBeenCalledOnce();
  });

  it('whose host needs leave offers to give it, straight from the click', async () => {
    const { ui, onAllow, open } = show([certificate({ missed: unreachable('permission') })]);
    await open();
    ui.click(ui.named('Allow checking badges.campus.example'));
    expect(onAllow).toHaveBeenCalledExactlyOnceWith(['https://badges.campus.example'], AWARD);
    await act(async () => undefined);
  });

  it('that waits for its page to be opened leads there', async () => {
    const { ui, open } = show([certificate({ missed: toOpen() })]);
    await open();
    expect(ui.find('a.button').getAttribute('href')).toBe(AWARD);
  });

  it('closes on Escape, and the popup stays', async () => {
    const { ui, open } = show([certificate({ report: report('verified') })]);
    await open();
    const event = ui.press('Escape', ui.find('.proof-evidence'));
    expect([event.defaultPrevented, ui.find('.proof').hasAttribute('open')]).toEqual([true, false]);
  });

  it('of several says which, and of one that can’t be checked nothing', () => {
    const other = 'https://badges.campus.example/a/2';
    const known = [certificate({ key: other, report: report('expired') })];
    const { ui } = show(known, [AWARD, other]);
    expect(ui.all('.proof').map((one) => one.textContent)).toEqual([
      'Certificate 2: Expired: Introduction to Local History',
    ]);
  });
});
