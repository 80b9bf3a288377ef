import type { IssuerPage } from '../verify/types';

/** What a link on a credential host leads to. Only an award is verified; the rest is listed as what it is. */
export type LinkKind = 'award' | 'achievement' | 'collection' | 'file' | 'placeholder' | 'short-link' | 'unknown';

/** A link or image on a page that leads to a credential host. Plain data, made to cross a message. */
export interface CredentialLink {
  /** The recogniser's id. */
  readonly host: string;
  readonly kind: LinkKind;
  /** The host's own id of the award, normalised; null where the link carries none. Never an e-mail or other personal data. */
  readonly id: string | null;
  /** One address for one credential, https, without tracking parameters or personal data: the key under which it is checked once. */
  readonly url: string;
}

/** A document the resolver is to fetch for a link. */
export interface DocumentRequest {
  /** What the answer is for. `credential` is verified; `page` is read for the recipient's name. */
  readonly role: 'credential' | 'page';
  readonly url: string;
  readonly accept: string;
}

/** What came back. `status` 0: nothing came (network, permission, time). */
export interface DocumentResponse {
  readonly request: DocumentRequest;
  readonly status: number;
  /** Media type without parameters, lower case. */
  readonly type: string;
  /** The address that answered, after redirects. */
  readonly url: string;
  readonly bytes: Uint8Array;
}

/** What a host's answers amount to. The verifier decides; the recogniser only reads. */
export interface HostAnswer {
  /** The credential document to verify, or null when the host gave none. */
  readonly document: { readonly url: string; readonly type: string; readonly bytes: Uint8Array } | null;
  /** Why there is no document, in the host's own meaning of its answers. null when there is one, or nothing came. */
  readonly absence: Absence | null;
  /** The recipient's name where the issuer's own page shows it, with that page's address and the hosts whose records it may speak for. */
  readonly recipient: { readonly name: string; readonly url: string; readonly speaksFor: readonly string[] } | null;
  /** What the host itself states of the award where there is no document of a standard format. */
  readonly page?: IssuerPage | null;
}

/**
 * - `revoked`: the host says so
 * - `denied`: the host knows the person and says that they were not awarded this
 * - `not-found`: never issued, deleted or mistyped: the host doesn't say which
 * - `revoked-or-never-issued`: one of the two, the host doesn't say which
 * - `private`: its holder doesn't show it
 * - `not-this-site`: the host that could keep its record keeps none that names the site the link stands on
 */
export type Absence = 'revoked' | 'denied' | 'not-found' | 'revoked-or-never-issued' | 'private' | 'not-this-site';

/** How long a report may be shown without asking again, in milliseconds: good news, and everything else. */
export interface Lifetime {
  readonly good: number;
  readonly bad: number;
}

/** What a badge host can be asked about its awards, and what its answers mean. */
export interface HostRecord {
  /** Hosts that are asked: exact, or `*.badgr.io` for those below one. Empty: the link's own host, or none at all. */
  readonly asks: readonly string[];
  readonly keep: Lifetime;
  /** What to fetch to check an award, in the order wanted. Only https. None: the host has no record that may be fetched. */
  readonly documents: (link: CredentialLink) => readonly DocumentRequest[];
  readonly read: (link: CredentialLink, responses: readonly DocumentResponse[], readHtml: ReadHtml) => HostAnswer;
  /** The id that the document of an award must name; absent: the link's. null where documents bear ids of their own. */
  readonly promises?: (link: CredentialLink) => string | null;
  /** The page that is read when the person opens it: its host's terms, a login or its scripts keep everybody else out. */
  readonly opened?: OpenedPage;
}

/** A host's page as the person who opened it sees it. */
export interface OpenedPage {
  /** How long what was read counts, in milliseconds. */
  readonly keptFor: number;
  /** Match patterns of the pages, for the manifest. */
  readonly matches: readonly string[];
  readonly wanted: HtmlWanted;
  /**
   * Does the link say nothing of the award it leads to (a share link that moves on to the award's own page)? Then what
   * is read behind it can't be tied to it.
   */
  readonly hides?: (link: CredentialLink) => boolean;
  /** null: the page shows no award (yet). `none`: its host says that there is no such award. */
  readonly read: (link: CredentialLink, facts: HtmlFacts, url: string) => IssuerPage | 'none' | null;
}

