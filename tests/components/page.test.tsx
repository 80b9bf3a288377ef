// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { type PageState, PageView, type PageViewProps } from '../../components/page-view';
import type { ShownDocument } from '../../components/raw-document';
import type { LinkKind } from '../../lib/links/types';
import type { PanelEntry } from '../../lib/messages/protocol';
import { createTexts } from '../../lib/text/texts';
import type { Reason } from '../../lib/verify/reasons';
import {
  type Check,
  type InnerReport,
  type Outcome,
  type Report,
  VERDICTS,
  type Verdict,
} from '../../lib/verify/types';
import { mount } from './mount';
import { entry, HOSTILE, panel, report } from './samples';

function show(state: PageState, props: Partial<PageViewProps> = {}) {
  const calls = {
    onTurnOn: vi.fn(),
    onTurnOff: vi.fn(),
    site: {
      onceUntil: 'site' as const,
      onTurnOnOnce: vi.fn(),
      onChoose: vi.fn<PageViewProps['site']['onChoose']>(),
    },
    onAllow: vi.fn(),
    onFollow: vi.fn<PageViewProps['onFollow']>(async () => undefined),
    onRecheck: vi.fn<PageViewProps['onRecheck']>(async () => undefined),
    onIdentify: vi.fn<PageViewProps['onIdentify']>(async () => undefined),
    loadDocument: vi.fn<PageViewProps['loadDocument']>(async () => null),
    onRetry: vi.fn(),
    onReload: vi.fn(),
  };
  const view = (next: PageState) => (
    <PageView state={next} wanted={null} denied={false} now={NOW} {...calls} {...props} />
  );
  const ui = mount(view(state));
  return { ui, update: (next: PageState) => ui.show(view(next)), ...calls };
}
const nothing = async () => undefined;
/** The same page after another press on a mark. */
const pressed = (state: PageState, wanted: PageViewProps['wanted']) => (
  <PageView
    state={state}
    wanted={wanted}
    denied={false}
    now={NOW}
    onTurnOn={nothing}
    onTurnOff={nothing}
    site={{ onceUntil: 'site', onTurnOnOnce: nothing, onChoose: nothing }}
    onAllow={nothing}
    onFollow={nothing}
    onRecheck={nothing}
    onIdentify={nothing}
    loadDocument={async () => null}
    onRetry={nothing}
    onReload={nothing}
  />
);
/** Three days after the samples were checked. */
const NOW = new Date('2026-11-26T14:05:00Z');
const on = (entries: readonly PanelEntry[], fields = {}): PageState => ({
  kind: 'on',
  host: 'profiles.example',
  site: { name: 'profiles.example', choice: 'automatic', turnedOn: 'from-the-start', saving: false },
  panel: panel(entries, fields),
});

describe('a page', () => {
  it.each<[string, PageState, string]>([
    ['that cannot be read', { kind: 'unreadable' }, 'This page cannot be read'],
    ['that a panel beside it can’t see', { kind: 'unseen' }, 'Nothing to show for this page'],
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
    const site = { name: 'a.example', choice: 'automatic', turnedOn: 'for-good', saving: false } as const;
    const { ui, onTurnOff } = show({ kind: 'on', host: 'a.example', site, panel: panel([]) });
    ui.click(ui.named('Turn off'));
    expect(onTurnOff).toHaveBeenCalledOnce();
  });

  it('can be turned on in this tab only, and says for how long', () => {
    const { ui, site } = show({ kind: 'off', host: 'a.example', platform: null });
    expect(ui.root.textContent).toContain('is over when the tab leaves this site');
    ui.click(ui.named('Only in this tab'));
    expect(site.onTurnOnOnce).toHaveBeenCalledOnce();
  });

  it('that was turned off is turned on again as all others are', () => {
    const off = { name: 'a.example', choice: 'off', turnedOn: 'from-the-start', saving: false } as const;
    const { ui, site, onTurnOn } = show({ kind: 'switched-off', host: 'a.example', site: off });
    ui.click(ui.named('Turn on for a.example'));
    expect([onTurnOn.mock.calls, site.onChoose.mock.calls]).toEqual([[], [[null]]]);
  });

  it('keeps the focus where it was when it is turned off', () => {
    const state = on([]);
    const { ui, update } = show(state);
    const off = ui.find('input[value=off]');
    off.focus();
    const choice = { name: 'profiles.example', choice: 'off', turnedOn: 'from-the-start', saving: false } as const;
    update({ kind: 'switched-off', host: 'profiles.example', site: choice });
    expect([document.activeElement === off, off.isConnected]).toEqual([true, true]);
  });
});

