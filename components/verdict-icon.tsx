import { CAUTION, ICON_SIZE, ICONS, type Icon, STROKE_WIDTH } from '../lib/marks/icons';
import { type MarkVerdict, TONES } from '../lib/marks/tokens';

const CAUTION_SIZE = 7;

interface VerdictIconProps {
  readonly verdict: MarkVerdict;
  readonly caution: boolean;
  /** Its host shows it to people only: it waits for its reader to open it. */
  readonly toOpen?: boolean;
}

/** A verdict's shape in its colour, the same as on the page; decoration beside the word. */
export function VerdictIcon({ verdict, caution, toOpen = false }: VerdictIconProps) {
  return (
    <svg
      class="verdict-icon"
      data-tone={TONES[verdict]}
      viewBox={`0 0 ${ICON_SIZE} ${ICON_SIZE}`}
      aria-hidden="true"
      focusable="false"
    >
      <Shape icon={ICONS[toOpen ? 'to-open' : verdict]} />
      {caution && (
        <g
          class="verdict-caution"
          transform={`translate(${ICON_SIZE + 1 - CAUTION_SIZE} -1) scale(${CAUTION_SIZE / ICON_SIZE})`}
        >
          <Shape icon={CAUTION} />
        </g>
      )}
    </svg>
  );
}

function Shape({ icon: { fill, stroke } }: { icon: Icon }) {
  return (
    <>
      {fill !== undefined && <path d={fill} fill="currentColor" fill-rule="evenodd" />}
      {stroke !== undefined && (
        <path
          d={stroke}
          fill="none"
          stroke="currentColor"
          stroke-width={STROKE_WIDTH}
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      )}
    </>
  );
}
