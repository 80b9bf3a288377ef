import { useRef } from 'preact/hooks';
import type { Logging } from '../lib/settings/capturing';
import { useFocusOnNext } from './focus';
import { Menu, type MenuItem } from './menu';
import { useTexts } from './texts';

/** Whether what the reader learns is logged, on the page they are on. */
export interface LoggingState {
  readonly logging: Logging;
  /** When the pause of an hour ends, as a time of day; null: there is none. */
  readonly until: string | null;
  /** The page's site, as a person reads it; null: nothing is logged there anyway. */
  readonly site: string | null;
  /** The page is in a private window, where the reader wants learning logged as well. */
  readonly isPrivate: boolean;
}

/** Says whether learning is logged, and pauses it: for an hour, or on a site. */
export function LoggingControl({
  state,
  onPause,
  onPauseSite,
  onResume,
}: {
  state: LoggingState;
  onPause: () => void;
  onPauseSite: () => void;
  /** Ends what is paused, an hour or a site. */
  onResume: () => void;
}) {
  const { t } = useTexts();
  const { logging, site } = state;
  const items: readonly MenuItem[] = [
    { label: t('loggingPauseHour'), onSelect: onPause },
    ...(site === null ? [] : [{ label: t('loggingPauseSite', { site }), onSelect: onPauseSite }]),
  ];
  const isPaused = logging === 'paused' || logging === 'site-paused';
  const line = useRef<HTMLDivElement>(null);
  useFocusOnNext(line, logging);
  return (
    <div class="logging" ref={line} data-logging={logging}>
      <p class="logging-text" role="status">
        {sentence(state, t)}
      </p>
      {logging === 'on' && <Menu label={t('loggingPauseMenu')} text={t('loggingPause')} items={items} />}
      {isPaused && (
        <button type="button" class="link-button" onClick={onResume}>
          {t('loggingResume')}
        </button>
      )}
    </div>
  );
}

function sentence({ logging, until, site, isPrivate }: LoggingState, t: ReturnType<typeof useTexts>['t']): string {
  switch (logging) {
    case 'on':
      return t(isPrivate ? 'loggingOnPrivate' : 'loggingOn');
    case 'paused':
      return t('loggingPaused', { time: until });
    case 'site-paused':
      return t('loggingSitePaused', { site });
    case 'private':
      return t('loggingPrivate');
  }
}
