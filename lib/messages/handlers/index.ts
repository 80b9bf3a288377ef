import { originsToAllow } from '../../verify/requests';
import type { Report } from '../../verify/types';
import { createCertificates } from '../certificates';
import { MessageError, type Reply } from '../envelope';
import { answerInPrivate } from '../in-private';
import type { MessageName } from '../protocol';
import type { Handlers } from '../router';
import { captureHandlers } from './capture';
import { catchUpAfter, catchUpHandlers, goOnCatchingUp } from './catch-up';
import { createChecks } from './checks';
import { doubtsHandlers } from './doubts';
import { createIdentities } from './identities';
import { marksHandlers } from './marks';
import { openedHandlers } from './opened';
import type { HandlerOptions } from './options';
import { panelHandlers } from './panel';
import { savedHandlers } from './saved';
import { createTitles } from './titles';

export interface Background {
  /** What is done for each message of `Protocol`. */
  readonly handlers: Handlers;
  /** What a sender in a private window is answered instead; null: it is handled. */
  readonly inPrivate: (name: MessageName) => Promise<Reply<unknown> | null>;
  /** The browser gave leave to ask these origins: what waited for it, in whatever tab, is checked again. */
  readonly permitted: (origins: readonly string[]) => Promise<void>;
  /** The tab is at an address: where that is another page's, nobody waits for the checks of the one before. */
  readonly movedTo: (tabId: number, url: string) => Promise<void>;
  /** A page has loaded in the tab: where a list is being read there, that goes on. */
  readonly loaded: (tabId: number) => Promise<void>;
  /** Goes on with asking about the user's own certificates; all of those that the history has are listed first. */
  readonly kick: (listAll?: boolean) => void;
  /** The tab's page is gone: nobody waits for its checks any more. */
  readonly dropTab: (tabId: number) => void;
}

/** Wires what the background does to what it works with. */
export function createHandlers(options: HandlerOptions): Background {
  const { tabs, jobs } = options;
  const identities = createIdentities();
  const checks = createChecks(options, identities);
  const titles = createTitles(tabs, (tabId, ref) => void options.tellMarks(tabId, ref).catch(options.onError));
  const certificates = createCertificates({
    ...options,
    findAward: (url) => {
      try {
        const link = options.recognise(url)?.link ?? null;
        return link?.kind === 'award' ? link : null;
      } catch (error) {
        options.onError(error);
        return null;
      }
    },
  });
  const dropTab = (tabId: number) => {
    jobs.dropTab(tabId);
    identities.dropTab(tabId);
    titles.dropTab(tabId);
  };
  const movedTo = async (tabId: number, url: string) => {
    await options.catchUps.change(tabId, (state) => catchUpAfter(state, url, options.adapterBy));
    const moved = await tabs.movedTo(tabId, url);
    if (moved === 'left') dropTab(tabId);
    // It began under another page's address: whom the reader spoke of there is not who this page is about.
    if (moved === 'settled') identities.give(tabId, []);
  };
  /** Its marks ran and were turned off: the script is still there, and isn't begun a second time. */
  const isStopped = async (tabId: number) => (await tabs.list(tabId)).checking === 'off';
  /** What a site is turned on for is kept, and marks on a page of a private window would be checked. */
  const refusePrivate = async (tabId: number | null) => {
    if (tabId !== null && (await options.isPrivate(tabId)))
      throw new MessageError('private-window', 'nothing is turned on in a private window');
  };
  return {
    movedTo,
    dropTab,
    loaded: (tabId) => goOnCatchingUp(options, tabId),
    kick: (listAll = false) => {
      if (listAll) certificates.logged(null).catch(options.onError);
      certificates.kick();
    },
    inPrivate: async (name) => answerInPrivate(name, (await options.capturing.read()).inPrivateWindows),
    handlers: {
      ...captureHandlers(options, certificates),
      ...catchUpHandlers(options, certificates),
      ...doubtsHandlers(options, certificates),
      ...marksHandlers(options, checks, identities, titles),
      ...openedHandlers(options, checks, certificates),
      ...panelHandlers(options, checks, identities, movedTo),
      ...savedHandlers(options),
      'certificates.logged': async ({ recordId }) => {
        await certificates.logged(recordId);
        return null;
      },
      'certificates.check': async ({ url }) => {
        await certificates.check(url);
        return null;
      },
      'sites.set': async ({ origin, on, tabId }) => {
        await refusePrivate(tabId);
        if (on) await options.sites.turnOn(origin, tabId);
        else await options.sites.turnOff(origin);
        if (!on || (tabId !== null && (await isStopped(tabId)))) await options.restartMarks();
        return null;
      },
      'sites.once': async ({ origin, on, tabId }) => {
        if (on) await refusePrivate(tabId);
        if (on) await options.once.begin(tabId, origin);
        else await options.once.end(tabId);
        if (!on || (await isStopped(tabId))) await options.restartMarks();
        return null;
      },
    },
    permitted: async (origins) => {
      const isAllowed = (report: Report | null) =>
        report !== null && originsToAllow(report).some((one) => origins.includes(one));
      await certificates.again(({ report, missed }) => isAllowed(missed ?? report)).catch(options.onError);
      const waiting = await tabs.find(({ report, aged }) => report !== null && isAllowed(aged?.missed ?? report));
      const asked = waiting.map(({ tabId, holder, entry }) =>
        jobs
          .run(tabId, entry.ref, (asker) => checks.check(entry, holder, { ...asker, spend: () => true }, true))
          .then(() => checks.tellMark(tabId, entry)),
      );
      for (const result of await Promise.allSettled(asked))
        if (result.status === 'rejected') checks.unlessDropped(result.reason);
    },
  };
}
