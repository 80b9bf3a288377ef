import type { Plugin } from 'vite';

const STYLES = /\/lib\/(?:marks\/(?:card-)?|toast\/)style\.ts$/;

/** Leaves out of the marks' and the toast's style the white space that is there for people. */
export function denseStyles(): Plugin {
  return {
    name: 'touchstone:dense-styles',
    transform: (code, id) => (STYLES.test(id) ? { code: dense(code), map: null } : null),
  };
}

/**
 * A module with its template strings, which are style, on one line each.
 *
 * @throws Error when there is none
 */
export function dense(code: string): string {
  const edited = code.replace(/`[^`]*`/g, (style) =>
    style
      .replace(/\n\s*/g, '')
      .replace(/([;:,{]) /g, '$1')
      .replace(/ ([{}!])/g, '$1'),
  );
  if (edited === code) throw new Error('the style is not as expected: see lib/platform/dense-styles.ts');
  return edited;
}
