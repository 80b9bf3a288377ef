// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { type PageState, PageView, type PageViewProps } from '../../components/page-view';
import type { PanelEntry } from '../../lib/messages/protocol';
import { type Check, type InnerReport, type Outcome, VERDICTS, type Verdict } from '../../lib/verify/types';
import { mount } from './mount';
import { entry, HOSTILE, panel, report } from './samples';

function show(state: PageState, props: Partial<PageViewProps> = {}) {
  const calls = {
    onTurnOn: vi.fn(),
    onTurnOff: vi.fn(),
    onAllow: vi.fn(),
    onRecheck: vi.fn<PageViewProps['onRecheck']>(async () => undefined),
    onRetry: vi.fn(),
    onReload: vi.fn(),
  };
  return { ui: mount(<PageView state={state} wantedRef={null} denied={false} {...calls} {...props} />), ...calls };
}
const on = (entries: readonly PanelEntry[], fields = {}): PageState => ({
  kind: 'on',
  host: 'profiles.example',
  removable: false,
  panel: panel(entries, fields),
});

describe('a page', () => {
  it.each<[string, PageState, string]>([
    ['that cannot be read', { kind: 'unreadable' }, 'This page cannot be read'],
    ['without https', { kind: 'insecure' }, 'This connection is not secure'],
    [
      'of a site that is not turned on',
      { kind: 'off', host: 'a.example', platform: null },
      'Not turned on for this site',
    ],
    [
      'of a site the browser withholds',
      { kind: 'no-access', host: 'a.example' },
      'Touchstone may not read this site yet',
    ],
    ['whose learning is logged anyway', { kind: 'capture', host: 'a.example' }, 'Your learning here is logged'],
    ['whose list did not come', { kind: 'error' }, 'The list could not be loaded'],
    ['with no credentials', on([]), 'No credentials found here'],
  ])('%s says so', (_, state, title) => {
    expect(show(state).ui.text('h2')).toBe(title);
  });

  it('can be turned on, and says as what it is known', () => {
    const { ui, onTurnOn } = show({ kind: 'off', host: 'learn.campus.example', platform: 'Moodle' });
    expect(ui.root.textContent).toContain('This looks like Moodle.');
    ui.click(ui.named('Turn on for learn.campus.example'));
    expect(onTurnOn).toHaveBeenCalledOnce();
  });

  it('says when access was refused', () => {
    const { ui } = show({ kind: 'off', host: 'a.example', platform: null }, { denied: true });
    expect(ui.text('[role=status]')).toBe('Access was not given. Nothing has changed.');
  });

  it('can be allowed where the browser withholds it', () => {
    const { ui, onTurnOn } = show({ kind: 'no-access', host: 'github.com' });
    ui.click(ui.named('Allow on github.com'));
    expect(onTurnOn).toHaveBeenCalledOnce();
  });

  it('that was open before us offers to reload', () => {
    const { ui, onReload } = show(on([], { url: null }));
    ui.click(ui.named('Reload the page'));
    expect(onReload).toHaveBeenCalledOnce();
    expect(show(on([])).ui.all('button')).toEqual([]);
  });

  it('that was turned on can be turned off', () => {
    const { ui, onTurnOff } = show({ kind: 'on', host: 'a.example', removable: true, panel: panel([]) });
    ui.click(ui.named('Turn off'));
    expect(onTurnOff).toHaveBeenCalledOnce();
  });
});

