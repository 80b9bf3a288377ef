import type { SentFacts } from '../links/opened';
import type { CredentialLink, Recognised } from '../links/types';
import type { Report, Verdict } from '../verify/types';

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
    data: { observations: readonly unknown[] };
    reply: { logged: readonly string[] };
  };
  /** A marks content script starts on a page: forget what this tab listed before. */
  'marks.page': { from: 'page'; data: { holder: string | null }; reply: null };
  /** What addresses on a page lead to, in their order. Nothing is fetched, and nothing noted. */
  'marks.recognise': {
    from: 'page';
    data: { hrefs: readonly string[]; base: string };
    reply: readonly (Recognised | null)[];
  };
  /** Check one link. `ref` is the content script's own number for the element. The background recognises `href` again itself. */
  'marks.check': {
    from: 'page';
    data: { ref: number; href: string; text: string; holder: string | null };
    reply: MarkState;
  };
  /** The element went away, or its href is no longer a credential. */
  'marks.gone': { from: 'page'; data: { ref: number }; reply: null };
  /** How many of the page's links are beyond what is looked at. */
  'marks.skipped': { from: 'page'; data: { count: number }; reply: null };
  /** A mark was clicked by a person: show its evidence in our own page. */
  'marks.open': { from: 'page'; data: { ref: number }; reply: null };
  /** A page that is read only when a person opens it shows an award: what stands there. The background knows its address by itself. */
  'opened.read': { from: 'page'; data: { facts: SentFacts }; reply: null };
  /** The popup asks for a tab's list. */
  'panel.list': { from: 'own'; data: { tabId: number }; reply: PagePanel };
  /** The popup asks to check one credential of a tab again, past any cache. */
  'panel.recheck': { from: 'own'; data: { tabId: number; ref: number }; reply: PanelEntry | null };
  /** The popup asks where a short link leads; an award is then checked. */
  'panel.follow': { from: 'own'; data: { tabId: number; ref: number }; reply: PanelEntry | null };
  /** The user turned a site on (its host permission is already granted) or off; `tabId` is where to start at once. */
  'sites.set': { from: 'own'; data: { origin: string; on: boolean; tabId: number | null }; reply: null };
}
export type MessageName = keyof Protocol;

/** What a mark shows. The texts are ready to display: the content script knows no language. */
export interface MarkState {
  readonly verdict: Verdict | 'not-an-award';
  readonly caution: boolean;
  /** One word or two: "Verified". */
  readonly word: string;
  /** The button's accessible name: "Verified: Machine Learning, issued by Stanford Online to Ada Lovelace on 3 May 2024. Show evidence". */
  readonly label: string;
}

/** A tab's list of credentials, from the background's own record. */
export interface PagePanel {
  readonly url: string | null;
  readonly holder: string | null;
  readonly entries: readonly PanelEntry[];
  /** Links beyond what is looked at on one page. */
  readonly skipped: number;
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
  /** null while it is being checked, and for links that are no award. */
  readonly report: Report | null;
  /** As in `Standing`. */
  readonly aged?: Aged;
  /** Where a short link led when a person had it followed, without parameters that name one; `url` null: nowhere. */
  readonly followed?: { readonly url: string | null };
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
