import type { Asker } from './checker';

/** The checks that the pages of the tabs wait for. They die with the worker, and so may this. */
export interface Jobs {
  /** Does some work for an entry. */
  readonly run: <T>(tabId: number, ref: number, work: (asker: Omit<Asker, 'anew'>) => Promise<T>) => Promise<T>;
  /** Is something done for this entry, up to the last of it? */
  readonly isRunning: (tabId: number, ref: number) => boolean;
  /** The entry is gone: nobody waits for its check. */
  readonly drop: (tabId: number, ref: number) => void;
  /** The tab's page is gone, and with it what was counted. */
  readonly dropTab: (tabId: number) => void;
}

interface Tab {
  readonly running: Set<{ readonly ref: number; readonly end: AbortController }>;
  asked: number;
}

/** @param budget how often one page may have a host asked */
export function createJobs(budget: number): Jobs {
  const tabs = new Map<number, Tab>();
  return {
    run: async (tabId, ref, work) => {
      const tab = tabs.get(tabId) ?? { running: new Set(), asked: 0 };
      tabs.set(tabId, tab);
      const job = { ref, end: new AbortController() };
      tab.running.add(job);
      try {
        return await work({ tabId, signal: job.end.signal, spend: () => tab.asked++ < budget });
      } finally {
        tab.running.delete(job);
      }
    },
    isRunning: (tabId, ref) => [...(tabs.get(tabId)?.running ?? [])].some((job) => job.ref === ref),
    drop: (tabId, ref) => {
      for (const job of tabs.get(tabId)?.running ?? []) if (job.ref === ref) job.end.abort();
    },
    dropTab: (tabId) => {
      const running = tabs.get(tabId)?.running ?? [];
      tabs.delete(tabId);
      for (const { end } of running) end.abort();
    },
  };
}
