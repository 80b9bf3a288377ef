import type { Observation } from '../capture/types';
import {
  credentialsKept,
  credentialsOf,
  findCertificate,
  makeDue,
  nextDue,
  noteCertificates,
  putCertificate,
} from '../history/certificates';
import { bytesOf, findCredential, keepCredential } from '../history/credentials';
import type { SeenDocument } from '../history/documents';
import { trimReport } from '../history/reports';
import { type HistoryDb, reopening } from '../history/schema';
import type { OwnCertificate } from '../history/types';
import type { CredentialLink } from '../links/types';
import { originsToAllow } from '../verify/requests';
import type { Report, Verdict } from '../verify/types';
import { isToOpen } from '../verify/verdict';
import type { Checker } from './checker';
import { MessageError } from './envelope';

export interface CertificatesOptions {
  readonly db: HistoryDb;
  readonly checker: Pick<Checker, 'check'>;
  /** Verifies a document that was kept while its host still gave it. Expected not to throw for what is in it. */
  readonly checkKept: (link: CredentialLink, document: Pick<SeenDocument, 'type' | 'bytes'>) => Promise<Report>;
  /** The document that the last check of an award was reached from, once it is written; null: none. */
  readonly seenDocument: (link: CredentialLink) => Promise<SeenDocument | null>;
  /** The award at an address; null: it is none that we know. */
  readonly findAward: (url: string) => CredentialLink | null;
  /** Does the reader have such an award checked by itself, now? */
  readonly mayAsk: (link: CredentialLink) => Promise<boolean>;
  readonly isOnline: () => boolean;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}

/** The credentials of the user's own history, and what their issuers say of them. */
export interface Certificates {
  /** What a page stated was recorded: credentials that are new in the history are asked about, but for a private window's. */
  readonly captured: (observations: readonly Observation[], isPrivate: boolean) => Promise<void>;
  /** A record was written by hand: the same for its credentials. null: all records may have new ones, and nobody is asked. */
  readonly logged: (recordId: string | null) => Promise<void>;
  /**
   * A person asks about one, past what is kept.
   *
   * @throws MessageError `no-award` where no host is known that could be asked
   */
  readonly check: (url: string) => Promise<void>;
  /** Something is known now that could change the answers for these: leave of the browser, or a page that was opened. */
  readonly again: (isConcerned: (certificate: OwnCertificate) => boolean) => Promise<void>;
  /** Goes on with what waits, unless that is being done. Called at whatever happens: a worker may have died meanwhile. */
  readonly kick: () => void;
}

/** No page's: the checks of the history have no tab. */
const NO_TAB = -1;
const MINUTE = 60_000;
/** When one is asked again that gave no answer; after the last of them it waits for its reader. */
const RETRIES = [1, 10, 60, 6 * 60, 24 * 60].map((minutes) => minutes * MINUTE);
/** Between two of them: nobody waits for it. */
const PAUSE_MS = 1_000;
/** What a host once said of a credential, and no document that was kept before unsays. */
const ENDED: ReadonlySet<Verdict> = new Set<Verdict>(['revoked', 'suspended', 'invalid']);
const NOTHING: ReadonlySet<Verdict> = new Set<Verdict>(['unreachable', 'unverifiable', 'invalid']);
/** Not the host's doing: it is asked another time. */
const OURS: ReadonlySet<string> = new Set(['offline', 'permission', 'rate-limited', 'refused']);
const GONE: ReadonlySet<string> = new Set(['not-found-at-host', 'hosted-gone']);

/**
 * Asks the hosts of one's own credentials, one after the other, from a list in the database: what isn't answered when the
 * worker dies, or when there is no network, is asked again later.
 */
