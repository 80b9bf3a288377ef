// @vitest-environment happy-dom
import { useState } from 'preact/hooks';
import { describe, expect, it, vi } from 'vitest';
import { AppFrame } from '../../components/app-frame';
import { SignProvider } from '../../components/sign';
import { SignSection } from '../../components/sign-section';
import { SIGN_COLOURS, type Sign } from '../../lib/settings/sign';
import { mount } from './mount';

const LANTERN: Sign = { word: 'lantern', colour: 'plum' };

function Page({ first, onChange }: { first: Sign | null; onChange: (sign: Sign) => void }) {
  const [sign, setSign] = useState(first);
  return (
    <SignProvider
      value={{
        sign,
        propose: () => ({ word: 'kettle', colour: 'clay' }),
        onChange: (next) => {
          onChange(next);
          setSign(next);
        },
      }}
    >
      <AppFrame title="Settings">
        <SignSection />
      </AppFrame>
    </SignProvider>
  );
}

function open(first: Sign | null = LANTERN) {
  const onChange = vi.fn<(sign: Sign) => void>();
  return { ui: mount(<Page first={first} onChange={onChange} />), onChange };
}

describe('the sign', () => {
  it('stands in the head of our page, with its word and colour', () => {
    const { ui } = open();
    expect(ui.text('header .sign')).toBe('Your sign: lantern');
    expect(ui.find('header .sign').dataset.colour).toBe('plum');
  });

  it('is nowhere while it is being read', () => {
    expect(open(null).ui.all('.sign, .sign-section')).toEqual([]);
  });

  it('is another word when the reader gives one', () => {
    const { ui, onChange } = open();
    ui.type('[name=sign-word]', ' Old  clock ');
    expect(ui.text('.sign-shown .sign bdi')).toBe('Old clock');
    expect(onChange).not.toHaveBeenCalled();
    ui.choose('[name=sign-word]', ' Old  clock ');
    expect(onChange).toHaveBeenCalledExactlyOnceWith({ word: 'Old clock', colour: 'plum' });
    expect(ui.text('header .sign bdi')).toBe('Old clock');
    expect(ui.text('[role=status]')).toBe('Saved');
  });

  it('is never nothing', () => {
    const { ui, onChange } = open();
    ui.type('[name=sign-word]', '  ');
    ui.choose('[name=sign-word]', '  ');
    expect(ui.text('.field-error')).toBe('Give a word; a short one will do.');
    expect(ui.find('[name=sign-word]').getAttribute('aria-invalid')).toBe('true');
    expect(onChange).not.toHaveBeenCalled();
    expect(ui.text('header .sign bdi')).toBe('lantern');
  });

  it('has one of the colours, each with its name', () => {
    const { ui, onChange } = open();
    expect(ui.all('.sign-swatch')).toHaveLength(SIGN_COLOURS.length);
    expect(ui.all('.sign-swatch').map(({ textContent }) => textContent)).toContain('Teal');
    ui.choose('.sign-swatch [value=teal]', 'teal');
    expect(onChange).toHaveBeenCalledExactlyOnceWith({ word: 'lantern', colour: 'teal' });
  });

  it('can be another by chance', () => {
    const { ui, onChange } = open();
    ui.click(ui.named('Suggest another'));
    expect(onChange).toHaveBeenCalledExactlyOnceWith({ word: 'kettle', colour: 'clay' });
    expect(ui.find('header .sign').dataset.colour).toBe('clay');
  });
});
