import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { LoggingState } from '../../components/logging-control';
import { matchesHost } from '../../lib/capture/observe';
import { adapters } from '../../lib/capture/registry';
import { changesCapturing, createCapturing } from '../../lib/platform/capturing';
import { choiceSite, siteName, siteOrigin } from '../../lib/platform/match-pattern';
import {
  type Capturing,
  loggingOf,
  pausedForAnHour,
  pausedSiteOf,
  pauseEnd,
  resumed,
  withSitePaused,
  withSiteResumed,
} from '../../lib/settings/capturing';
import type { Texts } from '../../lib/text/texts';
import type { PageInfo } from './use-page';

export interface LoggingChoice {
  /** null until it is known. */
  readonly state: LoggingState | null;
  /** Each rejects where the browser's storage fails. */
  readonly pause: () => Promise<void>;
  readonly pauseSite: () => Promise<void>;
  readonly resume: () => Promise<void>;
}

/** Match patterns of the platforms' own hosts: a choice for one of their hosts is one for all of a domain. */
const PATTERNS = adapters.flatMap(({ hosts }) => hosts);

/** Whether learning is logged on the tab's page, again when that changes or a pause ends. */
export function useLogging({ url, tab, state }: PageInfo, now: () => Date, texts: Texts): LoggingChoice {
  const [capturing, setCapturing] = useState<Capturing | null>(null);
  const [ended, setEnded] = useState(0);
  const store = createCapturing(browser.storage.local);

  useEffect(() => {
    const load = () => createCapturing(browser.storage.local).read().then(setCapturing, console.warn);
    const onStored: Parameters<typeof browser.storage.onChanged.addListener>[0] = (changes, area) => {
      if (changesCapturing(changes, area)) void load();
    };
    browser.storage.onChanged.addListener(onStored);
    void load();
    return () => browser.storage.onChanged.removeListener(onStored);
  }, []);

  const end = capturing === null ? null : pauseEnd(capturing, now());
  const endsAt = end?.getTime() ?? null;
  useEffect(() => {
    if (endsAt === null) return;
    const timer = setTimeout(() => setEnded((times) => times + 1), endsAt - Date.now() + 1);
    return () => clearTimeout(timer);
  }, [endsAt, ended]);

  const origin = url === null ? null : siteOrigin(url);
  const isPlatform = url !== null && URL.canParse(url) && PATTERNS.some((one) => matchesHost(one, new URL(url)));
  const isTurnedOn = 'site' in state && state.site.turnedOn === 'for-good';
  const paused = capturing === null || origin === null ? null : pausedSiteOf(capturing, origin);
  const site = origin === null || !(isPlatform || isTurnedOn) ? paused : (paused ?? choiceSite(PATTERNS, origin));
  const isPrivate = tab?.isPrivate ?? false;

  return {
    state: capturing && {
      logging: loggingOf(capturing, { origins: origin === null ? [] : [origin], isPrivate }, now()),
      until: end && texts.time(end),
      site: site && siteName(site),
      isPrivate,
    },
    pause: () => store.change((before) => pausedForAnHour(before, now())),
    pauseSite: async () => {
      if (site !== null) await store.change((before) => withSitePaused(before, site));
    },
    resume: () =>
      store.change((before) => (end !== null || paused === null ? resumed(before) : withSiteResumed(before, paused))),
  };
}