describe('the list', () => {
  it('is announced in a region that was there before it, and so is a refusal', () => {
    const { ui } = show(on([]));
    expect(ui.all('.page [role=status]').map(({ textContent }) => textContent)).toEqual(['', '']);
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
    const item = ui.find('details.credential');
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
    expect(ui.text('.credential-head')).toBe('Verified Reading Old Maps Issued by Campus Example');
  });

  it.each<[Verdict, readonly Check[], boolean]>([
    [
      'verified',
      [
        { id: 'proof', outcome: 'pass' },
        { id: 'key', outcome: 'pass' },
      ],
      true,
    ],
    ['invalid', [{ id: 'proof', outcome: 'fail' }], false],
    ['unverifiable', [], false],
    ['unreachable', [], false],
    [
      'expired',
      [
        { id: 'proof', outcome: 'pass' },
        { id: 'key', outcome: 'unknown' },
      ],
      false,
    ],
    [
      'expired',
      [
        { id: 'proof', outcome: 'pass' },
        { id: 'key', outcome: 'pass' },
        { id: 'hosted', outcome: 'unknown' },
      ],
      true,
    ],
    ['other-person', [{ id: 'hosted', outcome: 'unknown', reason: 'hosted-elsewhere' }], false],
  ])('says of one that is %s who issued it only where something ties it to that issuer', (verdict, checks, isTied) => {
    const { ui } = show(on([entry(1, report(verdict, checks))]));
    expect(ui.text('.credential-issuer')).toBe(
      isTied ? 'Issued by Campus Example' : 'Names Campus Example as its issuer',
    );
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
      'Not genuine Reading Old Maps Names Campus Example as its issuer',
      'Verified Campus Example',
    ]);
    expect(ui.text('.inside-comment')).toBe(HOSTILE);
    expect(ui.all('img, b')).toEqual([]);
    expect(ui.all('.evidence-item a').map((link) => link.getAttribute('href'))).toEqual(['https://evidence.example/1']);
  });

  it('opens the one whose mark was clicked', () => {
    const { ui } = show(on([entry(1, report('verified')), entry(2, report('expired'))]), {
      wanted: { ref: 2, turn: 1 },
    });
    expect(ui.all('details.credential').map((item) => item.hasAttribute('open'))).toEqual([false, true]);
  });

  it('opens it again when its mark is pressed again', () => {
    const state = on([entry(1, report('verified'))]);
    const { ui } = show(state, { wanted: { ref: 1, turn: 1 } });
    ui.press('Escape', ui.find('.credential-head'));
    expect(ui.find('details.credential').hasAttribute('open')).toBe(false);
    ui.show(pressed(state, { ref: 1, turn: 2 }));
    expect(ui.find('details.credential').hasAttribute('open')).toBe(true);
  });

  it('has room in its head for what else can be done with it', () => {
    const { ui } = show(on([entry(1, report('verified'))]), { headActions: <button type="button">Save</button> });
    expect(ui.text('.page-actions')).toBe('Save');
  });

  it('offers to open the page of an award that nobody else may read', () => {
    const check: Check = { id: 'hosted', outcome: 'unknown', reason: 'open-to-check', detail: { host: 'Coursera' } };
    const nothing = { achievement: { name: null, description: null } };
    const { ui, onRecheck } = show(
      on([entry(1, report('unreachable', [check], nothing)), entry(2, report('unreachable'))]),
    );
    expect(ui.text('h2')).toBe('2 credentials: 1 to open, 1 could not be checked');
    const [toOpen, other] = ui.all('details.credential');
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
    expect(ui.all('details.credential')).toEqual([]);
    expect(ui.all('.other-kind').map((kind) => kind.textContent)).toEqual([
      'Description of a badge, not an award',
      'Short link, not followed',
    ]);
    expect(ui.all('.other-link a').map((link) => link.getAttribute('href'))).toEqual([
      'https://badges.campus.example/a/1',
      'https://badges.campus.example/a/2',
    ]);
  });
});

