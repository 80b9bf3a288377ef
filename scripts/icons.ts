import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { STONE_PATH, STONE_SIZE, STREAK_PATH } from '../components/stone-shape';

const SIZES = [16, 32, 48, 96, 128];
const OUTPUT = join(import.meta.dirname, '..', 'public', 'icon');
const STONE = '#2d2a26';
/** Keeps the dark stone apart from a dark toolbar. */
const RIM = '#8b847a';
const STREAK = '#f2c14e';

/**
 * The icon as SVG. Small sizes fill the square and have a broader streak, so that it stays one bright line.
 *
 * @param size in pixels
 */
function icon(size: number): string {
  const small = size <= 32;
  const rim = small ? 1.25 : 0.75;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${STONE_SIZE} ${STONE_SIZE}">
    <path d="${STONE_PATH}" fill="${STONE}" stroke="${RIM}" stroke-width="${rim}"/>
    <path d="${STREAK_PATH}" fill="${STREAK}" stroke="${STREAK}" stroke-width="${small ? 0.75 : 0}"/>
  </svg>`;
}

/** Renders `public/icon/*.png`. Run by hand after the drawing changed: `npx tsx scripts/icons.ts`. */
async function renderIcons(): Promise<void> {
  await mkdir(OUTPUT, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  try {
    const page = await browser.newPage();
    for (const size of SIZES) {
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(`<style>body{margin:0;background:none}svg{display:block}</style>${icon(size)}`);
      await writeFile(join(OUTPUT, `${size}.png`), await page.screenshot({ omitBackground: true }));
    }
  } finally {
    await browser.close();
  }
}

await renderIcons();
