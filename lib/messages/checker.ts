import { isFresh, reportKey, trimReport } from '../history/reports';
import type { CredentialLink } from '../links/types';
import type { Report } from '../verify/types';
import { createQueue } from './queue';

export interface CheckerOptions {
  /** Asks the host and verifies. Expected not to throw for what the network does. */
  readonly check: (link: CredentialLink, holder: string | null) => Promise<Report>;
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

export interface Checker {
  /** The report of an award as compared with a holder; `anew`: past the cache. */
  readonly check: (
    link: CredentialLink,
    holder: string | null,
    options?: { readonly anew: boolean },
  ) => Promise<Report>;
  readonly isChecking: (link: CredentialLink, holder: string | null) => boolean;
}

const AT_ONCE = 4;
/** Far beyond what any answering host takes: its documents, a key and a status list at 10 s each. */
const LIMIT_MS = 90_000;

/**
 * Checks each credential once: from the cache while its report is fresh, by joining a check that is under way, or by
 * asking. At most four are asked at a time, and never two of one host.
 */
export function createChecker(options: CheckerOptions): Checker {
  const { cache, now, onError } = options;
  const queue = createQueue(AT_ONCE);
  const underWay = new Map<string, Promise<Report>>();

  const find = async (key: string): Promise<Report | null> => {
    try {
      return await cache.find(key);
    } catch (error) {
      onError(error);
      return null;
    }
  };
  const ask = async (key: string, link: CredentialLink, holder: string | null, anew: boolean): Promise<Report> => {
    const kept = anew ? null : await find(key);
    if (kept !== null && isFresh(kept, now())) return kept;
    const late = () => options.wait(LIMIT_MS).then(() => lateReport(link, now()));
    const report = trimReport(
      await queue.run(new URL(link.url).hostname, () => Promise.race([options.check(link, holder), late()])),
    );
    await cache.put(key, report).catch(onError);
    return report;
  };

  return {
    isChecking: (link, holder) => underWay.has(reportKey(link.url, holder)),
    check: (link, holder, { anew } = { anew: false }) => {
      const key = reportKey(link.url, holder);
      const joined = underWay.get(key);
      if (joined !== undefined) return joined;
      const asked = ask(key, link, holder, anew).finally(() => underWay.delete(key));
      underWay.set(key, asked);
      return asked;
    },
  };
}

/** Time stood in the way: the host may answer later, and is asked again then. */
function lateReport(link: CredentialLink, now: Date): Report {
  return {
    verdict: 'unreachable',
    format: null,
    issuer: { id: null, name: null },
    achievement: { name: null, description: null },
    recipient: { name: null },
    issuedAt: null,
    expiresAt: null,
    checks: [{ id: 'hosted', outcome: 'unknown', reason: 'hosted-unreachable', detail: { url: link.url } }],
    checkedAt: now.toISOString(),
    requests: [{ url: link.url, result: 'timeout' }],
  };
}