describe('a link that is no award', () => {
  it.each<[LinkKind, string]>([
    ['achievement', 'Description of a badge, not an award'],
    ['collection', 'Whole profile or collection, not one award'],
    ['file', 'File, which proves nothing by itself'],
    ['placeholder', 'Placeholder, with no award behind it'],
    ['short-link', 'Short link, not followed'],
    ['unknown', 'Unknown kind of page'],
  ])('%s says what it is, with its text and its address; only a short link can be followed', (kind, said) => {
    const { ui } = show(on([entry(1, null, kind, HOSTILE)]));
    expect(ui.text('.other-kind')).toBe(said);
    expect(ui.text('.other-text')).toBe(HOSTILE);
    expect(ui.text('.other-link a bdi')).toBe('https://badges.campus.example/a/1');
    expect(ui.all('.other-link button')).toHaveLength(kind === 'short-link' ? 1 : 0);
    expect(ui.all('img, b, details.credential')).toEqual([]);
  });

  const short = (fields: Partial<PanelEntry> = {}): PanelEntry => ({ ...entry(1, null, 'short-link', ''), ...fields });
  const AWARD = 'https://badges.campus.example/award/7';

  it.each<[string, string | null, string, readonly string[], boolean]>([
    [
      'nowhere',
      null,
      'Short link. Where it leads could not be found out just now',
      ['https://badges.campus.example/a/1'],
      true,
    ],
    [
      'to itself',
      'https://badges.campus.example/a/1',
      'Short link that leads on only in a browser. Open it to see where',
      ['https://badges.campus.example/a/1'],
      false,
    ],
    [
      'to a page we don’t know',
      'https://mara.example/',
      'Short link to a page that is no credential known here',
      ['https://mara.example/', 'https://badges.campus.example/a/1'],
      false,
    ],
  ])('a short link that led %s says so', (_, url, said, addresses, isOpen) => {
    const { ui } = show(on([short({ followed: { url } })]));
    expect(ui.text('.other-kind')).toBe(said);
    expect(ui.all('.other-link a').map((link) => link.getAttribute('href'))).toEqual(addresses);
    const buttons = ui.all('.other-link button');
    // Who speaks to the browser says what they see: the name begins with that.
    expect(buttons.map((button) => [button.textContent, button.getAttribute('aria-label')])).toEqual(
      isOpen ? [['Follow again', 'Follow again: https://badges.campus.example/a/1']] : [],
    );
  });

  it('a short link is followed once at a time, straight from the click, and says so meanwhile', async () => {
    let finish = () => {};
    const onFollow = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
    const { ui } = show(on([short()]), { onFollow });
    ui.click(ui.named('Follow the short link: https://badges.campus.example/a/1'));
    expect(onFollow).toHaveBeenCalledWith(1, 'https://badges.campus.example/a/1');
    ui.click(ui.named('Following…'));
    expect(onFollow).toHaveBeenCalledOnce();
    finish();
    await vi.waitFor(() => expect(ui.text('.other-link button')).toBe('Follow'));
  });

  it('that led to an award gives its place to that, opened, with both addresses', () => {
    const { ui, update } = show(on([short()]));
    ui.click(ui.find('.other-link button'));
    const link = { ...entry(1, null).link, url: AWARD };
    update(on([short({ link, followed: { url: AWARD }, report: report('verified') })]));
    expect(ui.all('.other-link')).toEqual([]);
    expect(ui.find('details.credential').hasAttribute('open')).toBe(true);
    expect(document.activeElement).toBe(ui.find('.credential-head'));
    expect(ui.all('dd.address a').map((one) => one.getAttribute('href'))).toEqual([
      AWARD,
      'https://badges.campus.example/a/1',
    ]);
  });

  it('that led to something else keeps the reader there', () => {
    const { ui, update } = show(on([short()]));
    ui.click(ui.find('.other-link button'));
    const link = { ...entry(1, null, 'collection').link, url: AWARD };
    update(on([short({ link, followed: { url: AWARD } })]));
    expect(ui.text('.other-kind')).toBe('Whole profile or collection, not one award');
    expect(document.activeElement?.getAttribute('href')).toBe(AWARD);
  });
});

