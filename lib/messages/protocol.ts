import type { CatchUp, CatchUpStep } from '../capture/catch-up';
import type { SentFacts } from '../links/opened';
import type { CredentialLink, Recognised } from '../links/types';
import type { Checking } from '../settings/marking';
import type { Outcome, Report, Verdict } from '../verify/types';

/**
 * Every message, its types, and who may send it. `page` = a content script (hostile by assumption: it lives beside the
 * website); `own` = one of our own pages; `background` → content script for the rest.
 */
export interface Protocol {
  /**
   * A capture content script saw something learned. Answered once stored, so an unanswered one is sent again. Each item
   * is an `Observation`, parsed by itself: a bad one is dropped and does not hold back the others.
   */
  'capture.observed': {
    from: 'page';
    /** `isPrivate`: asked where the browser no longer knows the sender's tab (`router.ts`); unsaid it counts as private. */
    data: { observations: readonly unknown[]; isPrivate?: boolean };
    reply: { logged: readonly string[]; toast: Toast | null };
  };
  /** A person takes back what a toast says was logged: the batch it named, while it is fresh and of the sender's site. */
  'capture.undo': { from: 'page'; data: { batch: number }; reply: null };
  /** What catches up has begun in a page: which part of the reading under way in this tab comes next, or null. */
  'catchup.resume': { from: 'page'; data: null; reply: number | null };
  /** One part of such a list was read. Each observation is parsed by itself, as in `capture.observed`. */
  'catchup.step': {
    from: 'page';
    data: {
      number: number;
      url: string;
      observations: readonly unknown[];
      total: number | null;
      next: { go: string } | 'press' | null;
    };
    reply: { step: CatchUpStep; part: number };
  };
  /**
   * A capture content script met a page of that platform, and lacks its adapter: it is loaded into the sender's frame.
   * `standards`: the page tells of SCORM, H5P or xAPI.
   */
  'capture.platform': { from: 'page'; data: { id: string }; reply: null };
  /** A marks content script starts on a page: forget what this tab listed before. Answers how the reader wants this site checked. */
  'marks.page': { from: 'page'; data: { holder: string | null }; reply: Checking };
  /** What addresses on a page lead to, in their order. Nothing is fetched, and nothing noted. */
  'marks.recognise': {
    from: 'page';
    data: { hrefs: readonly string[]; base: string };
    reply: readonly (Recognised | null)[];
  };
  /**
   * List one link and, if `ask`, check it; without, only what is kept is shown. `ref` is the content script's own number for
   * the element. The background recognises `href` again itself. `identities`: e-mail addresses that the page shows as its
   * owner's, for comparing in memory.
   */
  'marks.check': {
    from: 'page';
    data: {
      ref: number;
      href: string;
      text: string;
      holder: string | null;
      identities: readonly string[];
      ask: boolean;
    };
    reply: MarkState;
  };
  /** How many marks the page would not leave in their place. */
  'marks.fought': { from: 'page'; data: { count: number }; reply: null };
  /** The element went away, or its href is no longer a credential. */
  'marks.gone': { from: 'page'; data: { ref: number }; reply: null };
  /** How many of the page's links are beyond what is looked at. */
  'marks.skipped': { from: 'page'; data: { count: number }; reply: null };
  /** A person looks at a mark: the headline of its evidence, from the background's own record. null: it is not listed, or no award. */
  'marks.card': { from: 'page'; data: { ref: number }; reply: MarkCard | null };
  /** A mark was clicked by a person: show its evidence in our own page. */
  'marks.open': { from: 'page'; data: { ref: number }; reply: null };
  /** A mark was clicked that waits for leave: ask the browser for these origins, and check again once it is given. */
  'marks.allow': { from: 'page'; data: { ref: number; origins: readonly string[] }; reply: null };
  /** A page that is read only when a person opens it shows an award: what stands there. The background knows its address by itself. */
  'opened.read': { from: 'page'; data: { facts: SentFacts }; reply: null };
  /** The popup asks for a tab's list. */
  'panel.list': { from: 'own'; data: { tabId: number }; reply: PagePanel };
  /** The popup asks to check one credential of a tab again, past any cache. */
  'panel.recheck': { from: 'own'; data: { tabId: number; ref: number }; reply: PanelEntry | null };
  /**
   * The reader says which e-mail addresses (or web addresses, telephone numbers) are the holder's; none forgets them. In
   * memory only. What they may decide is checked again.
   */
  'panel.identify': { from: 'own'; data: { tabId: number; identities: readonly string[] }; reply: null };
  /** The popup asks where a short link leads; an award is then checked. */
  'panel.follow': { from: 'own'; data: { tabId: number; ref: number }; reply: PanelEntry | null };
  /**
   * A credential of a saved report is to be checked anew: past the cache at its host or, where that can't be reached, the
   * document that the report holds. All of it is hostile; the background recognises `href` itself.
   */
  'saved.check': {
    from: 'own';
    data: { href: string; holder: string | null; document: { type: string; base64: string } | null };
    reply: SavedCheck;
  };
  /** What a tab's page shows that may be the viewer's own, and how their word on it stands. */
  'doubts.list': { from: 'own'; data: { tabId: number }; reply: readonly Doubt[] };
  /** The viewer says whose it is. Answers the list as it stands then. */
  'doubts.answer': {
    from: 'own';
    data: { tabId: number; key: string; answer: 'yes' | 'no' };
    reply: readonly Doubt[];
  };
  /** A record was written by one of our own pages: its credentials are to be checked. null: any may be new, and nobody is asked by itself. */
  'certificates.logged': { from: 'own'; data: { recordId: string | null }; reply: null };
  /** The reader asks about a credential of their history, by its address there. Answered when that has come to an end. */
  'certificates.check': { from: 'own'; data: { url: string }; reply: null };
  /** The user turned a site on (its host permission is already granted) or off; `tabId` is where to start at once. */
  'sites.set': { from: 'own'; data: { origin: string; on: boolean; tabId: number | null }; reply: null };
  /** The reader wants the list of courses in this tab read from here on; `platform` is what the page looks like. */
  'catchup.start': { from: 'own'; data: { tabId: number; platform: string }; reply: CatchUpReport };
  /** The reader wants no more of it: what is under way ends, and what is over is forgotten. */
  'catchup.stop': { from: 'own'; data: { tabId: number }; reply: CatchUpReport | null };
  /** How far it is, or how it ended; null: there is none in this tab. */
  'catchup.state': { from: 'own'; data: { tabId: number }; reply: CatchUpReport | null };
  /** The user wants marks on a site in this tab only, under the access that opening the popup gave; or no more. */
  'sites.once': { from: 'own'; data: { origin: string; on: boolean; tabId: number }; reply: null };
}
export type MessageName = keyof Protocol;

