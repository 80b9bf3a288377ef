import { FONT } from './tokens';

/**
 * The card's style, in the shadow root of its mark. It stands in the browser's top layer, where nothing of the page's clips
 * or covers it, from the window's corner; where in the window is said by its `translate`. Its letters are as large as the
 * reader's own setting says (`medium`), whatever the page did to its own.
 */
export const CARD_STYLE = `
.card {
  position: fixed;
  inset: 0 auto auto 0;
  box-sizing: border-box;
  inline-size: min(22em, 100vw - 16px);
  max-block-size: calc(100vh - 16px);
  margin: 0;
  padding: 0;
  overflow: auto;
  border: 1px solid var(--line);
  border-radius: 0.5em;
  background: var(--surface);
  color: var(--text);
  font: medium / 1.4 ${FONT};
  overflow-wrap: anywhere;
  user-select: text;
}
@keyframes appear { from { opacity: 0; } }
.inner { padding: 0.85em 1em; font-size: 0.8125em; }
.head { display: flex; align-items: center; gap: 0.45em; font-weight: 600; color: var(--tone); }
.head[data-kind="action"] { --tone: var(--text); }
.title { margin-block-start: 0.35em; font-size: 1.075em; font-weight: 600; }
.issuer { color: var(--soft); }
.title, .issuer { display: -webkit-box; overflow: hidden; -webkit-box-orient: vertical; -webkit-line-clamp: 2; }
.means { margin-block-start: 0.6em; }
.rows {
  display: grid;
  grid-template-columns: auto auto 1fr;
  gap: 0.35em 0.75em;
  list-style: none;
}
.rows, .foot { margin: 0.75em 0 0; padding: 0.75em 0 0; border-block-start: 1px solid var(--hairline); }
.row { display: contents; --tone: var(--soft); }
.row[data-outcome="fail"] { --tone: var(--red); }
.row[data-outcome="warn"] { --tone: var(--amber); }
.row svg { inline-size: 1em; block-size: 1em; margin-block-start: 0.2em; color: var(--tone); }
.question { max-inline-size: 9em; color: var(--soft); }
.row[data-outcome="fail"] .answer { color: var(--red); }
.foot {
  display: grid;
  gap: 0.15em;
  font-size: 0.923em;
  color: var(--soft);
}
.hint { color: var(--text); }
@media (prefers-reduced-motion: no-preference) { .card:popover-open { animation: appear 100ms; } }
@media (forced-colors: active) {
  .card { border-color: CanvasText; background: Canvas; color: CanvasText; }
  .card * { color: CanvasText; border-color: CanvasText; }
}
@media print { .card { display: none; } }
`;