describe('an answer past its time', () => {
  const missed = report('unreachable', [], {
    checkedAt: '2026-11-26T14:03:00Z',
    requests: [{ url: 'https://badges.campus.example/a/1', result: 'timeout' }],
  });
  const aged = (verdict: Verdict, of: Report | null): PanelEntry => ({
    ...entry(1, report(verdict)),
    aged: { missed: of },
  });

  it.each<[Verdict, Report | null, string, string]>([
    [
      'verified',
      null,
      'checked 3 days ago, being checked again',
      'This is what was found 3 days ago. It is being checked again.',
    ],
    [
      'revoked',
      null,
      'checked 3 days ago, being checked again',
      'This is what was found 3 days ago. It is being checked again.',
    ],
    [
      'verified',
      missed,
      'checked 3 days ago, no newer answer',
      'This is what was found 3 days ago. It could not be checked again 2 minutes ago, so it may have changed since.',
    ],
    [
      'other-person',
      missed,
      'checked 3 days ago, no newer answer',
      'This is what was found 3 days ago. It could not be checked again 2 minutes ago, so it may have changed since.',
    ],
  ])('%s is shown with its age, whatever its news', (verdict, of, short, long) => {
    const { ui } = show(on([aged(verdict, of)]));
    expect(ui.find('details.credential').dataset.verdict).toBe(verdict);
    expect(ui.text('.credential-age')).toBe(short);
    expect(ui.text('.credential-aged')).toBe(long);
    expect(ui.find('.credential-head').textContent).toMatch(/ checked 3 days ago/);
  });

  it('says why asking again came to nothing, and leads where that can be mended', () => {
    const check: Check = {
      id: 'hosted',
      outcome: 'unknown',
      reason: 'open-to-check',
      detail: { url: 'https://host.example/c/1' },
    };
    const { ui } = show(on([aged('confirmed', { ...missed, checks: [{ id: 'format', outcome: 'pass' }, check] })]));
    expect(ui.all('.missed .check-name').map(({ textContent }) => textContent)).toEqual(['Issuer’s record']);
    expect(ui.find('.missed a').getAttribute('href')).toBe('https://host.example/c/1');
    expect(show(on([aged('confirmed', missed)])).ui.all('.missed')).toEqual([]);
  });

  it('lists what was asked again beside what was asked then', () => {
    const { ui } = show(on([aged('verified', missed)]));
    expect(ui.all('.evidence-heading').map(({ textContent }) => textContent)).toContain('1 address was asked again');
    expect(ui.text('.requests li')).toContain('no answer in time');
  });

  it('that the browser withheld the second time can be allowed, and its verdict still means what it means', () => {
    const withheld = { ...missed, requests: [{ url: 'https://a.example/1', result: 'permission' }] };
    const { ui } = show(on([aged('verified', withheld)]));
    expect(ui.text('.page-allow')).toBe('Allow checking a.example');
    expect(ui.text('.credential-means')).toContain('proof or own record holds');
  });

  it('one that counts has no age', () => {
    const { ui } = show(on([entry(1, report('verified'))]));
    expect(ui.all('.credential-age, .credential-aged')).toEqual([]);
  });
});

describe('an award that nobody was asked about', () => {
  const waiting = (ref: number): PanelEntry => ({ ...entry(ref, null), waits: true });
  const onClick = (entries: readonly PanelEntry[]) => on(entries, { checking: 'on-click' });

  it('says so, and is checked when the reader wants it', async () => {
    let finish = () => {};
    const onRecheck = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
    const { ui } = show(onClick([waiting(1), entry(2, report('verified'))]), { onRecheck });
    expect(ui.text('h2')).toBe('2 credentials: 1 verified, 1 not checked yet');
    expect(ui.text('.credential-verdict')).toBe('Not checked yet');
    expect(ui.text('.credential-means')).toBe('Nobody has been asked about it yet.');
    ui.click(ui.named('Check: Map badge'));
    expect(onRecheck).toHaveBeenCalledExactlyOnceWith(1);
    expect(ui.text('.credential-verdict')).toBe('Checking');
    expect(ui.text('h2')).toBe('2 credentials: 1 verified, 1 being checked');
    // The button is gone; the reader stays where they were.
    expect(document.activeElement).toBe(ui.find('.credential-head'));
    finish();
    await vi.waitFor(() => expect(ui.text('.credential-verdict')).toBe('Not checked yet'));
  });

  it('is checked with all others at once', () => {
    const { ui, onRecheck } = show(onClick([waiting(1), entry(2, report('verified')), waiting(3)]));
    ui.click(ui.named('Check all 2'));
    expect(onRecheck.mock.calls).toEqual([[1], [3]]);
  });

  it('that is only far down the page is checked by itself', () => {
    const { ui } = show(on([waiting(1)]));
    expect(ui.all('.page-check')).toEqual([]);
    expect(ui.all('.credential-check')).toHaveLength(1);
  });
});