describe('the list', () => {
  it('is announced in a region that was there before it, and so is a refusal', () => {
    const { ui } = show(on([]));
    expect(ui.all('[role=status]').map(({ textContent }) => textContent)).toEqual(['', '']);
  });

  it.each<[number, string | undefined]>([
    [0, undefined],
    [1, 'More than 500 links; 1 was not looked at.'],
    [1200, 'More than 500 links; 1,200 were not looked at.'],
  ])('says of %i links beyond what is looked at: %s', (skipped, said) => {
    const { ui } = show(on([entry(1, report('verified'))], { skipped }));
    expect(ui.all('.page-skipped').map(({ textContent }) => textContent)).toEqual(said === undefined ? [] : [said]);
  });

  it('says that it is the place to trust, and with whom was compared', () => {
    const { ui } = show(on([entry(1, report('verified'))]));
    expect(ui.text('.page-trust')).toContain('A page can imitate');
    expect(ui.text('.page-holder')).toBe('Compared with the name on this page: Mara Lind');
    expect(ui.text('h2')).toBe('1 credential: 1 verified');
  });

  it('says when nobody was compared', () => {
    const { ui } = show(on([entry(1, report('verified'))], { holder: null }));
    expect(ui.text('.page-holder')).toContain('recipients were not compared');
  });

  it.each(VERDICTS)('shows %s by shape, word and colour', (verdict) => {
    const { ui } = show(on([entry(1, report(verdict))]));
    const item = ui.find('details');
    expect(item.dataset.verdict).toBe(verdict);
    expect(ui.all('.verdict-icon path').length).toBeGreaterThan(0);
    expect(ui.find('.verdict-icon').dataset.tone).toBe(ui.find('.credential-verdict > span').dataset.tone);
    expect(ui.text('.credential-verdict').length).toBeGreaterThan(3);
  });

  it('shows what is being checked, without evidence yet', () => {
    const { ui } = show(on([entry(1, null)]));
    expect(ui.text('.credential-verdict')).toBe('Checking');
    expect(ui.text('.credential-title')).toBe('Map badge');
    expect(ui.all('.checks, .credential-actions')).toEqual([]);
  });

  it('reads as words in a row to those who listen', () => {
    const { ui } = show(on([entry(1, report('verified'))]));
    expect(ui.text('summary')).toBe('Verified Reading Old Maps Issued by Campus Example');
  });

  it('carries a caution on the verdict without changing it', () => {
    const caution: Check = { id: 'label', outcome: 'warn', reason: 'compatible-name' };
    const { ui } = show(on([entry(1, report('verified', [caution]))]));
    expect(ui.text('.credential-verdict')).toContain('Verified');
    expect(ui.text('.credential-caution')).toBe('With a caution');
    expect(ui.all('.verdict-caution')).toHaveLength(1);
  });

  it('lists what stands inside, each with its verdict, its checks, and what it says', () => {
    const inner = (verdict: Verdict, role: InnerReport['role'], comment: string | null = null): InnerReport => {
      const {
        inside: _,
        evidence: __,
        checkedAt: ___,
        requests: ____,
        ...rest
      } = report(verdict, [{ id: 'proof', outcome: 'pass' }]);
      return { ...rest, role, comment };
    };
    const { ui } = show(
      on([
        entry(
          1,
          report('invalid', [], {
            inside: [
              inner('verified', 'credential'),
              inner('invalid', 'credential'),
              inner('verified', 'endorsement', HOSTILE),
            ],
            evidence: [
              { name: 'Portfolio', description: HOSTILE, url: 'https://evidence.example/1' },
              { name: null, description: null, url: 'javascript:alert(1)' },
            ],
          }),
        ),
      ]),
    );
    const headings = ui.all('.evidence-heading').map(({ textContent }) => textContent);
    expect(headings).toEqual(expect.arrayContaining(['2 credentials inside', '1 endorsement', 'Evidence it names']));
    expect(ui.all('.inside-head').map(({ textContent }) => textContent?.trim())).toEqual([
      'Verified Reading Old Maps Issued by Campus Example',
      'Not genuine Reading Old Maps Issued by Campus Example',
      'Verified Campus Example',
    ]);
    expect(ui.text('.inside-comment')).toBe(HOSTILE);
    expect(ui.all('img, b')).toEqual([]);
    expect(ui.all('.evidence-item a').map((link) => link.getAttribute('href'))).toEqual(['https://evidence.example/1']);
  });

  it('opens the one whose mark was clicked', () => {
    const { ui } = show(on([entry(1, report('verified')), entry(2, report('expired'))]), { wantedRef: 2 });
    expect(ui.all('details').map((item) => item.hasAttribute('open'))).toEqual([false, true]);
  });

  it('offers to open the page of an award that nobody else may read', () => {
    const check: Check = { id: 'hosted', outcome: 'unknown', reason: 'open-to-check', detail: { host: 'Coursera' } };
    const nothing = { achievement: { name: null, description: null } };
    const { ui, onRecheck } = show(
      on([entry(1, report('unreachable', [check], nothing)), entry(2, report('unreachable'))]),
    );
    expect(ui.text('h2')).toBe('2 credentials: 1 to open, 1 could not be checked');
    const [toOpen, other] = ui.all('details');
    expect(toOpen?.dataset.verdict).toBe('unreachable');
    expect(ui.text('.credential-verdict')).toBe('Open to check');
    expect(ui.text('.credential-title')).toBe('Map badge');
    expect(ui.text('.credential-means')).toContain('shows certificates to people only');
    const link = toOpen?.querySelector('.credential-actions a');
    expect(link?.getAttribute('href')).toBe('https://badges.campus.example/a/1');
    expect(link?.getAttribute('rel')).toBe('noopener noreferrer');
    expect(link?.textContent).toContain('Open the page');
    expect(other?.querySelector('.credential-actions a')).toBeNull();
    expect(onRecheck).not.toHaveBeenCalled();
  });

  it('lists links that are no award as what they are, without a verdict', () => {
    const { ui } = show(on([entry(1, null, 'achievement', 'A badge'), entry(2, null, 'short-link', '')]));
    expect(ui.all('details')).toEqual([]);
    expect(ui.all('.other-kind').map((kind) => kind.textContent)).toEqual([
      'Description of a badge, not an award',
      'Short link that hides its target',
    ]);
    expect(ui.all('.other-link a').map((link) => link.getAttribute('href'))).toEqual([
      'https://badges.campus.example/a/1',
      'https://badges.campus.example/a/2',
    ]);
  });
});

