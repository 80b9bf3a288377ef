import { useEffect, useState } from 'preact/hooks';
import type { CatchUpState } from '../../components/catch-up-card';
import type { PageState } from '../../components/page-view';
import { listAt } from '../../lib/capture/catch-up';
import { matchesHost } from '../../lib/capture/observe';
import { adapters } from '../../lib/capture/registry';
import type { Adapter } from '../../lib/capture/types';
import type { Send } from '../../lib/messages/client';
import { MessageError } from '../../lib/messages/envelope';
import type { CatchUpReport } from '../../lib/messages/protocol';
import type { Texts } from '../../lib/text/texts';
import { failureText } from './failure';
import type { PageInfo } from './use-page';

const STEP_MS = 1_000;

export interface CatchUpChoice {
  /** null: the tab's page is no list of courses, and none is being read in it. */
  readonly state: CatchUpState | null;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** "Catch up" for the tab: whether it is offered, and how far it is, asked again while it goes on. */
export function useCatchUp(page: PageInfo, send: Send, texts: Texts): CatchUpChoice {
  const tabId = page.tab?.id ?? null;
  const [report, setReport] = useState<CatchUpReport | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    if (tabId === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const look = async () => {
      const state = await send('catchup.state', { tabId }).catch(() => null);
      if (over) return;
      setReport(state);
      if (state !== null && state.end === null) timer = setTimeout(() => void look(), STEP_MS);
    };
    void look();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [tabId, send, turn]);

  const offered = listed(page);
  const adapter = report === null ? offered : (adapters.find(({ id }) => id === report.platform) ?? null);
  const attempted = async (work: () => Promise<unknown>) => {
    setFailure(null);
    try {
      await work();
    } catch (error) {
      const isClosed = error instanceof MessageError && error.code === 'no-access';
      setFailure(
        isClosed ? texts.t('catchUpNoAccess') : texts.t('actionFailed', { reason: failureText(error, texts) }),
      );
    }
    setTurn((count) => count + 1);
  };
  return {
    state: adapter && { platform: nameOf(adapter, page), goesOn: goesOn(adapter, page), report, failure },
    start: () =>
      attempted(async () => {
        if (tabId !== null && offered !== null) await send('catchup.start', { tabId, platform: offered.id });
      }),
    stop: () =>
      attempted(async () => {
        if (tabId !== null) await send('catchup.stop', { tabId });
      }),
  };
}

/** A site of a school's own is known to its learners by its address, not by the software behind it. */
function nameOf({ hosts, label }: Adapter, { url }: PageInfo): string {
  return hosts.length > 0 || url === null || !URL.canParse(url) ? label : new URL(url).hostname;
}

function goesOn(adapter: Adapter, { url }: PageInfo): boolean {
  return url === null || !URL.canParse(url) || listAt(adapter, new URL(url))?.next !== null;
}

/** Where learning is logged, so that a list can be read. */
const LOGGED: ReadonlySet<PageState['kind']> = new Set(['on', 'switched-off', 'capture']);

/** The platform whose list of courses the tab shows; null: none that can be read. */
function listed({ url, description, state, tab }: PageInfo): Adapter | null {
  if (url === null || !URL.canParse(url) || !LOGGED.has(state.kind) || tab?.isPrivate) return null;
  const address = new URL(url);
  const platform = description?.platform?.id;
  const adapter =
    adapters.find(({ hosts }) => hosts.some((pattern) => matchesHost(pattern, address))) ??
    adapters.find(({ id }) => id === platform) ??
    null;
  return listAt(adapter, address) === null ? null : adapter;
}
