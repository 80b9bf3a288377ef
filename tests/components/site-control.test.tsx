// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { type SiteChoice, SiteControl } from '../../components/site-control';
import { mount } from './mount';

function show(site: Partial<SiteChoice> = {}) {
  const onChoose = vi.fn();
  const onTurnOff = vi.fn();
  const ui = mount(
    <SiteControl
      site={{ name: 'school.example', choice: 'automatic', turnedOn: 'from-the-start', saving: false, ...site }}
      host="www.school.example"
      onChoose={onChoose}
      onTurnOff={onTurnOff}
    />,
  );
  return { ui, onChoose, onTurnOff };
}

describe('the control of a site', () => {
  it('is one group of three, named after the site', () => {
    const { ui } = show({ choice: 'on-click' });
    expect(ui.text('legend')).toBe('Check credentials on school.example');
    expect(ui.all('label').map(({ textContent }) => textContent)).toEqual(['On', 'Ask', 'Off']);
    expect(ui.all('input:checked').map((input) => input.getAttribute('value'))).toEqual(['on-click']);
    expect(new Set(ui.all('input').map((input) => input.getAttribute('name'))).size).toBe(1);
  });

  it.each(['automatic', 'on-click', 'off'] as const)('tells what is chosen: %s', (choice) => {
    const { ui, onChoose } = show({ choice: choice === 'automatic' ? 'off' : 'automatic' });
    ui.click(ui.find(`input[value=${choice}]`));
    expect(onChoose.mock.calls).toEqual([[choice]]);
  });

  it.each<[SiteChoice['choice'], boolean, string]>([
    ['automatic', false, 'They are checked by themselves as you come to them.'],
    ['automatic', true, 'Your connection is metered or saves data, so nobody is asked until you press a mark.'],
    ['on-click', false, 'Nobody is asked until you press a mark.'],
    ['off', false, 'No marks, and nobody is asked.'],
  ])('says what %s means, data dear: %s', (choice, saving, words) => {
    expect(show({ choice, saving }).ui.text('.site-hint')).toBe(words);
  });

  it.each<[SiteChoice['turnedOn'], string | null]>([
    ['for-good', 'Turned on for www.school.example.'],
    ['once', 'Turned on for www.school.example in this tab.'],
    ['from-the-start', null],
  ])('says how it was turned on, and turns it off: %s', (turnedOn, words) => {
    const { ui, onTurnOff } = show({ turnedOn });
    const button = ui.all('button')[0];
    expect(button?.parentElement?.textContent ?? null).toBe(words === null ? null : `${words} Turn off`);
    if (button) ui.click(button);
    expect(onTurnOff).toHaveBeenCalledTimes(words === null ? 0 : 1);
  });
});
