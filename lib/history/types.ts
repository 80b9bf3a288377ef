import type { LearningRecord, LearningStatus } from '../capture/types';
import type { CredentialLink } from '../links/types';
import type { Report } from '../verify/types';

/** A credential document the learner imported or captured, as stored and as written in a history file. */
export interface StoredCredential {
  /** Stable key: the credential's own id, or its address. */
  readonly id: string;
  /** Where it came from, https or http; null for a file. */
  readonly url: string | null;
  /** Media type as served, or '' for a file. */
  readonly type: string;
  /** `base64` for baked images. */
  readonly encoding: 'utf-8' | 'base64';
  readonly document: string;
  /** ISO 8601 instant. */
  readonly addedAt: string;
  /** The last report, or null when it was never checked. */
  readonly report: Report | null;
}

/** What "Export JSON" writes and "Import" reads: `touchstone-history`, version 1 (DESIGN.md, Contracts). */
export interface HistoryFile {
  readonly format: 'touchstone-history';
  readonly version: 1;
  readonly exportedAt: string;
  readonly records: readonly LearningRecord[];
  readonly credentials: readonly StoredCredential[];
}

/** Why a record changed. `undo` is itself a change, so that it can be undone. */
export type Cause = 'capture' | 'by-hand' | 'edit' | 'remove' | 'put-back' | 'import' | 'undo';

/** One step of the undo journal. `before` null: the record was new; `after` null: it was removed. */
export interface Change {
  readonly seq: number;
  /** Number of the batch: all that one message, one action of the user or one import changed. */
  readonly batch: number;
  readonly recordId: string;
  readonly before: LearningRecord | null;
  readonly after: LearningRecord | null;
  readonly cause: Cause;
  /** ISO 8601 instant. */
  readonly at: string;
  /** Number of the batch that undid this change's, or null. */
  readonly undoneBy: number | null;
}

/** What was done at once, and is undone at once. A record occurs in it once. */
export interface Batch extends Pick<Change, 'batch' | 'cause' | 'at' | 'undoneBy'> {
  readonly changes: readonly Pick<Change, 'recordId' | 'before' | 'after'>[];
}

/**
 * A status that a page stated and the user took back. What stated it then may not state it again: the page is perhaps
 * still open. Evidence that is new may, and so may any other status.
 */
export interface Denial {
  readonly recordId: string;
  readonly status: LearningStatus;
  /** Keys of the evidence on which the record rested (`evidenceKey`). */
  readonly evidence: readonly string[];
  /** ISO 8601 instant. */
  readonly at: string;
}

/**
 * Another id under which the item of a record is met: a certificate that doesn't name its course, say, and the course.
 * Kept when the record is removed, so that it is not logged again under its other id either. No record has the id of an
 * alias.
 */
export interface Alias {
  readonly id: string;
  readonly recordId: string;
}

/** A record the user removed as not theirs; kept so that the next visit does not log it again. */
export interface Dismissal {
  readonly id: string;
  readonly record: LearningRecord;
  readonly at: string;
}

/** What the user said of what a page shows: is it theirs? Kept, so that nobody is asked twice; never exported. */
export interface Answered {
  /** The evidence it is about (`evidenceKey`). */
  readonly key: string;
  readonly answer: 'yes' | 'no';
  /** ISO 8601 instant. */
  readonly at: string;
}

/**
 * A credential of the user's own history, by its address there: what is known of it, and whether it waits to be asked
 * about. Never exported; what proves it is (`StoredCredential`).
 */
export interface OwnCertificate {
  /** `CredentialRef.url` of the record. */
  readonly key: string;
  readonly link: CredentialLink;
  /** ISO 8601 instant from which it is to be asked about by itself, an index; absent: it waits for the user. */
  readonly due?: string;
  /** How often nothing came of asking since something last did. */
  readonly tries: number;
  /** The last report that says something of it, or null. */
  readonly report: Report | null;
  /** What came of asking since, where nothing did: an `unreachable` report. */
  readonly missed: Report | null;
  /** What `report` was reached from: what its host said, or the document that was kept while the host still gave it. */
  readonly from: 'host' | 'kept';
}

/** The last report of one credential as compared with one holder; a cache, never exported. */
export interface CachedReport {
  readonly key: string;
  readonly report: Report;
  /** What came of asking again since, where nothing did; absent in those kept by an earlier version. */
  readonly missed?: Report | null;
  /** ISO 8601 instant; the index by which old ones are dropped. */
  readonly checkedAt: string;
}

/** A document as it was fetched and a verdict reached from it; kept beside its report, never exported with the history. */
export interface StoredDocument {
  /** The address of the credential's link (`CredentialLink.url`). */
  readonly key: string;
  /** The address that served it. */
  readonly url: string;
  /** Media type without parameters, or ''. */
  readonly type: string;
  readonly bytes: Uint8Array;
  /** ISO 8601 instant; an index. */
  readonly keptAt: string;
}

/** Why something was asked of the network on the user's behalf. */
export type RequestReason = 'credential' | 'short-link' | 'registry-test' | 'saved-report' | 'own-certificate';

/** One request that was made on the user's behalf. */
export interface NotedRequest {
  readonly seq: number;
  /** ISO 8601 instant; an index. */
  readonly at: string;
  /** Without parameters that name a person. */
  readonly url: string;
  readonly reason: RequestReason;
  /** Host of the page whose credential was checked; null where no page was. */
  readonly page: string | null;
  /** An HTTP status, `led-on` where it led to the next, or why nothing came (`FetchFailure`). */
  readonly result: string;
}
