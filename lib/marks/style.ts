import { COLOURS, FOCUS, FONT, HAIRLINE, LINE, RAISED, SOFT, SURFACE, TEXT, type Theme } from './tokens';

/**
 * The mark's whole style. The page styles its own `touchstone-mark` if it likes: important declarations inside the
 * shadow root win over any outside, inline ones too (CSS Cascading 5, 6.1). `all` leaves `direction` and `unicode-bidi` out.
 *
 * Sizes are in `em` of the text it stands in, and a line of text stays as tall as it was: in a line, the frame is no taller
 * than small letters, and the button stands out of it above and below. Where the mark is an item of a flex box or a grid,
 * and no part of a line, it is as tall as a line, so that it stands beside the first one of its neighbours. In headings it
 * grows less than their letters do.
 */
export const STYLE = `
:host {
  all: initial !important;
  direction: inherit !important;
  unicode-bidi: isolate !important;
  visibility: inherit !important;
  display: inline-flex !important;
  align-items: flex-start !important;
  font-size: inherit !important;
  line-height: inherit !important;
  vertical-align: middle !important;
  min-inline-size: 1.75em !important;
  max-inline-size: min(100%, 22em) !important;
  user-select: none !important;
}
:host([hidden]) { display: none !important; }
.frame {
  display: flex;
  align-items: center;
  min-inline-size: 0;
  block-size: 0.7em;
  padding-inline: 0.35em 0.15em;
}
.frame:not([data-flow="line"]) { block-size: 1lh; min-block-size: min-content; }
[data-flow="column"], [data-flow="across"] { padding-inline: 0; }
:host([data-flow="near"]) { margin-inline-end: auto !important; }
:host([data-flow="across"]) { grid-column: 1 / -1 !important; }
button {
  all: unset;
  box-sizing: border-box;
  display: flex;
  align-items: center;
  gap: 0.35em;
  min-inline-size: 0;
  padding-inline: 0.4em 0.55em;
  border: 1px solid var(--hairline);
  border-radius: 1em;
  background: var(--surface);
  color: var(--tone);
  font: 500 max(11px, min(0.75em, 0.5em + 4px)) / 1.25 ${FONT};
  white-space: nowrap;
  cursor: pointer;
  translate: 0 -0.05em;
}
button:hover { border-color: currentColor; }
button:focus-visible { outline: 2px solid var(--focus); outline-offset: 1px; }
button[data-kind="action"] {
  --tone: var(--text);
  border-color: var(--line);
  border-radius: 0.35em;
  background: var(--raised);
}
.icon { position: relative; flex: none; inline-size: 1.1em; block-size: 1.1em; }
.icon svg { display: block; inline-size: 100%; block-size: 100%; overflow: visible; }
.icon .caution {
  position: absolute;
  inset-block-start: -0.2em;
  inset-inline-end: -0.4em;
  inline-size: 0.8em;
  block-size: 0.8em;
  color: var(--amber);
}
.icon:has(.caution) { margin-inline-end: 0.35em; }
.caution path { stroke: var(--surface); stroke-width: 2.5; paint-order: stroke; }
[dir="rtl"] [data-shown^="to-open"] svg { scale: -1 1; }
.word { min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; }
[data-theme="light"] { ${theme('light')} }
[data-theme="dark"] { ${theme('dark')} }
${Object.keys(COLOURS)
  .map((tone) => `[data-tone="${tone}"] { --tone: var(--${tone}); }`)
  .join('\n')}
@media (forced-colors: active) {
  button, .icon .caution { color: ButtonText; }
  button, button[data-kind="action"] { border-color: ButtonText; background: ButtonFace; }
  .caution path { stroke: ButtonFace; }
  button:focus-visible { outline-color: Highlight; }
}
@media print {
  [data-theme] { ${theme('light')} }
  button { print-color-adjust: exact; }
}
`;

function theme(theme: Theme): string {
  const values = {
    surface: SURFACE,
    raised: RAISED,
    line: LINE,
    hairline: HAIRLINE,
    focus: FOCUS,
    text: TEXT,
    soft: SOFT,
    ...COLOURS,
  };
  return [
    `color-scheme: ${theme};`,
    ...Object.entries(values).map(([name, colour]) => `--${name}: ${colour[theme]};`),
  ].join(' ');
}