describe('what the browser withheld', () => {
  const withheld = (ref: number, host: string) =>
    entry(ref, report('unreachable', [], { requests: [{ url: `https://${host}/1`, result: 'permission' }] }));

  it('can be allowed for all credentials of one issuer at once', () => {
    const { ui, onAllow } = show(
      on([withheld(1, 'a.example'), entry(2, report('verified')), withheld(3, 'a.example')]),
    );
    ui.click(ui.find('.page-allow button'));
    expect(ui.text('.page-allow')).toBe('Allow checking a.example');
    expect(onAllow).toHaveBeenCalledWith(['https://a.example'], [1, 3]);
  });

  it('can be allowed for several issuers at once', () => {
    const { ui, onAllow } = show(on([withheld(1, 'a.example'), withheld(2, 'b.example')]));
    ui.click(ui.named('Allow checking 2 sites'));
    expect(onAllow).toHaveBeenCalledWith(['https://a.example', 'https://b.example'], [1, 2]);
  });

  it('is not asked for where nothing was withheld', () => {
    expect(show(on([entry(2, report('verified'))])).ui.all('.page-allow button')).toEqual([]);
  });
});

describe('the evidence', () => {
  it.each<[Outcome, string]>([
    ['pass', 'Passed'],
    ['warn', 'Caution'],
    ['fail', 'Failed'],
    ['unknown', 'Not known'],
  ])('of a check that came out %s has a sign, a word and a sentence', (outcome, word) => {
    const check: Check = { id: 'proof', outcome, reason: 'signature-wrong' };
    const { ui } = show(on([entry(1, report('unverifiable', [check]))]));
    expect(ui.find('li.check').dataset.outcome).toBe(outcome);
    expect(ui.find('li.check svg').dataset.glyph).toBe(outcome);
    expect(ui.text('.check-name')).toBe('Signature');
    expect(ui.text('.check-outcome')).toBe(word);
    expect(ui.text('.check-reason')).toContain('The signature does not fit the document');
  });

  it('of a plain pass says what passing means', () => {
    const { ui } = show(on([entry(1, report('verified', [{ id: 'status', outcome: 'pass' }]))]));
    expect(ui.text('.check-reason')).toBe('The issuer has not withdrawn it.');
  });

  it('names in one line what does not apply', () => {
    const checks: readonly Check[] = [
      { id: 'hosted', outcome: 'not-applicable' },
      { id: 'endorsement', outcome: 'not-applicable' },
    ];
    const { ui } = show(on([entry(1, report('verified', checks))]));
    expect(ui.all('li.check')).toEqual([]);
    expect(ui.text('.checks-rest')).toBe('Does not apply here: Issuer’s record, Endorsements');
  });

  it('begins with what went wrong', () => {
    const checks: readonly Check[] = [
      { id: 'format', outcome: 'pass' },
      { id: 'label', outcome: 'warn', reason: 'compatible-name' },
      { id: 'issuer', outcome: 'unknown', reason: 'issuer-unknown' },
      { id: 'validity', outcome: 'fail', reason: 'expired' },
    ];
    const { ui } = show(on([entry(1, report('expired', checks))]));
    expect(ui.all('li.check').map((item) => item.dataset.check)).toEqual(['validity', 'label', 'issuer', 'format']);
  });

  it('shows the values behind it, a key as a key and an answer as an answer', () => {
    const checks: readonly Check[] = [
      {
        id: 'key',
        outcome: 'fail',
        reason: 'key-not-authorised',
        detail: { value: 'did:key:z1', issuer: 'did:web:a' },
      },
      { id: 'hosted', outcome: 'unknown', reason: 'hosted-unreachable', detail: { value: 'timeout', unforeseen: 'x' } },
    ];
    const { ui } = show(on([entry(1, report('unreachable', checks))]));
    expect(ui.all('.values dt').map((name) => name.textContent)).toEqual(['Key', 'Answer', 'unforeseen']);
    expect(ui.all('.values dd').map((value) => value.textContent)).toEqual(['did:key:z1', 'no answer in time', 'x']);
  });

  it('has recipient, dates as given, the address checked and every address asked', () => {
    const requests = [
      { url: 'https://badges.campus.example/a/1.json', result: '200' },
      { url: 'https://badges.campus.example/status', result: '404' },
      { url: 'https://other.example/', result: 'offline' },
    ];
    const { ui } = show(on([entry(1, report('verified', [], { requests, expiresAt: 'some day' }))]));
    const facts = ui.find('.facts').textContent;
    for (const shown of ['Mara Lind', 'May 2024', 'some day', 'Open Badges 3.0', 'Map badge'])
      expect(facts).toContain(shown);
    expect(ui.find('dd.address a').getAttribute('href')).toBe('https://badges.campus.example/a/1');
    expect(ui.all('.requests li').map((item) => item.textContent)).toEqual([
      'https://badges.campus.example/a/1.json answered',
      'https://badges.campus.example/status answered with 404',
      'https://other.example/ offline',
    ]);
  });

  it('shows no address that names a person', () => {
    const href = 'https://badges.campus.example/a/1?identity__email=mara%40lind.example';
    const found = { ...entry(1, report('verified')), href };
    const other = { ...entry(2, null, 'short-link', ''), href };
    const { ui } = show(on([found, other]));
    expect(ui.find('dd.address').textContent).toContain('https://badges.campus.example/a/1');
    expect(ui.root.innerHTML).not.toMatch(/mara(%40|@)lind/i);
  });

  it('says that a redirect was not followed', () => {
    const requests = [{ url: 'https://a.example/', result: 'redirected' }];
    const { ui } = show(on([entry(1, report('unreachable', [], { requests }))]));
    expect(ui.text('.request-result')).toBe('answered with a redirect, which is not followed');
  });

  it('can be gathered again', () => {
    const { ui, onRecheck } = show(on([entry(5, report('unreachable'))]));
    ui.click(ui.named('Check again: Reading Old Maps'));
    expect(onRecheck).toHaveBeenCalledWith(5);
  });

  it('is gathered once at a time, and says so meanwhile', async () => {
    let finish = () => {};
    const onRecheck = vi.fn(
      () =>
        new Promise<void>((resolve) => {
          finish = resolve;
        }),
    );
    const { ui } = show(on([entry(5, report('unreachable'))]), { onRecheck });
    ui.click(ui.named('Check again: Reading Old Maps'));
    ui.click(ui.named('Checking…'));
    expect(onRecheck).toHaveBeenCalledOnce();
    finish();
    await vi.waitFor(() => expect(ui.named('Check again: Reading Old Maps')).toBeDefined());
  });

  it('can be allowed where the browser withheld it', () => {
    const requests = [{ url: 'https://issuer.example/1', result: 'permission' }];
    const { ui, onAllow } = show(on([entry(5, report('unreachable', [], { requests }))]));
    ui.click(ui.find('details .credential-actions button'));
    expect(onAllow).toHaveBeenCalledWith(['https://issuer.example'], [5]);
  });

  it('shows hostile text as text, everywhere', () => {
    const checks: readonly Check[] = [
      { id: 'status', outcome: 'fail', reason: 'revoked-with-reason', detail: { value: HOSTILE, other: HOSTILE } },
    ];
    const hostile = report('revoked', checks, {
      achievement: { name: HOSTILE, description: HOSTILE },
      issuer: { id: HOSTILE, name: HOSTILE },
      recipient: { name: HOSTILE },
      issuedAt: HOSTILE,
      expiresAt: HOSTILE,
      checkedAt: HOSTILE,
      requests: [{ url: HOSTILE, result: HOSTILE }],
    });
    const found = { ...entry(1, hostile, 'award', HOSTILE), href: 'javascript:alert(1)' };
    const { ui } = show(on([found], { holder: HOSTILE }));
    expect(ui.all('img, b, script, a')).toEqual([]);
    expect(ui.text('.credential-title')).toBe(HOSTILE);
    expect(ui.find('.check-reason').textContent).toContain(HOSTILE);
  });
});
