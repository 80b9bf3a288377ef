// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { DoubtList } from '../../components/doubt-list';
import type { Doubt } from '../../lib/messages/protocol';
import { mount } from './mount';
import { HOSTILE } from './samples';

function doubt(fields: Partial<Doubt> = {}): Doubt {
  return {
    key: '1',
    title: 'Reading Old Maps',
    provider: 'Campus Example',
    recipient: 'Ada Learner',
    answer: null,
    ...fields,
  };
}

function show(doubts: readonly Doubt[], isKept = true) {
  const onAnswer = vi.fn(async () => isKept);
  return { ui: mount(<DoubtList doubts={doubts} onAnswer={onAnswer} />), onAnswer };
}

const pressed = (work: () => void) => act(async () => work());

describe('what may be the reader’s', () => {
  it('is nothing where the page shows none', () => {
    expect(show([]).ui.root.innerHTML).toBe('');
  });

  it('is asked with its title, who gave it and whose the page says it is, without taking the focus', () => {
    const focused = document.activeElement;
    const { ui } = show([doubt()]);
    expect(ui.text('.doubt-question')).toBe('Is this yours?');
    expect(ui.all('.doubt p').map((part) => part.textContent)).toEqual([
      'Reading Old Maps',
      'Campus Example',
      'Issued to Ada Learner',
    ]);
    expect(ui.all('button').map((button) => button.textContent)).toEqual(['Yes, log it', 'No']);
    expect(ui.find(`#${CSS.escape(ui.find('button').getAttribute('aria-describedby') ?? '')}`).textContent).toBe(
      'Reading Old Maps',
    );
    expect(document.activeElement === focused).toBe(true);
  });

  it('says that the page names nobody', () => {
    expect(show([doubt({ recipient: null, provider: null })]).ui.text('.doubt-facts')).toBe(
      'The page does not say whose it is.',
    );
  });

  it.each([
    ['Yes, log it', 'yes', 'You said this is yours. It is in your history.', 'doubt-question'],
    ['No', 'no', 'You said this isn’t yours.', 'button'],
  ] as const)(
    '“%s” is handed on, said, and leaves the focus where the reader goes on',
    async (name, word, said, focus) => {
      const { ui, onAnswer } = show([doubt()]);
      ui.named(name).focus();
      await pressed(() => ui.click(ui.named(name)));
      expect(onAnswer).toHaveBeenCalledExactlyOnceWith('1', word);
      expect(ui.text('[role=status]')).toBe(said);
      expect(document.activeElement?.className).toBe(focus);
    },
  );

  it('is handed on once, however often a button is pressed meanwhile', async () => {
    const onAnswer = vi.fn(() => new Promise<boolean>(() => undefined));
    const ui = mount(<DoubtList doubts={[doubt()]} onAnswer={onAnswer} />);
    await pressed(() => ui.click(ui.named('Yes, log it')));
    await pressed(() => ui.click(ui.named('No')));
    expect(onAnswer).toHaveBeenCalledOnce();
    expect(ui.all('button').map((button) => button.getAttribute('aria-disabled'))).toEqual(['true', 'true']);
  });

  it('is asked on where the answer could not be kept', async () => {
    const { ui } = show([doubt()], false);
    await pressed(() => ui.click(ui.named('No')));
    expect(ui.text('.doubt-question')).toBe('Is this yours?');
  });

  it('leaves the focus alone where the reader went elsewhere meanwhile', async () => {
    const elsewhere = document.createElement('button');
    document.body.append(elsewhere);
    const { ui } = show([doubt()]);
    await act(async () => {
      ui.named('No').click();
      elsewhere.focus();
    });
    expect(ui.text('.doubt-question')).toBe('You said this isn’t yours.');
    expect(document.activeElement).toBe(elsewhere);
    elsewhere.remove();
  });

  it('that was answered with no can be thought over', async () => {
    const { ui, onAnswer } = show([doubt({ answer: 'no' })]);
    expect(ui.text('.doubt-question')).toBe('You said this isn’t yours.');
    await pressed(() => ui.click(ui.named('Change')));
    expect(onAnswer).not.toHaveBeenCalled();
    await pressed(() => ui.click(ui.named('Yes, log it')));
    expect(onAnswer).toHaveBeenCalledExactlyOnceWith('1', 'yes');
  });

  it('that was answered with yes asks for nothing', () => {
    const { ui } = show([doubt({ answer: 'yes' })]);
    expect([ui.text('.doubt-question'), ui.all('button')]).toEqual([
      'You said this is yours. It is in your history.',
      [],
    ]);
  });

  it('of many asks of a few, and has the rest at hand', () => {
    const many = Array.from({ length: 20 }, (_, index) => doubt({ key: `${index}` }));
    const { ui } = show(many);
    expect([ui.all('.doubts > .doubt').length, ui.all('details .doubt').length]).toEqual([3, 17]);
    expect(ui.text('summary')).toBe('17 more on this page');
  });

  it('is a place of its own name for each, to whoever goes from one to the next', () => {
    const { ui } = show([doubt(), doubt({ key: '2', title: 'Knots' })]);
    const names = ui
      .all('section')
      .map((one) => (one.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => ui.text(`#${CSS.escape(id)}`)));
    expect(names.map((name) => name.join(' '))).toEqual(['Is this yours? Reading Old Maps', 'Is this yours? Knots']);
  });

  it('shows hostile text as text', () => {
    const { ui } = show([doubt({ title: HOSTILE, provider: HOSTILE, recipient: HOSTILE })]);
    expect(ui.text('.doubt-title')).toBe(HOSTILE);
    expect(ui.all('img, b')).toEqual([]);
  });
});
