// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ICONS } from '../../lib/marks/icons';
import { createMark, isMark, type MarkView, updateMark } from '../../lib/marks/mark';
import { STYLE } from '../../lib/marks/style';
import { luminanceOf, themeAt } from '../../lib/marks/theme';
import { type MarkVerdict, TONES } from '../../lib/marks/tokens';
import { VERDICTS } from '../../lib/verify/types';
import { clickAsPerson, inside } from './inside';

const ALL: readonly MarkVerdict[] = [...VERDICTS, 'pending'];
const view = (verdict: MarkVerdict, more: Partial<MarkView> = {}): MarkView => ({
  verdict,
  caution: false,
  word: `word of ${verdict}`,
  label: `${verdict}: Tides. Show evidence`,
  ...more,
});
const drawn = (mark: Element) =>
  [...inside(mark).root.querySelectorAll('path')].map((path) => path.getAttribute('d')).join('|');

beforeEach(() => document.body.replaceChildren());

describe('a mark', () => {
  it('is a <touchstone-mark data-verdict> whose inside the page cannot reach', () => {
    const mark = createMark(document, view('verified'), () => undefined);
    expect(mark.localName).toBe('touchstone-mark');
    expect(mark.getAttribute('data-verdict')).toBe('verified');
    expect(mark.shadowRoot).toBeNull();
    expect(mark.childNodes.length).toBe(0);
  });

  it.each(ALL)(
    '%s is a button with an accessible name, its word, and a picture hidden from screen readers',
    (verdict) => {
      const { button } = inside(createMark(document, view(verdict), () => undefined));
      expect(button.tagName).toBe('BUTTON');
      expect(button.type).toBe('button');
      expect(button.getAttribute('aria-label')).toBe(`${verdict}: Tides. Show evidence`);
      expect(button.textContent).toBe(`word of ${verdict}`);
      expect(button.dataset.tone).toBe(TONES[verdict]);
      for (const svg of button.querySelectorAll('svg')) expect(svg.getAttribute('aria-hidden')).toBe('true');
    },
  );

  it('shows hostile texts as text', () => {
    const { root, button } = inside(
      createMark(document, view('invalid', { word: '<img src=x>', label: '"><script>' }), () => undefined),
    );
    expect(root.querySelector('img, script')).toBeNull();
    expect(button.textContent).toBe('<img src=x>');
  });

  it('changes with its state, and draws nothing anew when told the same again', () => {
    const mark = createMark(document, view('pending'), () => undefined);
    const before = drawn(mark);
    updateMark(mark, view('revoked'));
    expect(mark.getAttribute('data-verdict')).toBe('revoked');
    expect(drawn(mark)).not.toBe(before);
    const svg = inside(mark).root.querySelector('svg');
    updateMark(mark, view('revoked'));
    expect(inside(mark).root.querySelector('svg')).toBe(svg);
    expect(inside(mark).root.querySelectorAll('button').length).toBe(1);
  });

  it('shows a caution in its corner beside the verdict', () => {
    const mark = createMark(document, view('verified', { caution: true }), () => undefined);
    expect(inside(mark).root.querySelectorAll('svg').length).toBe(2);
    expect(inside(mark).root.querySelector('svg.caution')).not.toBeNull();
    updateMark(mark, view('verified'));
    expect(inside(mark).root.querySelectorAll('svg').length).toBe(1);
  });

  it('opens for a person, not for a script', () => {
    const open = vi.fn();
    const { button } = inside(createMark(document, view('verified'), open));
    button.click();
    button.dispatchEvent(new MouseEvent('click'));
    expect(open).not.toHaveBeenCalled();
    clickAsPerson(button);
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('keeps its clicks and keys from the page’s cards and shortcuts', () => {
    const heard = vi.fn();
    const mark = createMark(document, view('verified'), () => undefined);
    document.body.append(mark);
    for (const type of ['click', 'keydown', 'pointerdown']) document.body.addEventListener(type, heard);
    const { button } = inside(mark);
    for (const type of ['click', 'keydown', 'pointerdown'])
      button.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    expect(heard).not.toHaveBeenCalled();
  });

  it('is told from the page’s imitation', () => {
    expect(isMark(createMark(document, view('verified'), () => undefined))).toBe(true);
    expect(isMark(document.createElement('touchstone-mark'))).toBe(false);
    expect(() => updateMark(document.createElement('touchstone-mark'), view('invalid'))).not.toThrow();
  });
});

describe('looks', () => {
  it('no two verdicts share a shape, but revoked with suspended', () => {
    const shapes = ALL.filter((verdict) => verdict !== 'suspended').map((verdict) => JSON.stringify(ICONS[verdict]));
    expect(new Set(shapes).size).toBe(shapes.length);
  });

  it('green is for verified alone, blue for confirmed, red for bad news', () => {
    const of = (tone: string) => ALL.filter((verdict) => TONES[verdict] === tone).sort();
    expect(of('green')).toEqual(['verified']);
    expect(of('blue')).toEqual(['confirmed']);
    expect(of('red')).toEqual(['invalid', 'other-person', 'revoked', 'suspended']);
    expect(of('amber')).toEqual(['expired', 'not-yet-valid']);
  });

  it('holds against the page’s style, in forced colours, right to left and without motion', () => {
    expect(STYLE).toMatch(/all: initial !important/);
    expect(STYLE).toMatch(/forced-colors: active/);
    expect(STYLE).toMatch(/prefers-reduced-motion: reduce/);
    expect(STYLE).toMatch(/:focus-visible/);
    expect(STYLE).not.toMatch(/(?<![-\w])(?:left|right|margin-left|padding-right|width|height)\s*:/);
  });

  it.each([
    ['rgb(255, 255, 255)', 'light'],
    ['rgb(246 248 250)', 'light'],
    ['rgb(13, 17, 23)', 'dark'],
  ])('on the page’s own ground of %s it is %s', (backgroundColor, theme) => {
    const outer = document.createElement('div');
    outer.style.backgroundColor = backgroundColor;
    const inner = document.createElement('p');
    outer.append(inner);
    document.body.append(outer);
    expect(themeAt(inner)).toBe(theme);
  });

  it.each([
    ['rgb(255, 255, 255)', 1],
    ['rgba(0, 0, 0, 0.9)', 0],
    ['rgb(0 0 0 / 0.9)', 0],
    ['color(srgb 1 1 1)', 1],
  ])('reads %s as a luminance of %s', (colour, luminance) => {
    expect(luminanceOf(colour)).toBeCloseTo(luminance, 5);
  });

  it('takes a ground that is nearly transparent for none', () => {
    expect(luminanceOf('rgba(0, 0, 0, 0)')).toBeNull();
    expect(luminanceOf('transparent')).toBeNull();
  });
});
