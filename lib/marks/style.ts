import { COLOURS, FOCUS, LINE, SURFACE, type Theme } from './tokens';

/**
 * The mark's whole style. The page styles its own `touchstone-mark` if it likes: important declarations inside the
 * shadow root win over any outside (CSS Cascading 5, 6.1). Sizes are in `em` of the text it stands in; a line of text
 * stays as tall as it was.
 */
export const STYLE = `
:host {
  all: initial !important;
  display: inline-block !important;
  font: 500 max(0.75em, 11px) / 1.25 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif !important;
  vertical-align: middle !important;
  margin-inline: 0.35em !important;
  max-inline-size: 100% !important;
  user-select: none !important;
}
:host([hidden]) { display: none !important; }
button {
  all: unset;
  box-sizing: border-box;
  display: inline-flex;
  align-items: center;
  gap: 0.3em;
  padding-block: 0;
  padding-inline: 0.35em 0.5em;
  max-inline-size: 100%;
  border: 1px solid var(--line);
  border-radius: 0.65em;
  background: var(--surface);
  color: var(--tone);
  line-height: 1.25;
  white-space: nowrap;
  cursor: pointer;
  transition: border-color 120ms;
}
button:hover { border-color: currentColor; }
button:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.icon { position: relative; flex: none; inline-size: 1.1em; block-size: 1.1em; }
.icon svg { display: block; inline-size: 100%; block-size: 100%; overflow: visible; }
.icon .caution {
  position: absolute;
  inset-block-start: -0.25em;
  inset-inline-end: -0.35em;
  inline-size: 0.85em;
  block-size: 0.85em;
  color: var(--amber);
}
.icon:has(.caution) { margin-inline-end: 0.2em; }
.caution path { stroke: var(--surface); stroke-width: 2.5; paint-order: stroke; }
.word { overflow: hidden; text-overflow: ellipsis; }
${theme('light')}
${theme('dark')}
@media (prefers-reduced-motion: reduce) { button { transition: none; } }
@media (forced-colors: active) {
  button, .icon .caution { color: ButtonText; }
  button { border-color: ButtonText; background: ButtonFace; }
  .caution path { stroke: ButtonFace; }
  button:focus-visible { outline-color: Highlight; }
}
@media print { button { border-color: currentColor; } }
`;

function theme(theme: Theme): string {
  const ground = `--surface: ${SURFACE[theme]}; --line: ${LINE[theme]}; --focus: ${FOCUS[theme]}; --amber: ${COLOURS.amber[theme]};`;
  const tones = Object.entries(COLOURS).map(
    ([tone, colour]) => `button[data-theme="${theme}"][data-tone="${tone}"] { --tone: ${colour[theme]}; }`,
  );
  return [`button[data-theme="${theme}"] { ${ground} }`, ...tones].join('\n');
}