/** What the page is to say when something was completed. The texts are ready to display. */
export interface Toast {
  /** Language and direction of the texts. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** What was logged. */
  readonly text: string;
  /** What takes it back, named by `batch`; null where that can be done in the history alone. */
  readonly undo: {
    readonly batch: number;
    readonly label: string;
    /** What is said when it was taken back, and when that failed. */
    readonly done: string;
    readonly failed: string;
  } | null;
  /** The accessible name of what takes the toast away. */
  readonly dismiss: string;
}

/** How far the reading of a list of courses has come. */
export interface CatchUpReport extends Pick<CatchUp, 'platform' | 'parts' | 'total' | 'fresh' | 'end'> {
  /** How many courses were read, and how many of these are completed. */
  readonly read: number;
  readonly completed: number;
}

/** What a mark shows. The texts are ready to display: the content script knows no language. */
export interface MarkState {
  /** `pending`: nobody was asked yet. */
  readonly verdict: Verdict | 'not-an-award' | 'pending';
  readonly caution: boolean;
  /** What pressing it does: shows the evidence, has it checked, or asks for leave to ask `origins`. */
  readonly press: 'evidence' | 'check' | 'allow';
  /** Its host shows it to people only: it waits for its reader to open the link. */
  readonly toOpen?: true;
  /** With `allow` alone; else empty. */
  readonly origins: readonly string[];
  /** One word or two: "Verified". */
  readonly word: string;
  /** The button's accessible name: "Verified: Machine Learning, issued by Stanford Online to Ada Lovelace on 3 May 2024. Show evidence". */
  readonly label: string;
}