describe('marks that the page fought', () => {
  it.each<[number, string | undefined]>([
    [0, undefined],
    [1, 'This page moved or removed 1 mark again and again. Touchstone leaves it as it is; this list is right.'],
    [3, 'This page moved or removed 3 marks again and again. Touchstone leaves them as they are; this list is right.'],
  ])('%i: %s', (fought, said) => {
    const { ui } = show(on([entry(1, report('verified'))], { fought }));
    expect(ui.all('.page-fought').map(({ textContent }) => textContent)).toEqual(said === undefined ? [] : [said]);
  });
});

describe('addresses of the person', () => {
  const holder = (outcome: Outcome): Check => ({ id: 'holder', outcome, reason: 'name-not-readable' });
  const unread = entry(1, report('verified', [holder('unknown')]));

  it.each<[string, PanelEntry, string]>([
    ['a recipient could not be compared', unread, 'true'],
    ['all were', entry(1, report('verified', [holder('pass')])), 'false'],
    ['nothing is known yet', entry(1, null), 'false'],
  ])('are asked for prominently where that helps: %s', (_, found, prominent) => {
    expect(show(on([found])).ui.find('.identify').dataset.prominent).toBe(prominent);
  });

  it('are taken, several at once', () => {
    const { ui, onIdentify } = show(on([unread]));
    ui.type('.identify textarea', 'mara@lind.example, m@l.example');
    ui.click(ui.named('Compare'));
    expect(onIdentify).toHaveBeenCalledExactlyOnceWith(['mara@lind.example', 'm@l.example']);
  });

  it.each<[string, string]>([
    ['', 'Give an address, such as ada@learner.example.'],
    [HOSTILE, '“<img” is no e-mail address.'],
    [Array.from({ length: 9 }, (_, index) => `m${index}@l.example`).join(), 'Give 8 at most.'],
  ])('that are none (%j) are refused', (typed, said) => {
    const { ui, onIdentify } = show(on([unread]));
    ui.type('.identify textarea', typed);
    ui.click(ui.named('Compare'));
    expect(ui.text('.field-error')).toBe(said);
    expect(document.activeElement).toBe(ui.find('.identify textarea'));
    expect(ui.find('.identify textarea').getAttribute('aria-describedby')).toContain(ui.find('.field-error').id);
    expect(onIdentify).not.toHaveBeenCalled();
  });

  it.each([
    [1, 'Compared with 1 address you gave.', 'Forget it'],
    [2, 'Compared with 2 addresses you gave.', 'Forget them'],
  ])('that were given (%i) are forgotten when the reader says so', (identified, said, button) => {
    const { ui, onIdentify } = show(on([unread], { identified }));
    expect(ui.text('.identify-known')).toBe(said);
    ui.click(ui.named(button));
    expect(onIdentify).toHaveBeenCalledExactlyOnceWith([]);
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

  it.each<[Reason, string | undefined, string | null]>([
    ['host-without-record', 'https://host.example/c/1', 'https://host.example/c/1'],
    ['open-to-check', 'https://host.example/c/1', 'https://host.example/c/1'],
    ['host-without-record', undefined, null],
    ['host-without-record', 'javascript:alert(1)', null],
    ['hosted-unreachable', 'https://host.example/c/1', null],
  ])('that sends the reader to a page (%s, %s) leads there', (reason, url, href) => {
    const detail = { host: 'Host', ...(url !== undefined && { url }) };
    const { ui } = show(on([entry(1, report('unverifiable', [{ id: 'hosted', outcome: 'unknown', reason, detail }]))]));
    const links = ui.all('.check-reason a');
    expect(links.map((link) => link.getAttribute('href'))).toEqual(href === null ? [] : [href]);
    const sentence = createTexts('en').reason({ id: 'hosted', outcome: 'unknown', reason, detail }) ?? '';
    const shown = href === null ? sentence : sentence.replace(href, 'host.example/c/1 (opens in a new tab)');
    expect(ui.text('.check-reason')).toBe(shown);
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

  it('begins with what went wrong, and has the issuer on a line of its own', () => {
    const checks: readonly Check[] = [
      { id: 'format', outcome: 'pass' },
      { id: 'label', outcome: 'warn', reason: 'compatible-name' },
      { id: 'issuer', outcome: 'unknown', reason: 'issuer-unknown' },
      { id: 'validity', outcome: 'fail', reason: 'expired' },
    ];
    const { ui } = show(on([entry(1, report('expired', checks))]));
    expect(ui.all('li.check').map((item) => item.dataset.check)).toEqual(['validity', 'label', 'format', 'issuer']);
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
    const facts = ui
      .all('.facts')
      .map(({ textContent }) => textContent)
      .join();
    for (const shown of ['Mara Lind', 'May 2024', 'some day', 'Open Badges 3.0']) expect(facts).toContain(shown);
    expect(ui.find('.addresses').textContent).toContain('Map badge');
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

  it.each([
    ['was not followed', 'redirected', 'answered with a redirect, which is not followed'],
    ['was followed', 'led-on', 'answered with a redirect'],
  ])('says that a redirect %s', (_, result, shown) => {
    const requests = [{ url: 'https://a.example/', result }];
    const { ui } = show(on([entry(1, report('unreachable', [], { requests }))]));
    expect(ui.text('.request-result')).toBe(shown);
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
    ui.click(ui.find('.credential-actions button'));
    expect(onAllow).toHaveBeenCalledWith(['https://issuer.example'], [5]);
  });

  it.each<[Reason, string]>([
    ['issuer-listed', 'A registry of issuers'],
    ['issuer-trusted', 'Your own list'],
    ['issuer-trusted-by-organisation', 'Your organisation’s list'],
    ['issuer-known-by-domain', 'Its web address only'],
    ['issuer-not-listed', 'No registry that was asked'],
    ['issuer-listed-as-test', 'A list of test issuers only'],
    ['registry-unread', 'Not known, a registry could not be read'],
    ['issuer-unknown', 'Nothing'],
  ])('says what vouches for the issuer: %s', (reason, vouch) => {
    const { ui } = show(on([entry(1, report('verified', [{ id: 'issuer', outcome: 'unknown', reason }]))]));
    expect(ui.text('.vouch')).toBe(vouch);
    expect(ui.find('.issuer-line .check').dataset.check).toBe('issuer');
  });

  it('says that nobody was asked about the issuer where nobody was', () => {
    expect(show(on([entry(1, report('verified'))])).ui.text('.vouch')).toBe('Nobody was asked');
  });

  it('says how old it is', () => {
    expect(show(on([entry(1, report('verified'))])).ui.text('.credential-checked')).toBe('Checked 3 days ago');
  });

  it('has criteria and skills, and shows whose site a link leads to', () => {
    const about = {
      criteria: { text: 'Draw three maps.', url: 'https://campus.example@evil.example/criteria?a=1' },
      skills: ['Cartography', 'Cartography', '', 'Patience', ...Array.from({ length: 40 }, (_, index) => `s${index}`)],
    };
    const { ui } = show(on([entry(1, report('verified', [], { about }))]));
    expect(ui.text('.criteria')).toContain('Draw three maps.');
    expect(ui.text('.criteria .address-host')).toBe('evil.example');
    expect(ui.text('.criteria bdi[dir]')).toBe('evil.example/criteria?a=1');
    expect(ui.find('.criteria a').getAttribute('rel')).toBe('noopener noreferrer');
    expect(ui.all('.skills li')).toHaveLength(31);
    expect(ui.all('.skills li').at(-1)?.textContent).toBe('and 12 more');
  });

  const raw = (text: string): ShownDocument => ({
    url: 'https://badges.campus.example/a/1.json',
    type: 'application/json',
    bytes: new TextEncoder().encode(text),
    keptAt: '2026-11-23T14:05:00Z',
  });
  const openRaw = async (loadDocument: PageViewProps['loadDocument']) => {
    const found = entry(1, report('verified'));
    const { ui } = show(on([found]), { loadDocument });
    const details = ui.all('details.more')[0];
    details?.setAttribute('open', '');
    details?.dispatchEvent(new Event('toggle'));
    await vi.waitFor(() => expect(ui.all('.raw, .quiet-note').length).toBeGreaterThan(0));
    await vi.waitFor(() => expect(ui.root.textContent).not.toContain('Reading it'));
    return ui;
  };

  it('has the document itself, read when it is opened, with its address and type', async () => {
    const loadDocument = vi.fn(async () => raw(`{"name":"${HOSTILE.replaceAll('"', '\\"')}"}`));
    expect(show(on([entry(1, report('verified'))]), { loadDocument }).ui.all('.raw')).toEqual([]);
    expect(loadDocument).not.toHaveBeenCalled();
    const ui = await openRaw(loadDocument);
    expect(Reflect.get(ui.find('.raw-text'), 'value')).toContain('{\n  "name": "<img');
    expect(ui.text('.raw dl')).toContain('application/json');
    expect(ui.text('.raw dl')).toContain('https://badges.campus.example/a/1.json');
    expect(ui.all('img, b')).toEqual([]);
  });

  it('has the document of the verdict that is shown, also when that is another while it is open', async () => {
    const loadDocument = vi.fn<PageViewProps['loadDocument']>(async () => raw('[1]'));
    const { ui, update } = show(on([entry(1, report('unreachable'))]), { loadDocument });
    const details = ui.find('details.more');
    details.setAttribute('open', '');
    details.dispatchEvent(new Event('toggle'));
    await vi.waitFor(() => expect(Reflect.get(ui.find('.raw-text'), 'value')).toBe('[\n  1\n]'));
    ui.named('Copy').focus();
    loadDocument.mockResolvedValue(raw('[2]'));
    update(on([entry(1, report('verified', [], { checkedAt: '2026-11-26T14:05:00Z' }))]));
    await vi.waitFor(() => expect(Reflect.get(ui.find('.raw-text'), 'value')).toBe('[\n  2\n]'));
    expect(document.activeElement).toBe(ui.named('Copy'));
  });

  it.each<[string, PageViewProps['loadDocument'], string]>([
    ['none is kept', async () => null, 'No document is kept for it.'],
    ['it can’t be read', () => Promise.reject(new Error('closed')), 'The document that is kept could not be read.'],
    [
      'it is a picture',
      async () => ({ ...raw(''), type: 'image/png', bytes: new Uint8Array([0x89, 0xff]) }),
      'It is no text but a picture or another file of 2 bytes.',
    ],
  ])('says so where %s', async (_, loadDocument, said) => {
    expect((await openRaw(loadDocument)).root.textContent).toContain(said);
  });

  it('is closed with Escape, and then the reader is on its head', () => {
    const { ui } = show(on([entry(1, report('verified'))]), { wanted: { ref: 1, turn: 1 } });
    ui.named('Check again: Reading Old Maps').focus();
    expect(ui.press('Escape').defaultPrevented).toBe(true);
    expect(ui.find('details.credential').hasAttribute('open')).toBe(false);
    expect(document.activeElement).toBe(ui.find('.credential-head'));
    // Closed already: the browser closes its popup.
    expect(ui.press('Escape').defaultPrevented).toBe(false);
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
      about: { criteria: { text: HOSTILE, url: 'javascript:alert(1)' }, skills: [HOSTILE] },
    });
    const { link, ...rest } = entry(1, hostile, 'award', HOSTILE);
    const found = { ...rest, link: { ...link, url: HOSTILE }, href: 'javascript:alert(1)' };
    const { ui } = show(on([found], { holder: HOSTILE }));
    expect(ui.all('img, b, script, a')).toEqual([]);
    expect(ui.text('.credential-title')).toBe(HOSTILE);
    expect(ui.find('.check-reason').textContent).toContain(HOSTILE);
  });
});
