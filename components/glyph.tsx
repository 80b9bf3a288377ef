import { OUTCOMES } from '../lib/marks/icons';

/** Paths of the interface's own signs, drawn on a 16 px square with a 1.5 px line. */
const PATHS = {
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  chevron: 'M6 4l4 4-4 4',
  close: 'M4 4l8 8M12 4l-8 8',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.5 10.5l3 3',
  again: 'M13 8a5 5 0 1 1-1.6-3.7M13 2.5v2.6h-2.6',
  ...OUTCOMES,
} as const;
export type GlyphName = keyof typeof PATHS;

/** A sign beside a word that says the same: hidden from assistive technology. */
export function Glyph({ name }: { name: GlyphName }) {
  const width = name === 'more' ? 2.25 : 1.5;
  return (
    <svg class="glyph" data-glyph={name} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        stroke-width={width}
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