export function createCertificates(options: CertificatesOptions): Certificates {
  const { db, checker, now, onError } = options;
  const never = new AbortController().signal;
  let isRunning = false;
  let isWanted = false;
  const at = (inMs = 0) => new Date(now().getTime() + inMs).toISOString();
  const retryAt = (tries: number) => {
    const pause = RETRIES[tries];
    return pause === undefined ? undefined : at(pause);
  };

  const note = async (urls: readonly string[], byItself: boolean) => {
    const mayAsk = new Map<string, boolean>();
    for (const url of byItself ? new Set(urls) : []) {
      const link = options.findAward(url);
      if (link !== null) mayAsk.set(link.url, await options.mayAsk(link));
    }
    const isNew = await noteCertificates(db, urls, options.findAward, ({ url }) => (mayAsk.get(url) ? at() : null));
    if (isNew > 0) kick();
  };

  const ask = async (certificate: OwnCertificate, anew: boolean): Promise<void> => {
    const { link, tries } = certificate;
    // Written first: a worker that dies over it doesn't begin with the same one again and again.
    await putCertificate(db, due({ ...certificate, tries: tries + 1 }, anew ? undefined : retryAt(tries)));
    const standing = await checker.check(link, null, {
      tabId: NO_TAB,
      signal: never,
      // That nothing came a moment ago is kept as well, and may be what has just changed.
      anew: anew || certificate.missed !== null,
      spend: () => true,
      reason: 'own-certificate',
    });
    const answer = standing.aged?.missed ?? standing.report;
    const last = certificate.report ?? (standing.aged ? standing.report : null);
    const kept = isGone(answer) && (last === null || !ENDED.has(last.verdict)) ? await reached(link, answer) : null;
    if (kept !== null) {
      await putCertificate(db, due({ ...certificate, tries: 0, report: kept, missed: answer, from: 'kept' }));
    } else if (answer.verdict === 'unreachable') {
      const isOpen = !isToOpen(answer) && originsToAllow(answer).length === 0 && (await options.mayAsk(link));
      const missed = { ...certificate, tries: tries + 1, report: last, missed: answer };
      await putCertificate(db, due(missed, isOpen ? retryAt(tries) : undefined));
    } else {
      await putCertificate(db, due({ ...certificate, tries: 0, report: answer, missed: null, from: 'host' }));
      if (!isGone(answer)) await keepCredential(db, link, await options.seenDocument(link), answer, at());
    }
  };

  /** What the kept document still proves where its host gives none; null: none is kept, or it proves nothing alone. */
  const reached = async (link: CredentialLink, answer: Report): Promise<Report | null> => {
    const stored = await findCredential(db, link);
    const bytes = stored === null ? null : bytesOf(stored);
    if (stored === null || bytes === null) return null;
    const told = await options.checkKept(link, { type: stored.type, bytes });
    if (NOTHING.has(told.verdict)) return null;
    return trimReport({ ...told, requests: [...answer.requests, ...told.requests] });
  };

  const run = async (): Promise<void> => {
    while (options.isOnline()) {
      const next = await nextDue(db, at());
      if (next === null) return;
      if (await options.mayAsk(next.link)) {
        await ask(next, false);
        await options.wait(PAUSE_MS);
      } else await putCertificate(db, due(next));
    }
  };
  const work = async (): Promise<void> => {
    isRunning = true;
    while (isWanted) {
      isWanted = false;
      await reopening(db, run).catch(onError);
    }
    isRunning = false;
  };
  const kick = () => {
    isWanted = true;
    if (!isRunning) void work();
  };

  return {
    kick,
    captured: async (observations, isPrivate) => note(await credentialsKept(db, observations), !isPrivate),
    logged: async (recordId) => note(await credentialsOf(db, recordId), recordId !== null),
    check: async (url) => {
      await note([url], false);
      const certificate = await findCertificate(db, url);
      if (certificate === null) throw new MessageError('no-award', 'no host is known that could be asked about it');
      await ask(certificate, true);
    },
    again: async (isConcerned) => {
      if ((await makeDue(db, at(), isConcerned)) > 0) kick();
    },
  };
}

/** With another time from which it is asked by itself, or none. */
function due({ due: _, ...certificate }: OwnCertificate, from?: string | undefined): OwnCertificate {
  return from === undefined ? certificate : { ...certificate, due: from };
}

/** Does its host give it no more, as against our not having asked? */
function isGone(answer: Report): boolean {
  const { verdict, checks, requests } = answer;
  if (checks.some(({ outcome, reason }) => outcome === 'unknown' && reason !== undefined && GONE.has(reason)))
    return true;
  return verdict === 'unreachable' && !isToOpen(answer) && !requests.some(({ result }) => OURS.has(result));
}
