/** A page as an adapter sees it. Adapters are pure functions of this and nothing else. */
export interface Page {
  readonly url: URL;
  readonly document: Document;
}

export type LearningKind = 'course' | 'path' | 'module' | 'exam' | 'credential' | 'activity';
export type LearningStatus = 'enrolled' | 'in-progress' | 'completed';
/** `seen`: the page shows the item, but nothing that ties it to the viewer. Never enters the history by itself. */
export type ObservedStatus = 'seen' | LearningStatus;
/** Is the page the viewer's own? Only `yes` enters the history by itself. */
export type Own = 'yes' | 'no' | 'unknown';

export interface Grade {
  readonly value: number;
  readonly max: number;
}

export interface CredentialRef {
  readonly url: string;
  readonly id: string | null;
}

/**
 * What one adapter saw on one page at one moment. Plain data, made to cross a message.
 * Dates are ISO 8601 and no more precise than the page was: `2024`, `2024-05`, `2024-05-03` or a full instant in UTC.
 */
export interface Observation {
  /** The adapter's id. */
  readonly platform: string;
  /**
   * Stable id of the item on its platform (`machine-learning`, `learn.campus.example/2`). Never a page address. On a
   * platform found on many hosts it begins with the host, or the site (`site.ts`), and a slash.
   */
  readonly itemId: string;
  readonly kind: LearningKind;
  /** The item's own title, with nothing of the page's around it. */
  readonly title: string;
  /** Where the item lives (the course's own page), https, without tracking parameters. */
  readonly url: string;
  readonly status: ObservedStatus;
  readonly own: Own;
  /** What on the page was read, in one kebab-case word: `certificate-page`, `completion-block`, `my-courses`. */
  readonly signal: string;
  readonly provider?: string;
  readonly instructors?: readonly string[];
  /** 0 to 1. */
  readonly progress?: number;
  readonly grade?: Grade;
  readonly hours?: number;
  readonly enrolledAt?: string;
  readonly startedAt?: string;
  readonly completedAt?: string;
  readonly skills?: readonly string[];
  readonly credentials?: readonly CredentialRef[];
  /** The name the page states for whoever earned it; used to tell own from others, never stored in the history. */
  readonly recipient?: string;
}

/**
 * How sure the facts are that a reader rests on. `H`: first-party source code, or a live page measured in the last two years
 * by several readers. `M`: one working tool at most two years old, or first-party but old. `L`: the address's form alone, or
 * older than three years.
 */
export type Confidence = 'H' | 'M' | 'L';

/** One kind of page on a platform: a test on the path, and its reader. */
export interface PageReader {
  /** The kind of page in one kebab-case word, for error reports and the table of platforms: `certificate`, `my-courses`. */
  readonly kind: string;
  readonly confidence: Confidence;
  /** Tested on `url.pathname` as it is, percent-encoding included. */
  readonly path: RegExp;
  /** Returns [] while the page is loading or shows nothing learned. Pure. */
  readonly read: (page: Page) => readonly Observation[];
}

/** What the page itself fetched, as it was seen to pass: never asked for by us. As hostile as the page. */
export interface Answer {
  /** The address that was asked. */
  readonly url: URL;
  /** The page's address when it was asked: an application may be at another page by the time the answer comes. */
  readonly asked?: URL;
  /** The body, parsed; it was JSON of a bounded size. */
  readonly json: unknown;
}

/** One kind of answer that a platform's pages fetch: a test on its address, and its reader. */
export interface AnswerReader {
  /** As `PageReader.kind`: `courses-progress`. */
  readonly kind: string;
  readonly confidence: Confidence;
  /**
   * Tested on host, path and query of the address that was asked, as they are: `www.udemy.com/api-2.0/users/me/…`. Only
   * addresses of the platform's own hosts, or of the page's own site, are ever tested. No flags, no look-behind: it also
   * runs in the page's own world.
   */
  readonly address: RegExp;
  /** Returns [] when the answer shows nothing learned. Pure. `page` is the page that fetched it. */
  readonly read: (answer: Answer, page: Page) => readonly Observation[];
}

/** How a list of one's courses goes on: an address to load, or a control of the page's own to press. */
export type NextPart = { readonly go: URL } | { readonly press: Element };

/** The platform's own "my learning" page, which "Catch up" reads from beginning to end. Its items are read by `pages` or `answers`. */
export interface LearningList {
  /** Tested on `url.pathname`. */
  readonly path: RegExp;
  /** null: the platform shows all of it on one page. It answers null for its last part, or where the part is still loading. */
  readonly next: ((page: Page) => NextPart | null) | null;
  /** How many items there are altogether, where the page says so; null where it doesn't. */
  readonly total: (page: Page) => number | null;
}

/** The one file that knows a learning platform. */
export interface Adapter {
  readonly id: string;
  readonly label: string;
  /** When its facts were gathered, `2026-11`. */
  readonly facts: string;
  /**
   * Match patterns of the platform's own hosts (`*://*.coursera.org/*`), with a path's beginning where the platform has a
   * part of a host only (`*://www.linkedin.com/learning/*`); empty = any site the user turned on.
   */
  readonly hosts: readonly string[];
  /** For platforms found on many hosts: does this page come from one? Cheap, and language-free. */
  readonly sniff?: (page: Page) => boolean;
  readonly pages: readonly PageReader[];
  readonly answers?: readonly AnswerReader[];
  readonly lists?: readonly LearningList[];
}

/** One page that gave evidence for a record. */
export interface Evidence {
  readonly adapter: string;
  readonly signal: string;
  readonly url: string;
  /** First time this very evidence was seen, ISO 8601. */
  readonly at: string;
}

/**
 * One learner's relation to one learning item, as stored and as written in a history file (`touchstone-history` 1).
 * `id` is `platform:itemId`.
 */
export interface LearningRecord {
  readonly id: string;
  readonly platform: string;
  readonly kind: LearningKind;
  readonly title: string;
  readonly url: string;
  readonly provider: string | null;
  readonly instructors: readonly string[];
  readonly status: LearningStatus;
  /** 0 to 1, null where the platform does not say. */
  readonly progress: number | null;
  readonly grade: Grade | null;
  readonly hours: number | null;
  readonly enrolledAt: string | null;
  readonly startedAt: string | null;
  readonly completedAt: string | null;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  readonly skills: readonly string[];
  readonly tags: readonly string[];
  readonly note: string;
  readonly credentials: readonly CredentialRef[];
  readonly evidence: readonly Evidence[];
  /** Names of the fields the user edited; folding never overwrites these. */
  readonly editedByUser: readonly string[];
}
