import { isFresh, reportKey, trimReport } from '../history/reports';
import type { CredentialLink } from '../links/types';
import type { Report } from '../verify/types';
import { MessageError } from './envelope';
import { createQueue, Dropped } from './queue';

export interface CheckerOptions {
  /** Asks the host and verifies. Expected not to throw for what the network does. No request is begun after the signal. */
  readonly check: (
    link: CredentialLink,
    holder: string | null,
    signal: AbortSignal,
    identities: readonly string[],
  ) => Promise<Report>;
  readonly cache: {
    readonly find: (key: string) => Promise<Report | null>;
    readonly put: (key: string, report: Report) => Promise<void>;
  };
  readonly now: () => Date;
  /** Resolves after that many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** A cache that fails must not keep a credential from being checked; it is only logged. */
  readonly onError: (error: unknown) => void;
}

/** Who asks for a check. */
export interface Asker {
  readonly tabId: number;
  /** Aborts when the answer is of no use any more. */
  readonly signal: AbortSignal;
  /** Past the cache. */
  readonly anew: boolean;
  /** Called before a host is asked; false: the asker's page has had enough asked, and the answer is `unreachable`. */
  readonly spend: () => boolean;
  /**
   * Who the link says its badge was issued to. Personal: in memory only, so a check that compares them is neither taken
   * from the cache nor kept there.
   */
  readonly identities?: readonly string[];
}

export interface Checker {
  /**
   * The report of an award as compared with a holder.
   *
   * @throws MessageError `dropped` once the asker's signal aborts
   */
  readonly check: (link: CredentialLink, holder: string | null, asker: Asker) => Promise<Report>;
  readonly isChecking: (link: CredentialLink, holder: string | null) => boolean;
  /** What is consulted has changed: whoever asks from now on joins no check that began before, and such a one is not kept. */
  readonly outdate: () => void;
}

const AT_ONCE = 4;
/** Documents, a key and a status list, each within a second or two of an answering host; one that dawdles is not waited for. */
const LIMIT_MS = 30_000;

/** A check under way and those who wait for it. */
interface Shared {
  readonly key: string;
  readonly report: Promise<Report>;
  readonly askers: Set<Asker>;
  /** Takes it out of the queue, once nobody waits. One that has begun runs to its end and is kept. */
  readonly abandon: AbortController;
  begun: boolean;
}

/**
 * Checks each credential once: from the cache while its report is fresh, by joining a check that is under way, or by
 * asking. At most four are asked at a time, never two of one host, and tabs take turns.
 */
export function createChecker(options: CheckerOptions): Checker {
  const { cache, now, onError } = options;
  const queue = createQueue(AT_ONCE);
  const underWay = new Map<string, Shared>();
  let changes = 0;

  const find = async (key: string): Promise<Report | null> => {
    try {
      return await cache.find(key);
    } catch (error) {
      onError(error);
      return null;
    }
  };
  /** Until it answers or time is up; what it still does after that is in vain. */
  const checkInTime = async (
    link: CredentialLink,
    holder: string | null,
    identities: readonly string[],
  ): Promise<Report> => {
    const end = new AbortController();
    const late = options.wait(LIMIT_MS).then(() => unreachable(link, now(), 'timeout'));
    try {
      return await Promise.race([options.check(link, holder, end.signal, identities), late]);
    } finally {
      end.abort();
    }
  };
  const ask = async (
    key: string,
    link: CredentialLink,
    holder: string | null,
    { tabId, anew, spend, identities = [] }: Asker,
    signal: AbortSignal,
    onBegin: () => void,
  ): Promise<Report> => {
    const isPersonal = identities.length > 0;
    const kept = anew || isPersonal ? null : await find(key);
    if (kept !== null && isFresh(kept, now())) return kept;
    if (!spend()) return unreachable(link, now(), 'rate-limited');
    const turn = { key: new URL(link.url).hostname, lane: tabId, signal };
    let seen = changes;
    const job = () => {
      onBegin();
      seen = changes;
      return checkInTime(link, holder, identities);
    };
    const report = trimReport(await queue.run(turn, job));
    if (!isPersonal && seen === changes) await cache.put(key, report).catch(onError);
    return report;
  };
  const begin = (name: string, key: string, link: CredentialLink, holder: string | null, asker: Asker): Shared => {
    const abandon = new AbortController();
    const onBegin = () => {
      shared.begun = true;
    };
    const report = ask(key, link, holder, asker, abandon.signal, onBegin).finally(() => {
      if (underWay.get(name) === shared) underWay.delete(name);
    });
    const shared: Shared = { key, report, askers: new Set(), abandon, begun: false };
    // Those who wait hear of a failure; perhaps nobody does any more.
    report.catch(() => undefined);
    underWay.set(name, shared);
    return shared;
  };

  return {
    outdate: () => {
      changes++;
      underWay.clear();
    },
    isChecking: (link, holder) => [...underWay.values()].some(({ key }) => key === reportKey(link.url, holder)),
    check: (link, holder, asker) => {
      const key = reportKey(link.url, holder);
      // Shared by those who compare with the same identities only.
      const name = asker.identities?.length ? JSON.stringify([key, asker.identities]) : key;
      const shared = underWay.get(name) ?? begin(name, key, link, holder, asker);
      shared.askers.add(asker);
      return new Promise((resolve, reject) => {
        const leave = () => {
          shared.askers.delete(asker);
          if (shared.askers.size === 0 && !shared.begun) {
            // Who asks from now on asks anew.
            if (underWay.get(name) === shared) underWay.delete(name);
            shared.abandon.abort();
          }
          reject(new MessageError('dropped', 'the link or its page is gone'));
        };
        if (asker.signal.aborted) return leave();
        asker.signal.addEventListener('abort', leave, { once: true });
        shared.report
          .then(resolve, (error) =>
            reject(error instanceof Dropped ? new MessageError('dropped', error.message) : error),
          )
          .finally(() => asker.signal.removeEventListener('abort', leave));
      });
    },
  };
}

/** Time or our own restraint stood in the way: the host is asked again later. */
function unreachable(link: CredentialLink, now: Date, result: 'timeout' | 'rate-limited'): Report {
  return {
    verdict: 'unreachable',
    format: null,
    issuer: { id: null, name: null },
    achievement: { name: null, description: null },
    recipient: { name: null },
    issuedAt: null,
    expiresAt: null,
    checks: [{ id: 'hosted', outcome: 'unknown', reason: 'hosted-unreachable', detail: { url: link.url } }],
    inside: [],
    evidence: [],
    checkedAt: now.toISOString(),
    requests: [{ url: link.url, result }],
  };
}
