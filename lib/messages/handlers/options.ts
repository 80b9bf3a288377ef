import type { Adapter } from '../../capture/types';
import type { SeenDocument } from '../../history/documents';
import type { HistoryDb } from '../../history/schema';
import type { OpenedAward } from '../../links/opened';
import type { CredentialLink, HtmlFacts, Recognised } from '../../links/types';
import type { Badge } from '../../platform/badge';
import type { CapturingStore } from '../../platform/capturing';
import type { CatchUps } from '../../platform/catch-ups';
import type { Doubts } from '../../platform/doubts';
import type { OnceTabs } from '../../platform/once-tabs';
import type { Sites } from '../../platform/sites';
import type { TabList } from '../../platform/tab-list';
import type { Checking } from '../../settings/marking';
import type { Report } from '../../verify/types';
import type { CardTexts } from '../card';
import type { Checker } from '../checker';
import type { Jobs } from '../jobs';

/** All that the background's handlers work with. */
export interface HandlerOptions {
  readonly db: HistoryDb;
  readonly tabs: TabList;
  readonly jobs: Jobs;
  readonly badge: Pick<Badge, 'showLogged' | 'showFailure'>;
  /** Whether, where and how loudly the reader wants logged what is learned. */
  readonly capturing: Pick<CapturingStore, 'read'>;
  readonly catchUps: CatchUps;
  /** The platform of that id, or null. */
  readonly adapterBy: (id: string) => Adapter | null;
  readonly sites: Pick<Sites, 'turnOn' | 'turnOff'>;
  /** Runs the adapter of that id in a frame of a tab. Rejects where the browser doesn't let us, or there is none. */
  readonly loadAdapter: (id: string, tabId: number, frameId: number) => Promise<void>;
  readonly once: Pick<OnceTabs, 'begin' | 'end'>;
  readonly doubts: Doubts;
  readonly checker: Checker;
  /** Verifies a document that came in a saved report as the one of that link. Expected not to throw for what is in it. */
  readonly checkSaved: (
    link: CredentialLink,
    holder: string | null,
    document: { readonly type: string; readonly bytes: Uint8Array },
  ) => Promise<Report>;
  /** The same of one that was kept of the user's own; nobody's page or report comes with it. */
  readonly checkKept: (link: CredentialLink, document: Pick<SeenDocument, 'type' | 'bytes'>) => Promise<Report>;
  /** The document that the last check of an award was reached from, once it is written; null: none. */
  readonly seenDocument: (link: CredentialLink) => Promise<SeenDocument | null>;
  /** Does the reader have the awards of their own history checked by itself, of that host and over this connection? */
  readonly mayAsk: (link: CredentialLink) => Promise<boolean>;
  readonly isOnline: () => boolean;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly recognise: (href: string, base?: string) => Recognised | null;
  /**
   * The address to which a short link leads in the end; null: nowhere we may go, or it could not be found out just now.
   * `page`: host of the page where it stands.
   */
  readonly locate: (url: string, page: string | null) => Promise<string | null>;
  /** What a page that a person has open states of the award at its address; null: nothing. */
  readonly readOpened: (href: string, facts: HtmlFacts) => OpenedAward | null;
  /** Called straight from a message that a person's click sent: a browser opens its side panel at no other time. */
  readonly showPanel: (tabId: number, ref: number) => Promise<void>;
  /**
   * Asks the browser's question for these origins; called as `showPanel` is. null: it can't be asked from here.
   *
   * @param wanted those that we have something to ask: leave for others isn't kept
   */
  readonly askLeave: (origins: readonly string[], wanted: Promise<readonly string[]>) => Promise<boolean | null>;
  /** How the reader wants the page at an address checked, in that tab; where marks aren't turned on: not at all. */
  readonly checkingOf: (url: string | null, tabId: number) => Promise<Checking>;
  /** Tells the marks of a tab that the answer for one of its links is another now. */
  readonly tellMarks: (tabId: number, ref: number) => Promise<void>;
  /** The marks of all tabs ask anew whether and how their page is to be checked. */
  readonly restartMarks: () => Promise<void>;
  /** Runs what catches up in a tab's page, with the adapter of that platform. Rejects where the browser doesn't let us in. */
  readonly loadCatchUp: (tabId: number, platform: string) => Promise<void>;
  /** Is the tab in a private window? Also where the browser doesn't say. */
  readonly isPrivate: (tabId: number) => Promise<boolean>;
  /** The address of a tab where the browser lets us see it, else null. */
  readonly addressOf: (tabId: number) => Promise<string | null>;
  readonly texts: CardTexts;
  readonly now: () => Date;
  /** What failed without concerning the sender of a message. */
  readonly onError: (error: unknown) => void;
}
