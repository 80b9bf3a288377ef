/** What is used of `browser.action`. */
export interface BadgeApi {
  getBadgeText(details: object): Promise<string>;
  setTitle(details: { title: string }): Promise<void>;
  setBadgeText(details: { text: string }): Promise<void>;
  setBadgeBackgroundColor(details: { color: string }): Promise<void>;
  setBadgeTextColor(details: { color: string }): Promise<void>;
}

export interface Badge {
  /** Something was stored, so a failure shown before is over. Adds to what the badge shows, and shows it for some seconds. */
  readonly showLogged: (count: number) => Promise<void>;
  /** Something could not be stored: `!`, and the sentence that says why, until something is. */
  readonly showFailure: (title: string) => Promise<void>;
  /** Nothing is logged until a time that the title names; null: no pause. A failure that is shown stays. */
  readonly showPause: (title: string | null) => Promise<void>;
  /** For the start of a worker: the one before may have died while its badge was up. A failure stays. */
  readonly clear: () => Promise<void>;
}

/** The bright streak of `components/theme.css`, and the dark paper on it: 9 : 1, on any toolbar. */
export const BADGE_COLOUR = '#e9b949';
export const BADGE_TEXT_COLOUR = '#1c1a18';

/** Long enough to be noticed, and far below the 30 s after which an idle worker, and with it the timer, may end. */
const SHOWN_MS = 8_000;

const FAILED = '!';

/**
 * The toolbar badge that says something was logged: `+1`. What it shows outlives the worker, so it is asked, not
 * remembered.
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
  const isFailed = async () => (await action.getBadgeText({})) === FAILED;
  const empty = async () => {
    callOff();
    shown = 0;
    await action.setBadgeText({ text: '' });
  };
  const paint = async (text: string) => {
    await Promise.all([
      action.setBadgeBackgroundColor({ color: BADGE_COLOUR }),
      action.setBadgeTextColor({ color: BADGE_TEXT_COLOUR }),
      action.setBadgeText({ text }),
    ]);
  };
  return {
    clear: async () => {
      if (!(await isFailed())) await empty();
    },
    showPause: async (title) => {
      if (!(await isFailed())) await action.setTitle({ title: title ?? '' });
    },
    showFailure: async (title) => {
      callOff();
      shown = 0;
      await Promise.all([action.setTitle({ title }), paint(FAILED)]);
    },
    showLogged: async (count) => {
      if (await isFailed()) await Promise.all([action.setTitle({ title: '' }), empty()]);
      if (count <= 0) return;
      callOff();
      shown += count;
      callOff = delay(() => void empty().catch(onError), SHOWN_MS);
      // Four characters fit.
      await paint(shown > 99 ? '+99' : `+${shown}`);
    },
  };
}
