// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { LoggingControl, type LoggingState } from '../../components/logging-control';
import { mount } from './mount';

function show(state: Partial<LoggingState> = {}) {
  const does = { onPause: vi.fn(), onPauseSite: vi.fn(), onResume: vi.fn() };
  const control = (fields: Partial<LoggingState>) => (
    <LoggingControl
      state={{ logging: 'on', until: null, site: 'school.example', isPrivate: false, ...fields }}
      {...does}
    />
  );
  const ui = mount(control(state));
  return { ui, ...does, turn: (fields: Partial<LoggingState>) => ui.show(control(fields)) };
}

describe('whether learning is logged', () => {
  it.each<[string, Partial<LoggingState>, readonly string[]]>([
    ['Logging is on', {}, ['Pause']],
    ['Logging is on, in private windows too', { isPrivate: true }, ['Pause']],
    ['Logging is paused until 14:05', { logging: 'paused', until: '14:05' }, ['Resume']],
    ['Logging is paused on school.example', { logging: 'site-paused' }, ['Resume']],
    ['Nothing is logged in private windows', { logging: 'private', isPrivate: true }, []],
  ])('says “%s”, and offers what can be done about it', (words, state, buttons) => {
    const { ui } = show(state);
    expect(ui.text('[role=status]')).toBe(words);
    expect(ui.all('button').map(({ textContent }) => textContent)).toEqual(buttons);
  });

  it.each([
    ['For an hour', 'onPause'],
    ['On school.example', 'onPauseSite'],
  ] as const)('is paused: %s', (name, does) => {
    const shown = show();
    shown.ui.click(shown.ui.named('Pause logging'));
    shown.ui.click(shown.ui.named(name));
    expect(shown[does]).toHaveBeenCalledOnce();
  });

  it('offers no pause of a site where nothing is logged anyway', () => {
    const { ui } = show({ site: null });
    ui.click(ui.named('Pause logging'));
    expect(ui.all('[role=menuitem]').map(({ textContent }) => textContent)).toEqual(['For an hour']);
  });

  it('keeps the reader where they pressed: at Resume, then at Pause', () => {
    const { ui, turn, onResume } = show();
    ui.named('Pause logging').focus();
    turn({ logging: 'paused', until: '14:05' });
    expect(document.activeElement?.textContent).toBe('Resume');
    ui.click(ui.named('Resume'));
    expect(onResume).toHaveBeenCalledOnce();
    turn({});
    expect(document.activeElement).toBe(ui.named('Pause logging'));
  });

  it('takes nobody’s focus when it changes by itself', () => {
    const { turn } = show();
    const before = document.activeElement;
    turn({ logging: 'paused', until: '14:05' });
    expect(document.activeElement).toBe(before);
  });
});
