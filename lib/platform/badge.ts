/** What is used of `browser.action`. */
export interface BadgeApi {
  setBadgeText(details: { text: string }): Promise<void>;
  setBadgeBackgroundColor(details: { color: string }): Promise<void>;
  setBadgeTextColor(details: { color: string }): Promise<void>;
}

export interface Badge {
  /** Adds to what the badge shows, and shows it for some seconds. */
  readonly showLogged: (count: number) => Promise<void>;
  /** For the start of a worker: the one before may have died while its badge was up. */
  readonly clear: () => Promise<void>;
}

/** The bright streak of `components/theme.css`, and the dark paper on it: 9 : 1, on any toolbar. */
export const BADGE_COLOUR = '#e9b949';
export const BADGE_TEXT_COLOUR = '#1c1a18';

/** Long enough to be noticed, and far below the 30 s after which an idle worker, and with it the timer, may end. */
const SHOWN_MS = 8_000;

/**
 * The toolbar badge that says something was logged: `+1`.
 *
 * @param delay calls back once after that many milliseconds; answers how to call it off
 */
export function createBadge(
  action: BadgeApi,
  delay: (callback: () => void, milliseconds: number) => () => void,
  onError: (error: unknown) => void,
): Badge {
  let shown = 0;
  let callOff = () => {};
  const clear = async () => {
    callOff();
    shown = 0;
    await action.setBadgeText({ text: '' });
  };
  return {
    clear,
    showLogged: async (count) => {
      if (count <= 0) return;
      callOff();
      shown += count;
      callOff = delay(() => void clear().catch(onError), SHOWN_MS);
      await Promise.all([
        action.setBadgeBackgroundColor({ color: BADGE_COLOUR }),
        action.setBadgeTextColor({ color: BADGE_TEXT_COLOUR }),
        // Four characters fit.
        action.setBadgeText({ text: shown > 99 ? '+99' : `+${shown}` }),
      ]);
    },
  };
}
