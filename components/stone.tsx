import { STONE_PATH, STONE_SIZE, STREAK_PATH } from './stone-shape';

/** The sign in a line of text; decoration beside the name. */
export function Stone() {
  return (
    <svg class="stone" viewBox={`0 0 ${STONE_SIZE} ${STONE_SIZE}`} aria-hidden="true" focusable="false">
      <path class="stone-body" d={STONE_PATH} />
      <path class="stone-streak" d={STREAK_PATH} />
    </svg>
  );
}