/** The headline of the evidence, shown beside a mark. The texts are ready to display. */
export interface MarkCard {
  /** Language and direction of the texts. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly verdict: Verdict | 'pending';
  readonly caution: boolean;
  /** As in `MarkState`. */
  readonly press: MarkState['press'];
  readonly toOpen?: true;
  readonly word: string;
  readonly title: string;
  /** "Issued by Example College" where that is proven, "Names Example College as its issuer" where it isn't, or the host. */
  readonly issuer: string;
  /** What the verdict means, where the rows alone would not tell; else null. */
  readonly means: string | null;
  /** The checks that matter most, each with its outcome, the question and the answer in a few words. */
  readonly rows: readonly { readonly outcome: Outcome; readonly question: string; readonly answer: string }[];
  /** How old it is, where that must be said; else null. */
  readonly age: string | null;
  /** What pressing the mark does. */
  readonly hint: string;
  /** That a page can imitate all this, and what it can't. */
  readonly note: string;
}

/** A tab's list of credentials, from the background's own record. */
export interface PagePanel {
  readonly url: string | null;
  readonly holder: string | null;
  readonly entries: readonly PanelEntry[];
  /** Links beyond what is looked at on one page. */
  readonly skipped: number;
  /** Marks that the page would not leave in their place. */
  readonly fought: number;
  /** How the reader wants this site checked; null: no page has begun in this tab. */
  readonly checking: Checking | null;
  /** How many addresses the reader said are the holder's. */
  readonly identified: number;
}

/** A report and how current it is. The report itself is as it was made; what has come to pass since stands beside it. */
export interface Standing {
  readonly report: Report;
  /** Absent: the report counts. Else it is past its time, and to be shown with its age. */
  readonly aged?: Aged;
}
export interface Aged {
  /** What came of asking again: an `unreachable` report; null while that is under way. */
  readonly missed: Report | null;
}

export interface PanelEntry {
  readonly ref: number;
  /** The address on the page, without parameters that name a person. */
  readonly href: string;
  readonly text: string;
  /** What is checked or listed. Where a short link was followed and led to something we know: that. */
  readonly link: CredentialLink;
  /** null while it is being checked or waits to be, and for links that are no award. */
  readonly report: Report | null;
  /** Nobody was asked yet: it is far down the page, or the reader wants to be asked first. */
  readonly waits?: true;
  /** As in `Standing`. */
  readonly aged?: Aged;
  /** Where a short link led when a person had it followed, without parameters that name one; `url` null: nowhere. */
  readonly followed?: { readonly url: string | null };
}

/** Something completed that a page shows and doesn't tie to its viewer. */
export interface Doubt {
  /** Of the evidence that the page gives. */
  readonly key: string;
  readonly title: string;
  readonly provider: string | null;
  /** Whose it is, as the page says. */
  readonly recipient: string | null;
  /** What the viewer said; null: nothing yet. */
  readonly answer: 'yes' | 'no' | null;
}

/** What is found now of a credential in a saved report. */
export interface SavedCheck {
  /** null: its address leads to no award that we know, and nothing was asked. */
  readonly report: Report | null;
  /** `report`: the host could not be asked, and the document in the saved report was verified instead. */
  readonly from: 'host' | 'report';
}

/** Popup → content script: what is this page? Used by "Log this page" and to offer a site. */
export interface PageDescription {
  readonly url: string;
  readonly title: string;
  readonly provider: string | null;
  readonly instructors: readonly string[];
  readonly hours: number | null;
  /** ISO 8601 date or null. */
  readonly completedAt: string | null;
  readonly credentialUrl: string | null;
  /** Label of the platform the page sniffs as ("Moodle"), or null. */
  readonly platform: { readonly id: string; readonly label: string } | null;
}
