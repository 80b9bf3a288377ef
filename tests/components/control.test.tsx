// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { RequestsSection, type RequestsState } from '../../components/requests-section';
import type { SiteRow, SitesState } from '../../components/site-rows';
import { SitesSection } from '../../components/sites-section';
import type { NotedRequest } from '../../lib/history/types';
import { mount } from './mount';
import { HOSTILE } from './samples';

const ROWS: readonly SiteRow[] = [
  { site: 'https://github.com', name: 'github.com', source: 'from-the-start', choice: null },
  { site: 'https://ada.example', name: 'ada.example', source: 'turned-on', choice: 'on-click' },
];

function sites(state: SitesState = { kind: 'ready', checking: 'automatic', rows: ROWS }) {
  const actions = { onChecking: vi.fn(), onChoose: vi.fn(), onRemove: vi.fn() };
  return { ui: mount(<SitesSection state={state} news={null} {...actions} />), ...actions };
}

describe('where credentials are checked', () => {
  it('is chosen for all', () => {
    const { ui, onChecking } = sites();
    expect(ui.all('input:checked').map((input) => input.getAttribute('value'))).toEqual(['automatic']);
    ui.click(ui.find('input[value=on-click]'));
    expect(onChecking.mock.calls).toEqual([['on-click']]);
  });

  it('is chosen for each, and shows what is chosen', () => {
    const { ui, onChoose } = sites();
    const [github, ada] = ui.all('select');
    expect([github, ada].map((select) => select && 'value' in select && select.value)).toEqual(['', 'on-click']);
    expect(github?.getAttribute('aria-label')).toBe('Check credentials on github.com');
    ui.choose('[data-site="https://github.com"] select', 'off');
    ui.choose('[data-site="https://ada.example"] select', '');
    expect(onChoose.mock.calls).toEqual([
      [ROWS[0], 'off'],
      [ROWS[1], null],
    ]);
  });

  it('says what “as above” comes to', () => {
    const { ui } = sites({ kind: 'ready', checking: 'on-click', rows: ROWS });
    expect(ui.all('option[value=""]').map(({ textContent }) => textContent)).toEqual([
      'As above (ask)',
      'As above (ask)',
    ]);
  });

  it('takes out what the reader put in, and nothing else', () => {
    const { ui, onRemove } = sites();
    expect(ui.all('.entries button')).toHaveLength(1);
    ui.click(ui.named('Remove ada.example'));
    expect(onRemove.mock.calls).toEqual([[ROWS[1]]]);
  });

  it('says when it can’t be read', () => {
    expect(sites({ kind: 'error', reason: 'locked' }).ui.text('[role=alert]')).toBe('This could not be read: locked');
  });
});

const REQUEST: NotedRequest = {
  seq: 2,
  at: '2026-11-26T12:00:00.000Z',
  url: 'https://issuer.example/credentials/1.json?v=2',
  reason: 'credential',
  page: 'ada.example',
  result: '200',
};
const ready = (requests: readonly NotedRequest[], found = requests.length, total = found): RequestsState => ({
  kind: 'ready',
  requests,
  found,
  total,
});

function requests(state: RequestsState, host = '') {
  const actions = { onHost: vi.fn(), onMore: vi.fn(), onEmpty: vi.fn() };
  const view = (next: RequestsState) => (
    <RequestsSection state={next} host={host} kept={{ most: 5000, days: 90 }} news={null} {...actions} />
  );
  const ui = mount(view(state));
  return { ui, update: (next: RequestsState) => ui.show(view(next)), ...actions };
}

describe('what was asked', () => {
  it('is a line for each: when, whom, why, for which page, and what came of it', () => {
    const { ui } = requests(
      ready([REQUEST, { ...REQUEST, seq: 1, page: null, reason: 'registry-test', result: '404' }]),
    );
    const cells = (row: Element | undefined) =>
      [...(row?.querySelectorAll('td') ?? [])].map((cell) => cell.textContent);
    const [first, second] = ui.all('tbody tr');
    expect(cells(first).slice(1)).toEqual([
      'issuer.example/credentials/1.json?v=2',
      'Credential on ada.example',
      'answered',
    ]);
    expect(cells(second).slice(2)).toEqual(['Registry tried ', 'answered with 404']);
    expect(ui.find('time').getAttribute('datetime')).toBe(REQUEST.at);
  });

  it('says how much of it is kept', () => {
    expect(requests(ready([])).ui.root.textContent).toContain('the last 5,000, for 90 days');
  });

  it.each<[string, RequestsState, string]>([
    ['while it is read', { kind: 'loading' }, 'Reading the list'],
    ['where it can’t be', { kind: 'error', reason: 'disk' }, 'The list could not be read: disk'],
    ['where nothing was', ready([]), 'Nothing was asked yet.'],
  ])('%s says so, and has nothing to empty', (_, state, words) => {
    const { ui } = requests(state);
    expect(ui.root.textContent).toContain(words);
    expect(ui.all('button, input')).toEqual([]);
  });

  it('is narrowed to a host, also where that leaves nothing', () => {
    const { ui, onHost } = requests(ready([], 0, 7), 'nowhere');
    expect(ui.text('.requests-count')).toBe('0 requests of 7');
    ui.type('input[name=host]', 'issuer');
    expect(onHost.mock.calls).toEqual([['issuer']]);
  });

  it('shows more where there is more', () => {
    const { ui, onMore, update } = requests(ready([REQUEST], 51));
    ui.click(ui.named('Show more'));
    expect(onMore).toHaveBeenCalledOnce();
    update(ready([REQUEST]));
    expect(ui.all('button').map(({ textContent }) => textContent)).toEqual(['Empty the list']);
  });

  it('is emptied on a second word, and the first can be taken back', () => {
    const { ui, onEmpty } = requests(ready([REQUEST], 1, 1));
    ui.click(ui.named('Empty the list'));
    expect(document.activeElement?.textContent).toBe('Keep it');
    expect(ui.text('.requests-ask p')).toBe('The 1 line goes for good.');
    ui.click(ui.named('Keep it'));
    expect([onEmpty.mock.calls.length, document.activeElement?.textContent]).toEqual([0, 'Empty the list']);
    ui.click(ui.named('Empty the list'));
    ui.click(ui.named('Empty it'));
    expect(onEmpty).toHaveBeenCalledOnce();
    // While it is being emptied; where it can’t be, the focus is still here.
    expect(document.activeElement?.textContent).toBe('Empty the list');
  });

  it('shows an address as the text it is', () => {
    const { ui } = requests(ready([{ ...REQUEST, url: `${REQUEST.url}&x=${HOSTILE}`, page: HOSTILE }]));
    expect(ui.all('img, b')).toEqual([]);
  });
});
