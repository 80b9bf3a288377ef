import { isFresh, isGood, isShowable, type Kept, outlasts, reportKey, trimReport } from '../history/reports';
import type { RequestReason } from '../history/types';
import type { CredentialLink, Lifetime } from '../links/types';
import type { Report } from '../verify/types';
import { MessageError } from './envelope';
import type { Standing } from './protocol';
import { createQueue, Dropped } from './queue';

export interface CheckerOptions {
  /**
   * Asks the host and verifies. Expected not to throw for what the network does. No request is begun after the signal.
   *
   * @param asked by whom first, and why
   */
  readonly check: (
    link: CredentialLink,
    holder: string | null,
    signal: AbortSignal,
    identities: KnownIdentities,
    asked: Pick<Asker, 'tabId' | 'reason'>,
  ) => Promise<Report>;
  readonly cache: {
    readonly find: (key: string) => Promise<Kept | null>;
    readonly put: (key: string, kept: Kept) => Promise<void>;
  };
  /** How long an answer of a link's host counts. */
  readonly keepOf: (link: CredentialLink) => Lifetime;
  readonly now: () => Date;
  /** Resolves after that many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** A cache that fails must not keep a credential from being checked; it is only logged. */
  readonly onError: (error: unknown) => void;
}

/**
 * What is known of the holder beside the name: addresses that the link carries, that the page shows, and that the reader
 * gave. Personal: in memory only, so a check that they decide is neither taken from the cache nor kept there.
 */
export interface KnownIdentities {
  readonly link: readonly string[];
  readonly page: readonly string[];
  readonly given: readonly string[];
}

/** Who asks for a check. */
export interface Asker {
  readonly tabId: number;
  /** Aborts when the answer is of no use any more. */
  readonly signal: AbortSignal;
  /** Past what is kept, which then serves only where asking comes to nothing. */
  readonly anew: boolean;
  /** Called before a host is asked; false: the asker's page has had enough asked, and the answer is `unreachable`. */
  readonly spend: () => boolean;
  readonly identities?: KnownIdentities;
  /** As the list of what was asked gives it; absent: a credential on a page. */
  readonly reason?: RequestReason;
}

export interface Checker {
  /**
   * A kept report that no longer counts, to be shown with its age while `check` asks again. null: there is none that may
   * be shown, or none is needed, for `check` answers without asking: also where the page has had enough asked.
   */
  readonly recall: (
    link: CredentialLink,
    holder: string | null,
    asker: Pick<Asker, 'spend' | 'identities'>,
  ) => Promise<Standing | null>;
  /** What is kept of it and counts, so that `check` would answer without asking. null: nothing. */
  readonly known: (
    link: CredentialLink,
    holder: string | null,
    asker: Pick<Asker, 'identities'>,
  ) => Promise<Standing | null>;
  /**
   * The report of an award as compared with a holder: one that counts or, where asking came to nothing, an older one.
   *
   * @throws MessageError `dropped` once the asker's signal aborts
   */
  readonly check: (link: CredentialLink, holder: string | null, asker: Asker) => Promise<Standing>;
  /**
   * What a standing that was listed some time ago is now: one in which good news is past its time, or anything may be shown
   * no more, is to be renewed. Its report goes with its age, or null: none may be shown. Bad news else stays as it was found,
   * so that a window left open asks nobody again and again.
   */
  readonly review: (link: CredentialLink, listed: Standing) => Standing | null;
  readonly isChecking: (link: CredentialLink, holder: string | null) => boolean;
  /**
   * What is consulted has changed: whoever asks from now on joins no check that began before, and such a one is not kept.
   *
   * @param concerns which links' checks; absent: all
   */
  readonly outdate: (concerns?: (link: CredentialLink) => boolean) => void;
}

/** A page alone has ten of them: as many hosts are asked at a time. */
const AT_ONCE = 12;
const NOBODY: KnownIdentities = { link: [], page: [], given: [] };
/** Comparisons with what a page shows that came to nothing; more are made again. */
const MAX_COMPARED = 2000;
/** Documents, a key and a status list, each within a second or two of an answering host; one that dawdles is not waited for. */
const LIMIT_MS = 30_000;