/** The one file that knows a badge host. Pure. */
export interface BadgeHost {
  readonly id: string;
  readonly label: string;
  /** Where its awards are found; absent: on sites of its own. Who may be anywhere is asked after those. */
  readonly foundOn?: 'any site' | 'any address';
  /** Exact host and path, never a substring. null: not this host's. */
  readonly match: (url: URL) => CredentialLink | null;
  readonly record: HostRecord;
}

/** A badge host's record with the HTML reader in hand. */
export interface Recogniser extends Pick<BadgeHost, 'id' | 'label' | 'match'>, Omit<HostRecord, 'read'> {
  readonly read: (link: CredentialLink, responses: readonly DocumentResponse[]) => HostAnswer;
}

/** What is wanted from a page's HTML, and what stood there. Texts and values are trimmed, blanks collapsed, at most 1000 characters. */
export interface HtmlWanted {
  /** `property` or `name` of `<meta>` elements. */
  readonly metas: readonly string[];
  /** Elements whose text is wanted, each as one compound selector: `#id`, `.class`, `[data-purpose="x"]`, `p.date`, `title`. */
  readonly texts: readonly string[];
  /** One entry of a list, that is, the first `item` with an element in it that one of `holding` finds; and what is wanted of it. */
  readonly entry?: {
    readonly item: string;
    readonly holding: readonly string[];
    readonly texts: readonly string[];
  };
  /** Attributes, each of the first element that a compound selector finds: `link[rel="canonical"]@href`. */
  readonly attributes?: readonly string[];
  /** JSON that inline scripts assign, under the name it is assigned to (`window.__APOLLO_STATE__`): what to take of it. */
  readonly states?: Readonly<Record<string, (state: unknown) => unknown>>;
}
export interface HtmlFacts {
  /** `lang` of the `<html>` element, lower case. */
  readonly language: string | null;
  /** First value of each meta that was there. */
  readonly metas: ReadonlyMap<string, string>;
  /** Text of the first element that each selector finds. */
  readonly texts: ReadonlyMap<string, string>;
  /** The same of the entry that was wanted; null: the page has none such. */
  readonly entry?: ReadonlyMap<string, string> | null;
  /** Value of each attribute that was there. */
  readonly attributes: ReadonlyMap<string, string>;
  /** What was taken of each state, as JSON of at most `MAX_STATE` letters. */
  readonly states: ReadonlyMap<string, string>;
}
export type ReadHtml = (html: Uint8Array, wanted: HtmlWanted) => HtmlFacts;

/** A link and the address it was recognised in, unwrapped. */
export interface Recognised {
  readonly link: CredentialLink;
  readonly href: string;
}

/** A credential link found on a page, with the element that carries it. */
export interface FoundLink {
  readonly link: CredentialLink;
  /** The address as the page gives it, unwrapped; carries what `link.url` leaves out (an `identity__email`). */
  readonly href: string;
  /** `a`, `area`, `img` or Blockcerts' viewer the mark is put after; the `a` where it wraps the credential's image. */
  readonly element: Element;
  /** Text beside the link, at most 200 characters. */
  readonly text: string;
}

/** The one file that knows a profile site. Pure. */
export interface ProfileSite {
  readonly id: string;
  readonly label: string;
  /** Exact hosts, `*.linkedin.com` for those below one; empty = any site the user turned on. */
  readonly hosts: readonly string[];
  /** Software that many sites run (Moodle): the path of its profiles, wherever its site is. */
  readonly path?: RegExp;
  /** Match patterns for the manifest where marks run out of the box; absent = once the user turned the site on. */
  readonly matches?: readonly string[];
  /** Is this page somebody's profile, where marks belong? Asked before the page has filled: the address has to do. */
  readonly isProfile: (page: ProfilePage) => boolean;
  /** The owner's displayed name, or null where the page does not state one. */
  readonly owner: (page: ProfilePage) => string | null;
  /** The parts of the page in which links are looked for. */
  readonly scopes: (page: ProfilePage) => readonly Element[];
  /** What a carrier's mark goes after where that is not the carrier itself. */
  readonly anchorOf?: (carrier: Element) => Element;
}

export interface ProfilePage {
  readonly url: URL;
  readonly document: Document;
}
