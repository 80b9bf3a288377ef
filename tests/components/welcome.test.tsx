// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { SignProvider } from '../../components/sign';
import { WelcomeView, type WelcomeViewProps } from '../../components/welcome-view';
import { adapters } from '../../lib/capture/registry';
import { PROFILE_SITES } from '../../lib/links/profiles/registry';
import { createWelcomeText } from '../../lib/text/welcome';
import { mount } from './mount';

function open(props: Partial<WelcomeViewProps> = {}) {
  const calls = { onChecking: vi.fn(), onAllow: vi.fn(), onSettings: vi.fn(), onDone: vi.fn() };
  const ui = mount(
    <SignProvider value={{ sign: { word: 'lantern', colour: 'sea' }, onChange: vi.fn(), propose: vi.fn() }}>
      <WelcomeView t={createWelcomeText('en')} checking="automatic" news={null} access="given" {...calls} {...props} />
    </SignProvider>,
  );
  return { ui, ...calls };
}

describe('the welcome', () => {
  it('says in three lines what this is, and lets the sign be chosen', () => {
    const { ui } = open();
    expect(ui.all('.welcome-lines li')).toHaveLength(3);
    expect(ui.text('.sign-section h3')).toBe('Your sign');
  });

  it('lets the reader choose when credentials are checked', () => {
    const { ui, onChecking } = open();
    const chosen = () =>
      ui
        .all('[type=radio][name$=checking]')
        .map((radio) => radio.hasAttribute('checked') || Reflect.get(radio, 'checked'));
    expect(chosen()).toEqual([true, false]);
    ui.choose('[value=on-click]', 'on-click');
    expect(onChecking).toHaveBeenCalledExactlyOnceWith('on-click');
  });

  it.each<[WelcomeViewProps['news'], string]>([
    [null, ''],
    ['saved', 'Saved'],
    [{ failure: 'the disk is full' }, 'It could not be saved: the disk is full'],
  ])('says what came of it: %j', (news, said) => {
    expect(open({ news }).ui.text('.welcome-news')).toBe(said);
  });

  it.each<[WelcomeViewProps['access'], boolean, string | null]>([
    ['given', false, null],
    ['withheld', true, ''],
    ['denied', true, 'Access was not given. You can allow it later, site by site, from the toolbar button.'],
  ])('asks for the sites only where the browser withholds them: %s', (access, asks, said) => {
    const { ui, onAllow } = open({ access });
    expect(ui.all('.welcome-access')).toHaveLength(asks ? 1 : 0);
    if (!asks) return;
    expect(ui.text('.welcome-access [role=status]')).toBe(said);
    ui.click(ui.named('Allow these sites'));
    expect(onAllow).toHaveBeenCalledOnce();
  });

  it('names the sites that are read from the start, and how many more there are', () => {
    const { ui } = open();
    const [learning = '', profiles = ''] = ui.all('.welcome-may li').map(({ textContent }) => textContent);
    const hosted = adapters.filter(({ hosts }) => hosts.length > 0).map(({ label }) => label);
    for (const name of ['Coursera', 'edX', 'Udemy']) {
      expect(learning).toContain(name);
      expect(hosted.some((label) => label.endsWith(name))).toBe(true);
    }
    expect(learning).toContain('some thirty other');
    expect(Math.abs(hosted.length - 3 - 30)).toBeLessThan(5);
    const sites = PROFILE_SITES.filter(({ matches = [] }) => matches.length > 0).flatMap(({ label }) =>
      label.split(' / '),
    );
    expect(sites.filter((label) => !profiles.includes(label))).toEqual([]);
  });

  it('leads to the settings, and ends', () => {
    const { ui, onSettings, onDone } = open();
    ui.click(ui.named('Open the settings'));
    ui.click(ui.named('Done'));
    expect([onSettings.mock.calls.length, onDone.mock.calls.length]).toEqual([1, 1]);
  });
});
