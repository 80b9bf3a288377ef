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
  readonly absence: 'revoked' | 'not-found' | 'private' | 'revoked-or-never-issued' | null;
  /** The recipient's name where the issuer's own page shows it, with that page's address and the hosts whose records it may speak for. */
  readonly recipient: { readonly name: string; readonly url: string; readonly speaksFor: readonly string[] } | null;
}

/** The one file that knows a badge host. Pure. */
export interface Recogniser {
  readonly id: string;
  readonly label: string;
  /** Exact host and path, never a substring. null: not this host's. */
  readonly match: (url: URL) => CredentialLink | null;
  /** What to fetch to check an award, in the order wanted. Only https. */
  readonly documents: (link: CredentialLink) => readonly DocumentRequest[];
  readonly read: (link: CredentialLink, responses: readonly DocumentResponse[]) => HostAnswer;
}

/** What is wanted from a page's HTML, and what stood there. Texts are trimmed, blanks collapsed, at most 1000 characters. */
export interface HtmlWanted {
  /** `property` or `name` of `<meta>` elements. */
  readonly metas: readonly string[];
  /** Ids of elements whose text is wanted. */
  readonly ids: readonly string[];
}
export interface HtmlFacts {
  /** `lang` of the `<html>` element, lower case. */
  readonly language: string | null;
  /** First value of each meta that was there. */
  readonly metas: ReadonlyMap<string, string>;
  /** Text of each element that was there. */
  readonly texts: ReadonlyMap<string, string>;
}
export type ReadHtml = (html: Uint8Array, wanted: HtmlWanted) => HtmlFacts;

/**
 * A recogniser as its host's file writes it. The HTML reader is handed to `read`, so that a content script, which only
 * matches links, carries no HTML parser; `recogniserFor` hands it in.
 */
export interface BadgeHost extends Omit<Recogniser, 'read'> {
  readonly read: (link: CredentialLink, responses: readonly DocumentResponse[], readHtml: ReadHtml) => HostAnswer;
}

/** A credential link found on a page, with the element that carries it. */
export interface FoundLink {
  readonly link: CredentialLink;
  /** The address as the page gives it, unwrapped; carries what `link.url` leaves out (an `identity__email`). */
  readonly href: string;
  /** `a`, `area` or `img` the mark is put after; the `a` where it wraps the credential's image. */
  readonly element: Element;
  /** Text beside the link, at most 200 characters. */
  readonly text: string;
}

/** The one file that knows a profile site. Pure. */
export interface ProfileSite {
  readonly id: string;
  readonly label: string;
  /** Exact hosts, `*.linkedin.com` for those below one; empty = any site the user turned on (the generic reader). */
  readonly hosts: readonly string[];
  /** Is this page somebody's profile, where marks belong? */
  readonly isProfile: (page: { readonly url: URL; readonly document: Document }) => boolean;
  /** The owner's displayed name, or null where the page does not state one. */
  readonly owner: (page: { readonly url: URL; readonly document: Document }) => string | null;
  /** The parts of the page in which links are looked for. */
  readonly scopes: (page: { readonly url: URL; readonly document: Document }) => readonly Element[];
}
