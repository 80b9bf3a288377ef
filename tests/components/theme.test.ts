import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COLOURS, FOCUS, LINE, SURFACE } from '../../lib/marks/tokens';
import { SIGN_COLOURS } from '../../lib/settings/sign';

const FOLDER = join(import.meta.dirname, '..', '..', 'components');
const STYLES = readdirSync(FOLDER).filter((file) => file.endsWith('.css'));
const theme = readFileSync(join(FOLDER, 'theme.css'), 'utf8');

const TOKENS = new Map(
  [...theme.matchAll(/--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
);
const token = (name: string) => {
  const found = TOKENS.get(name);
  if (found === undefined) throw new Error(`no token --${name}`);
  return found;
};

describe('the tokens', () => {
  it.each(['green', 'blue', 'amber', 'red', 'grey'] as const)('%s is the same as on the marks', (tone) => {
    expect(token(`verdict-${tone}`)).toEqual(COLOURS[tone]);
  });

  it.each([
    ['surface', SURFACE],
    ['line-strong', LINE],
    ['focus', FOCUS],
  ] as const)('--%s is the same as on the marks', (name, mark) => {
    expect(token(name)).toEqual(mark);
  });

  const texts = [
    'text',
    'text-soft',
    'link',
    'verdict-green',
    'verdict-blue',
    'verdict-amber',
    'verdict-red',
    'verdict-grey',
  ];
  const pairs = [
    ...texts.flatMap((text) => ['paper', 'surface', 'raised'].map((ground) => [text, ground, 4.5] as const)),
    ['on-stone', 'stone', 4.5] as const,
    ...SIGN_COLOURS.map((colour) => ['on-stone', `sign-${colour}`, 4.5] as const),
    ...SIGN_COLOURS.flatMap((colour) => ['paper', 'surface'].map((ground) => [`sign-${colour}`, ground, 4.5] as const)),
    // Shapes and borders of controls: WCAG 2.2, 1.4.11.
    ...['line-strong', 'streak', 'focus'].flatMap((shape) =>
      ['paper', 'surface'].map((ground) => [shape, ground, 3] as const),
    ),
  ];
  it.each(pairs)('--%s on --%s has a contrast of %d : 1, light and dark', (front, ground, least) => {
    for (const mode of ['light', 'dark'] as const) {
      expect(contrast(token(front)[mode], token(ground)[mode]), mode).toBeGreaterThanOrEqual(least);
    }
  });
});

describe.each(STYLES)('%s', (file) => {
  const style = readFileSync(join(FOLDER, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');

  it('knows start and end, not left and right', () => {
    expect(style).not.toMatch(/\b(?:left|right|top|bottom)\b|(?:^|[\s;{])(?:min-|max-)?(?:width|height):/m);
  });

  it('moves for less than 150 ms', () => {
    const times = [...style.matchAll(/(?:transition|animation|--motion)[^;]*?(\d+)ms/g)].map(([, time]) =>
      Number(time),
    );
    // The skeleton waits 200 ms before it shows; that is a delay, not a motion.
    expect(times.filter((time) => time > 150 && time !== 200)).toEqual([]);
  });

  it('uses no token that is not there', () => {
    const known = new Set(
      [...theme.matchAll(/--([a-z0-9-]+):/g), ...style.matchAll(/--([a-z0-9-]+):/g)].map(([, name]) => name),
    );
    const used = [...style.matchAll(/var\(--([a-z0-9-]+)/g)].map(([, name]) => name);
    expect(used.filter((name) => !known.has(name))).toEqual([]);
  });
});

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
