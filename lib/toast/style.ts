import { FOCUS, FONT, LINE, SURFACE, TEXT, type Theme } from '../marks/tokens';

/** `--streak` of `components/theme.css`. */
const STREAK: Readonly<Record<Theme, string>> = { light: '#a87408', dark: '#e9b949' };

/**
 * The toast's whole style, in its closed shadow root, where important declarations win over the page's. It stands at the
 * bottom of the window, at the end of a line: off the page's head, its text, and most players' controls. Its letters are as
 * large as the reader's own setting says.
 */
export const STYLE = `
:host {
  all: initial !important;
  direction: inherit !important;
  display: block !important;
  position: fixed !important;
  inset-block-end: 16px !important;
  inset-inline-end: 16px !important;
  z-index: 2147483647 !important;
  inline-size: max-content !important;
  max-inline-size: min(26em, 100vw - 32px) !important;
  font-size: medium !important;
  pointer-events: none !important;
}
.toast {
  ${theme('light')}
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: end;
  gap: 0.5em 0.75em;
  box-sizing: border-box;
  padding-block: 0.6em;
  padding-inline: 0.85em 0.6em;
  border: 1px solid var(--line);
  border-radius: 0.5em;
  background: var(--surface);
  color: var(--text);
  font: 0.8125em / 1.4 ${FONT};
  overflow-wrap: anywhere;
  opacity: 0;
}
.toast[data-shown] { opacity: 1; pointer-events: auto; }
.toast::before {
  flex: none;
  inline-size: 1.5em;
  block-size: 1.5em;
  border-radius: 40% 46% 38% 48%;
  background: linear-gradient(var(--streak) 0 0) 55% 50% / 60% 22% no-repeat var(--text);
  rotate: -38deg;
  content: "";
}
p {
  flex: 1 1 8em;
  display: -webkit-box;
  overflow: hidden;
  margin: 0;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 3;
}
button {
  all: unset;
  box-sizing: border-box;
  flex: none;
  display: grid;
  place-items: center;
  min-inline-size: 2.15em;
  min-block-size: 2.15em;
  border-radius: 0.35em;
  cursor: pointer;
}
button[hidden] { display: none; }
.undo { padding-inline: 0.7em; border: 1px solid var(--line); font-weight: 600; }
.close { font-size: 1em; }
.undo:not([hidden]) + .close { margin-inline-start: -0.4em; }
button:hover { background: color-mix(in srgb, currentColor 10%, transparent); }
button:focus-visible { outline: 2px solid var(--focus); outline-offset: 1px; }
@media (prefers-color-scheme: dark) { .toast { ${theme('dark')} } }
@media (prefers-reduced-motion: no-preference) { .toast { transition: opacity 120ms; } }
@media (forced-colors: active) {
  .toast { border-color: CanvasText; background: Canvas; color: CanvasText; }
  .undo { border-color: ButtonText; }
  button { color: ButtonText; }
  .toast::before { display: none; }
}
@media print { :host { display: none !important; } }
`;

function theme(theme: Theme): string {
  const values = {
    surface: SURFACE,
    text: TEXT,
    line: LINE,
    focus: FOCUS,
    streak: STREAK,
  };
  return Object.entries(values)
    .map(([name, colour]) => `--${name}: ${colour[theme]};`)
    .join(' ');
}
