import { adaptMark, createMark, updateMark } from '../../../lib/marks/mark';
import { SAMPLES, type Sample } from './samples';

/** What the test asks of the page. */
declare global {
  var gallery: {
    readonly names: readonly string[];
    /** Puts the mark of a sample after each element that names it in `data-mark`. */
    readonly fill: () => void;
    /** Shows another sample on a mark that stands there. */
    readonly change: (mark: Element, name: string) => void;
    readonly adapt: () => void;
    /** How the background answers from now on. */
    answers: 'at once' | 'never' | 'with an error' | 'with nothing';
    /** Samples whose mark was pressed. */
    readonly pressed: string[];
    /** Samples whose card was asked for. */
    readonly asked: string[];
  };
}

const shown = new WeakMap<Element, Sample>();

function byName(name: string): Sample {
  const found = SAMPLES.find((sample) => sample.name === name);
  if (found === undefined) throw new Error(`no sample ${name}`);
  return found;
}

async function answer(mark: Element | null): Promise<Sample['card']> {
  const sample = mark === null ? undefined : shown.get(mark);
  if (sample === undefined) throw new Error('no such mark');
  globalThis.gallery.asked.push(sample.name);
  switch (globalThis.gallery.answers) {
    case 'at once':
      return sample.card;
    case 'never':
      return new Promise(() => undefined);
    case 'with an error':
      throw new Error('nobody there');
    case 'with nothing':
      return null;
  }
}

globalThis.gallery = {
  names: SAMPLES.map(({ name }) => name),
  fill: () => {
    for (const place of document.querySelectorAll<HTMLElement>('[data-mark]')) {
      const sample = byName(place.dataset.mark ?? '');
      if (place.textContent === '') place.textContent = sample.text;
      const mark: HTMLElement = createMark(document, sample.view, {
        onPress: () => globalThis.gallery.pressed.push(shown.get(mark)?.name ?? ''),
        card: () => answer(mark),
      });
      shown.set(mark, sample);
      place.after(mark);
      adaptMark(mark);
      place.removeAttribute('data-mark');
    }
  },
  change: (mark, name) => {
    const sample = byName(name);
    shown.set(mark, sample);
    updateMark(mark, sample.view);
  },
  adapt: () => {
    for (const mark of document.querySelectorAll('touchstone-mark')) adaptMark(mark);
  },
  answers: 'at once',
  pressed: [],
  asked: [],
};
