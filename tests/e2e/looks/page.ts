import { type Browser, launch, type Page } from 'puppeteer-core';
import { bundle } from '../../../scripts/bench/bundle';
import { findChromium, findFirefox } from '../../../scripts/browser';

/** The page's own look. `glass`: a dark veil over a picture; `oklch`: a dark ground in a colour of today. */
export type Ground = 'light' | 'dark' | 'oklch' | 'glass';

export interface Scene {
  readonly ground?: Ground;
  readonly direction?: 'ltr' | 'rtl';
  /** Of the page's text, in px. */
  readonly fontSize?: number;
  /** More style of the page's own. */
  readonly style?: string;
  readonly body: string;
}

const GROUNDS: Readonly<Record<Ground, string>> = {
  light: 'background: #fff; color: #1f2328',
  dark: 'background: #0d1117; color: #e6edf3',
  oklch: 'background: oklch(0.2 0.03 260); color: oklch(0.95 0.01 260)',
  glass: 'background: rgb(0 0 0 / 0.6) linear-gradient(#224, #446) fixed; color: #fff',
};

/** A browser without the extension: the marks come as a script of the page, their shadow roots open to look into. */
export async function startGallery(browser: 'chromium' | 'firefox'): Promise<Browser> {
  const firefox = browser === 'firefox';
  return launch({
    browser: firefox ? 'firefox' : 'chrome',
    executablePath: (firefox ? findFirefox : findChromium)(() => {}).path,
    headless: true,
    args: firefox ? [] : ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
    defaultViewport: { width: 1000, height: 700 },
  });
}

let script: Promise<string> | undefined;

/** Shows a scene in a page and puts the marks into it. */
export async function showScene(page: Page, { ground = 'light', direction = 'ltr', ...scene }: Scene): Promise<void> {
  script ??= bundle('tests/e2e/looks/gallery.ts', 'iife');
  const { fontSize = 16, style = '', body } = scene;
  await page.mouse.move(0, 0);
  await page.setContent(
    `<!doctype html><html lang="en" dir="${direction}"><head><title>Marks</title><meta name="viewport" content="width=device-width">
    <style>
      html { ${GROUNDS[ground]}; font: ${fontSize}px/1.5 Georgia, "Liberation Serif", serif; }
      body { margin: 0; padding: 1em; }
      a { color: ${ground === 'light' ? '#0645ad' : '#9cc8ff'}; }
      ${style}
    </style></head><body><main>${body}</main></body></html>`,
  );
  await page.evaluate(`{
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) { return attach.call(this, { ...init, mode: 'open' }); };
  }`);
  await page.evaluate(await script);
  await page.evaluate('gallery.fill()');
}

export const link = (name: string, text = ''): string => `<a href="#${name}" data-mark="${name}">${text}</a>`;

/** Every sample in a line of its own. */
export const list = (names: readonly string[]): string =>
  `<h1>Ada Learner</h1>${names.map((name) => `<p>${link(name)} and the text goes on.</p>`).join('')}`;

/** Marks in all the places where links stand. */
export const PLACES = `
  <h1>${link('verified', 'In a large heading')}</h1>
  <h2>${link('caution', 'In a heading')}</h2>
  <p>In a paragraph with ${link('confirmed', 'a link')} in the middle of a sentence and ${link('expired', 'another one')},
    which goes on over several lines so that some text stands above and below the marks, as it does on most pages where
    people tell of ${link('other-person', 'what they learned')} and ${link('revoked', 'when')}.</p>
  <ul><li>${link('unverifiable', 'In a list')}</li><li>${link('to-check', 'One to check')}</li><li>${link('to-allow', 'One to allow')}</li></ul>
  <table border="1"><tr><th>Course</th><th>Year</th></tr>
    <tr><td>${link('invalid', 'In a table')}</td><td>2024</td></tr>
    <tr><td>${link('to-open', 'In a row')}</td><td>2025</td></tr></table>
  <div style="display: flex; gap: 8px; margin-block: 1em"><b style="font-size: 2em">Row</b>${link('suspended', 'In a flex row')}<span>after</span></div>
  <div style="display: flex; flex-direction: column; gap: 4px; margin-block: 1em">${link('unreachable', 'In a flex column')}<span>below</span></div>
  <div style="display: grid; grid-template-columns: 1fr 1fr; margin-block: 1em">${link('verified', 'In a grid')}<span>cell</span></div>
  <p style="inline-size: 6em; border: 1px solid">${link('long', 'Narrow')} box</p>
  <p style="font-size: 10px">${link('verified', 'In small print')} of 10 px</p>
  <p><button type="button">A button</button> ${link('pending', 'beside it')}</p>
  <p>${link('long', 'A long one')} ${link('right-to-left names', 'دورة في علم البحار')}</p>`;
