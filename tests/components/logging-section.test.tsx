// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { type LoggingRows, LoggingSection } from '../../components/logging-section';
import { mount } from './mount';

type Ready = Extract<LoggingRows, { kind: 'ready' }>;
const READY: Ready = { kind: 'ready', toast: true, inPrivateWindows: false, isLetIn: true, until: null, sites: [] };

function show(state: LoggingRows) {
  const does = { onSet: vi.fn(), onResume: vi.fn(), onResumeSite: vi.fn() };
  return { ui: mount(<LoggingSection state={state} news={null} {...does} />), ...does };
}

describe('the settings of logging', () => {
  it.each([
    ['Say so on the page when a course is completed', { toast: false }],
    ['Log in private windows too', { inPrivateWindows: true }],
  ])('“%s” is a choice with its meaning beside it', (label, choice) => {
    const { ui, onSet } = show(READY);
    const named = ui.all('label').find(({ textContent }) => textContent === label);
    const box = ui.find(`#${CSS.escape(named?.getAttribute('for') ?? '')}`);
    expect(ui.text(`#${CSS.escape(box.getAttribute('aria-describedby') ?? '')}`)).not.toBe('');
    ui.click(box);
    expect(onSet).toHaveBeenCalledExactlyOnceWith(choice);
  });

  it.each([true, false])('says whether the browser lets us into private windows: %s', (isLetIn) => {
    const { ui } = show({ ...READY, isLetIn });
    expect(ui.root.textContent.includes('does not let Touchstone into private windows')).toBe(!isLetIn);
  });

  it('lists what is paused, each with its way back', () => {
    const site = { site: 'https://school.example', name: 'school.example' };
    const { ui, onResume, onResumeSite } = show({ ...READY, until: '14:05', sites: [site] });
    expect(ui.text('.logging-pause')).toBe('Logging is paused until 14:05. Resume');
    ui.click(ui.named('Resume'));
    ui.click(ui.named('Resume on school.example'));
    expect(onResume).toHaveBeenCalledOnce();
    expect(onResumeSite).toHaveBeenCalledExactlyOnceWith(site.site, site.name);
  });

  it('says that no site is paused, that it is read, and why it could not be', () => {
    expect(show(READY).ui.text('.entries-empty')).toBe('None.');
    expect(show({ kind: 'loading' }).ui.text('.entries-empty')).toBe('Reading your settings');
    expect(show({ kind: 'error', reason: 'no answer' }).ui.text('[role=alert]')).toBe(
      'This could not be read: no answer',
    );
  });
});
