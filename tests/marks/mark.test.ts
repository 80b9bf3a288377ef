// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CARD_STYLE } from '../../lib/marks/card-style';
import { ICONS, type Sign, signOf } from '../../lib/marks/icons';
import { adaptMark, createMark, isMark, type MarkActions, type MarkView, updateMark } from '../../lib/marks/mark';
import { STYLE } from '../../lib/marks/style';
import { readColour, themeAt } from '../../lib/marks/theme';
import { type MarkVerdict, TONES } from '../../lib/marks/tokens';
import { VERDICTS } from '../../lib/verify/types';
import { clickAsPerson, inside } from './inside';

const ALL: readonly MarkVerdict[] = [...VERDICTS, 'pending'];
const view = (verdict: MarkVerdict, more: Partial<MarkView> = {}): MarkView => ({
  verdict,
  caution: false,
  press: 'evidence',
  word: `word of ${verdict}`,
  label: `${verdict}: Tides. Show evidence`,
  ...more,
});
const quiet: MarkActions = { onPress: () => undefined, card: async () => null };
const drawn = (mark: Element) =>
  [...inside(mark).root.querySelectorAll('path')].map((path) => path.getAttribute('d')).join('|');

beforeEach(() => document.body.replaceChildren());

describe('a mark', () => {
  it('is a <touchstone-mark data-verdict> whose inside the page cannot reach', () => {
    const mark = createMark(document, view('verified'), quiet);
    expect(mark.localName).toBe('touchstone-mark');
    expect(mark.getAttribute('data-verdict')).toBe('verified');
    expect(mark.shadowRoot).toBeNull();
    expect(mark.childNodes.length).toBe(0);
  });

  it.each(ALL)(
    '%s is a button with an accessible name, its word, and a picture hidden from screen readers',
    (verdict) => {
      const { button } = inside(createMark(document, view(verdict), quiet));
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
      createMark(document, view('invalid', { word: '<img src=x>', label: '"><script>' }), quiet),
    );
    expect(root.querySelector('img, script')).toBeNull();
    expect(button.textContent).toBe('<img src=x>');
  });

  it('changes with its state, and draws nothing anew when told the same again', () => {
    const mark = createMark(document, view('pending'), quiet);
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
    const mark = createMark(document, view('verified', { caution: true }), quiet);
    expect(inside(mark).root.querySelectorAll('svg').length).toBe(2);
    expect(inside(mark).root.querySelector('svg.caution')).not.toBeNull();
    updateMark(mark, view('verified'));
    expect(inside(mark).root.querySelectorAll('svg').length).toBe(1);
  });

  it('opens for a person, not for a script', () => {
    const open = vi.fn();
    const { button } = inside(createMark(document, view('verified'), { ...quiet, onPress: open }));
    button.click();
    button.dispatchEvent(new MouseEvent('click'));
    expect(open).not.toHaveBeenCalled();
    clickAsPerson(button);
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('keeps its clicks and keys from the page’s cards and shortcuts', () => {
    const heard = vi.fn();
    const mark = createMark(document, view('verified'), quiet);
    document.body.append(mark);
    for (const type of ['click', 'keydown', 'pointerdown']) document.body.addEventListener(type, heard);
    const { button } = inside(mark);
    for (const type of ['click', 'keydown', 'pointerdown'])
      button.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    expect(heard).not.toHaveBeenCalled();
  });

  it('is told from the page’s imitation', () => {
    expect(isMark(createMark(document, view('verified'), quiet))).toBe(true);
    expect(isMark(document.createElement('touchstone-mark'))).toBe(false);
    expect(() => updateMark(document.createElement('touchstone-mark'), view('invalid'))).not.toThrow();
  });
});

describe('looks', () => {
  it('no two signs share a shape, but revoked with suspended', () => {
    const signs: readonly Sign[] = [...ALL, 'to-open', 'to-check', 'to-allow'];
    const shapes = signs.filter((sign) => sign !== 'suspended').map((sign) => JSON.stringify(ICONS[sign]));
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
    expect(STYLE).not.toMatch(/transition|animation/);
    expect(CARD_STYLE).toMatch(/prefers-reduced-motion: no-preference\) \{ [^}]*animation: appear 100ms/);
    expect(STYLE).toMatch(/:focus-visible/);
    expect(STYLE + CARD_STYLE).not.toMatch(/(?<![-\w])(?:left|right|margin-left|padding-right|width|height)\s*:/);
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

  it.each<[string, string, string, 'light' | 'dark']>([
    ['a veil over white', 'rgb(255, 255, 255)', 'rgba(0, 0, 0, 0.2)', 'light'],
    ['a thick veil over white', 'rgb(255, 255, 255)', 'rgba(0, 0, 0, 0.8)', 'dark'],
    ['a veil of light over black', 'rgb(0, 0, 0)', 'rgba(255, 255, 255, 0.1)', 'dark'],
    ['what is hardly painted', 'rgb(0, 0, 0)', 'rgba(255, 255, 255, 0)', 'dark'],
  ])('sees through %s', (_, below, above, theme) => {
    expect(themeAt(nested({ backgroundColor: below }, { backgroundColor: above }))).toBe(theme);
  });

  it.each<[string, Partial<CSSStyleDeclaration>, 'light' | 'dark']>([
    ['light text on nothing painted', { color: 'rgb(230, 230, 230)' }, 'dark'],
    ['dark text on nothing painted', { color: 'rgb(30, 30, 30)' }, 'light'],
    ['light text on a picture', { color: 'rgb(255, 255, 255)', backgroundImage: 'linear-gradient(red, blue)' }, 'dark'],
    ['dark text on a picture', { color: 'rgb(20, 20, 20)', backgroundImage: 'url("sky.png")' }, 'light'],
  ])('goes by its text where the ground can’t be read: %s', (_, style, theme) => {
    expect(themeAt(nested({}, style))).toBe(theme);
  });

  it.each([
    ['rgb(255, 255, 255)', 1, 1],
    ['rgba(0, 0, 0, 0.9)', 0, 0.9],
    ['rgb(0 0 0 / 0.9)', 0, 0.9],
    ['color(srgb 1 1 1)', 1, 1],
    ['color(display-p3 1 1 1 / 0.25)', 1, 0.25],
    ['color(srgb-linear 0.5 0.5 0.5)', 0.5, 1],
    ['color(xyz-d65 0.95 1 1.09)', 1, 1],
    ['lab(100 0 0)', 1, 1],
    ['lab(53.39 0 0)', 0.214, 1],
    ['lab(4 0 0 / 0.5)', 0.00443, 0.5],
    ['lch(100 0 none)', 1, 1],
    ['oklab(1 0 0)', 1, 1],
    // CSS Color 4: red is oklch(0.628 0.2577 29.23), and its luminance 0.2126.
    ['oklch(0.628 0.2577 29.23)', 0.2126, 1],
    ['oklch(0.145 0 0)', 0.003, 1],
  ])('reads %s as a luminance of %s, %s of it covering', (colour, luminance, alpha) => {
    expect(readColour(colour)?.luminance).toBeCloseTo(luminance, 2);
    expect(readColour(colour)?.alpha).toBe(alpha);
  });

  it.each([
    'rgba(0, 0, 0, 0)',
    'transparent',
    '',
    'rgb(a, b, c)',
    'oklch(0.5 0.1)',
    'rgb(10% 10% 10%)',
    'color(from red srgb r g b)',
  ])('takes “%s” for no ground', (colour) => {
    expect(readColour(colour)).toBeNull();
  });

  function nested(outer: Partial<CSSStyleDeclaration>, inner: Partial<CSSStyleDeclaration>): Element {
    const [below, above] = [outer, inner].map((style) => {
      const box = document.createElement('div');
      Object.assign(box.style, style);
      return box;
    });
    if (below === undefined || above === undefined) throw new Error('two boxes');
    below.append(above);
    document.body.append(below);
    return above;
  }
});

describe('what a press does', () => {
  it.each<[Sign, Partial<MarkView>]>([
    ['verified', {}],
    ['to-open', { verdict: 'unreachable', toOpen: true }],
    ['to-check', { verdict: 'pending', press: 'check' }],
    ['to-allow', { verdict: 'unreachable', press: 'allow' }],
    ['unreachable', { verdict: 'unreachable' }],
  ])('is seen by its shape: %s', (sign, more) => {
    expect(signOf(view('verified', more))).toBe(sign);
  });

  it('an action looks like one, whatever the verdict behind it', () => {
    const kindOf = (more: Partial<MarkView>) =>
      inside(createMark(document, view('unreachable', more), quiet)).button.dataset.kind;
    expect(kindOf({ press: 'check' })).toBe('action');
    expect(kindOf({ press: 'allow' })).toBe('action');
    expect(kindOf({})).toBe('verdict');
    expect(kindOf({ toOpen: true })).toBe('verdict');
  });
});

describe('in its place', () => {
  it.each([
    ['block', 'line'],
    ['inline', 'line'],
    ['table-cell', 'line'],
    ['flex', 'row'],
    ['inline-flex; flex-direction: column-reverse', 'column'],
    ['inline-grid', 'column'],
    ['grid; grid-template-columns: 100px 100px', 'across'],
    ['grid; grid-template-columns: 100px 100px; grid-auto-flow: column dense', 'column'],
    ['flex; justify-content: space-between', 'row'],
  ])('in a box of display: %s it is part of a %s', (display, flow) => {
    const box = document.createElement('div');
    box.setAttribute('style', `display: ${display}`);
    const mark = createMark(document, view('verified'), quiet);
    box.append(mark);
    document.body.append(box);
    adaptMark(mark);
    expect(inside(mark).root.querySelector<HTMLElement>('.frame')?.dataset.flow).toBe(flow);
  });

  it.each([
    ['flex; justify-content: space-between', 'inline', 'near'],
    ['block', 'block', 'column'],
    ['block', 'inline-block', 'line'],
  ])('between what follows and a link, in a box of display: %s, link: %s, it is %s', (display, shown, flow) => {
    const box = document.createElement('div');
    box.setAttribute('style', `display: ${display}`);
    const link = document.createElement('a');
    link.style.display = shown;
    const mark = createMark(document, view('verified'), quiet);
    box.append(link, mark, document.createElement('span'));
    document.body.append(box);
    adaptMark(mark);
    expect(inside(mark).root.querySelector<HTMLElement>('.frame')?.dataset.flow).toBe(flow);
    expect(mark.getAttribute('data-flow')).toBe(flow === 'near' ? 'near' : null);
    box.style.display = 'block';
    adaptMark(mark);
    expect(mark.hasAttribute('data-flow')).toBe(false);
  });
});
