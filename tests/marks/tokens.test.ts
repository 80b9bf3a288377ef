import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readColour } from '../../lib/marks/theme';
import { COLOURS, FOCUS, HAIRLINE, LINE, RAISED, SOFT, SURFACE, TEXT, type Theme } from '../../lib/marks/tokens';

const THEMES: readonly Theme[] = ['light', 'dark'];
const CSS = readFileSync(join(import.meta.dirname, '../../components/theme.css'), 'utf8');

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return readColour(`rgb(${r}, ${g}, ${b})`)?.luminance ?? Number.NaN;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

describe('the verdicts’ colours', () => {
  it.each(Object.entries(COLOURS))('%s is readable on the mark’s ground in both themes', (_, colour) => {
    for (const theme of THEMES) expect(contrast(colour[theme], SURFACE[theme])).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['text', TEXT],
    ['soft text', SOFT],
  ])('%s is readable on the card and on what asks to be pressed', (_, colour) => {
    for (const theme of THEMES)
      for (const ground of [SURFACE, RAISED])
        expect(contrast(colour[theme], ground[theme])).toBeGreaterThanOrEqual(4.5);
  });

  it('lines and focus rings are visible on it', () => {
    for (const theme of THEMES) {
      for (const ground of [SURFACE, RAISED]) expect(contrast(LINE[theme], ground[theme])).toBeGreaterThanOrEqual(3);
      expect(contrast(FOCUS[theme], SURFACE[theme])).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(Object.entries(COLOURS))('%s is the same in components/theme.css', (tone, { light, dark }) => {
    expect(CSS).toContain(`--verdict-${tone}: light-dark(${light}, ${dark})`);
  });

  it.each([
    ['text', TEXT],
    ['text-soft', SOFT],
    ['surface', SURFACE],
    ['raised', RAISED],
    ['line', HAIRLINE],
    ['line-strong', LINE],
    ['focus', FOCUS],
  ])('--%s is the same there', (name, { light, dark }) => {
    expect(CSS).toContain(`--${name}: light-dark(${light}, ${dark})`);
  });
});