/** A check under way and those who wait for it. */
interface Shared {
  readonly key: string;
  readonly link: CredentialLink;
  readonly standing: Promise<Standing>;
  readonly askers: Set<Asker>;
  /** Takes it out of the queue, once nobody waits. One that has begun runs to its end and is kept. */
  readonly abandon: AbortController;
  readonly progress: Progress;
}

interface Progress {
  begun: boolean;
  /** What is consulted has changed since it began. */
  outdated: boolean;
}

/**
 * Checks each credential once: from what is kept while that counts, by joining a check that is under way, or by asking. At
 * most twelve are asked at a time, never two of one host, and tabs take turns.
 */
export function createChecker(options: CheckerOptions): Checker {
  const { cache, keepOf, now, onError } = options;
  const queue = createQueue(AT_ONCE);
  const underWay = new Map<string, Shared>();
  /** Their last answer could not be kept. What is kept instead must not be shown again and again as being renewed. */
  const unkept = new Set<string>();
  /** Comparisons with what pages show that changed nothing: what is kept without them counts. */
  const compared = new Set<string>();

  const find = async (key: string): Promise<Kept | null> => {
    try {
      return await cache.find(key);
    } catch (error) {
      onError(error);
      return null;
    }
  };
  const put = async (key: string, kept: Kept): Promise<void> => {
    try {
      await cache.put(key, kept);
      unkept.delete(key);
    } catch (error) {
      unkept.add(key);
      onError(error);
    }
  };
  /** May what is kept, which was made with nothing but the name, stand for a check that knows more? */
  const isEnough = (key: string, report: Report, identities: KnownIdentities): boolean => {
    if (identities.link.length + identities.given.length > 0) return false;
    if (identities.page.length === 0 || compared.has(nameOf(key, identities))) return true;
    const holder = report.checks.find(({ id }) => id === 'holder');
    return holder === undefined || holder.outcome === 'pass' || holder.outcome === 'fail';
  };
  const noteComparison = (key: string, identities: KnownIdentities) => {
    if (identities.page.length === 0) return;
    compared.add(nameOf(key, identities));
    const [oldest] = compared;
    if (compared.size > MAX_COMPARED && oldest !== undefined) compared.delete(oldest);
  };
  /** What answers without asking: a report that counts, or the last failure to get one while that counts. */
  const standingOf = (kept: Kept, keep: Lifetime): Standing | null => {
    const { report, missed } = kept;
    if (isFresh(report, now(), keep)) return { report };
    return missed !== null && isFresh(missed, now(), keep) ? afterMiss(report, missed, keep) : null;
  };
  const afterMiss = (report: Report, missed: Report, keep: Lifetime): Standing =>
    outlasts({ report, missed }, now(), keep) ? { report, aged: { missed } } : { report: missed };
  /** Until it answers or time is up; what it still does after that is in vain. */
  const checkInTime = async (
    link: CredentialLink,
    holder: string | null,
    identities: KnownIdentities,
    asked: Pick<Asker, 'tabId' | 'reason'>,
  ): Promise<Report> => {
    const end = new AbortController();
    const late = options.wait(LIMIT_MS).then(() => unreachable(link, now(), 'timeout'));
    try {
      return await Promise.race([options.check(link, holder, end.signal, identities, asked), late]);
    } finally {
      end.abort();
    }
  };
  const ask = async (
    key: string,
    link: CredentialLink,
    holder: string | null,
    { tabId, anew, spend, identities = NOBODY, reason = 'credential' }: Asker,
    signal: AbortSignal,
    progress: Progress,
  ): Promise<Standing> => {
    const keep = keepOf(link);
    const kept = await find(key);
    const isUsable = !anew && kept !== null && isEnough(key, kept.report, identities);
    const standing = isUsable ? standingOf(kept, keep) : null;
    if (standing !== null) return standing;
    const renewed = async (report: Report): Promise<Standing> => {
      // Looked up again: it may have been dropped, or replaced, while its host was asked.
      const found = report.verdict === 'unreachable' ? await find(key) : null;
      const last = found !== null && isEnough(key, found.report, identities) ? found : null;
      return last === null ? { report } : afterMiss(last.report, report, keep);
    };
    if (!spend()) return renewed(unreachable(link, now(), 'rate-limited'));
    const turn = { key: new URL(link.url).hostname, lane: tabId, signal };
    const job = () => {
      progress.begun = true;
      return checkInTime(link, holder, identities, { tabId, reason });
    };
    const answer = await renewed(trimReport(await queue.run(turn, job)));
    const isPersonal = isDecidedBy(identities, answer.report);
    if (!isPersonal) noteComparison(key, identities);
    if (!isPersonal && !progress.outdated)
      await put(key, { report: answer.report, missed: answer.aged?.missed ?? null });
    return answer;
  };
  const begin = (name: string, key: string, link: CredentialLink, holder: string | null, asker: Asker): Shared => {
    const abandon = new AbortController();
    const progress: Progress = { begun: false, outdated: false };
    const standing = ask(key, link, holder, asker, abandon.signal, progress).finally(() => {
      if (underWay.get(name) === shared) underWay.delete(name);
    });
    const shared: Shared = { key, link, standing, askers: new Set(), abandon, progress };
    // Those who wait hear of a failure; perhaps nobody does any more.
    standing.catch(() => undefined);
    underWay.set(name, shared);
    return shared;
  };

  return {
    outdate: (concerns = () => true) => {
      for (const [name, { link, progress }] of underWay) {
        if (!concerns(link)) continue;
        // One that has not begun will see what is new.
        progress.outdated = progress.begun;
        underWay.delete(name);
      }
    },
    known: async (link, holder, { identities = NOBODY }) => {
      const key = reportKey(link.url, holder);
      const kept = await find(key);
      return kept !== null && isEnough(key, kept.report, identities) ? standingOf(kept, keepOf(link)) : null;
    },
    recall: async (link, holder, { spend, identities = NOBODY }) => {
      const key = reportKey(link.url, holder);
      const kept = unkept.has(key) ? null : await find(key);
      if (kept === null || !isEnough(key, kept.report, identities)) return null;
      if (standingOf(kept, keepOf(link)) !== null || !isShowable(kept.report, now())) return null;
      return spend() ? { report: kept.report, aged: { missed: null } } : null;
    },
    review: (link, listed) => {
      const { report, aged } = listed;
      const missed = aged?.missed ?? null;
      const stands =
        missed !== null
          ? outlasts({ report, missed }, now(), keepOf(link))
          : isGood(report)
            ? isFresh(report, now(), keepOf(link))
            : report.verdict === 'unreachable' || isShowable(report, now());
      if (stands && aged?.missed !== null) return listed;
      return isShowable(report, now()) ? { report, aged: { missed: null } } : null;
    },
    isChecking: (link, holder) => {
      const wanted = reportKey(link.url, holder);
      return [...underWay.values()].some(({ key }) => key === wanted);
    },
    check: (link, holder, asker) => {
      const key = reportKey(link.url, holder);
      // Shared by those who compare with the same identities only.
      const name = nameOf(key, asker.identities ?? NOBODY);
      const shared = underWay.get(name) ?? begin(name, key, link, holder, asker);
      shared.askers.add(asker);
      return new Promise((resolve, reject) => {
        const leave = () => {
          shared.askers.delete(asker);
          if (shared.askers.size === 0 && !shared.progress.begun) {
            // Who asks from now on asks anew.
            if (underWay.get(name) === shared) underWay.delete(name);
            shared.abandon.abort();
          }
          reject(new MessageError('dropped', 'the link or its page is gone'));
        };
        if (asker.signal.aborted) return leave();
        asker.signal.addEventListener('abort', leave, { once: true });
        shared.standing
          .then(resolve, (error) =>
            reject(error instanceof Dropped ? new MessageError('dropped', error.message) : error),
          )
          .finally(() => asker.signal.removeEventListener('abort', leave));
      });
    },
  };
}

/** A check as compared with these: those who know the same of the holder share it. */
function nameOf(key: string, { link, page, given }: KnownIdentities): string {
  return link.length + page.length + given.length === 0 ? key : JSON.stringify([key, link, page, given]);
}

/** Would the report be another without them? What the link carries and the reader gave can always have a say. */
function isDecidedBy({ link, page, given }: KnownIdentities, { checks, inside }: Report): boolean {
  if (link.length + given.length > 0) return true;
  // What stands inside is compared with the same.
  const all = [...checks, ...inside.flatMap((one) => one.checks)];
  return page.length > 0 && all.some(({ id, reason }) => id === 'holder' && reason?.startsWith('identity-'));
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
