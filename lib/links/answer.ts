import type { Absence, DocumentRequest, DocumentResponse, HostAnswer } from './types';

const ACCEPT_JSON = 'application/json';
const ACCEPT_PAGE = 'text/html';
/** Credentials of every kind, as documents, as JWT and in images. */
export const ACCEPT_CREDENTIAL =
  'application/vc+ld+json, application/ld+json, application/json;q=0.9, application/jwt;q=0.8, image/*;q=0.7';
/** Longest name taken from a page, in characters. */
const MAX_NAME = 200;

/** What hosts show of accounts that were deleted or hide their name (`User 123` on Coursera): it names nobody else. */
const NOBODY =
  /^(?:(?:deleted|former|removed|anonymous|private|hidden|unknown) (?:user|account|learner|student|member|recipient)|user #?\d+)$/i;

/** The answer when nothing came, or nothing that says anything: a wall, an error page, a time-out. */
export const NO_ANSWER: HostAnswer = { document: null, absence: null, recipient: null };

export function credentialRequest(url: string, accept = ACCEPT_JSON): DocumentRequest {
  return { role: 'credential', url, accept };
}

export function pageRequest(url: string): DocumentRequest {
  return { role: 'page', url, accept: ACCEPT_PAGE };
}

/** A record that is read as a host's page is, for what it names; never verified as a credential. */
export function recordRequest(url: string): DocumentRequest {
  return { role: 'page', url, accept: ACCEPT_JSON };
}

/** The answer where a host's status codes say all there is: what each of them means there; any other says nothing. */
export function absentBy(response: DocumentResponse | undefined, means: Readonly<Record<number, Absence>>): HostAnswer {
  return { ...NO_ANSWER, absence: means[response?.status ?? 0] ?? null };
}

/** All answers to the requests of one role, in the order asked. */
export function answersFor(
  role: DocumentRequest['role'],
  responses: readonly DocumentResponse[],
): readonly DocumentResponse[] {
  return responses.filter((response) => response.request.role === role);
}

/**
 * The machine-readable document of a host that always answers its own kind with JSON. A 200 that is a web page (a bot
 * wall, a login form) is no document; JSON that a host's server only calls one is.
 */
export function jsonDocument(response: DocumentResponse | undefined): HostAnswer['document'] {
  if (response === undefined || response.status !== 200 || response.bytes.length === 0) return null;
  const isPage = response.type === 'text/html' || response.type === 'application/xhtml+xml';
  if (isPage && !beginsLikeJson(response.bytes)) return null;
  return { url: response.url, type: response.type, bytes: response.bytes };
}

/**
 * Whatever answers 200 is handed on: the verifier tells a credential from a picture. 410 is how Open Badges 2.0 (4.2,
 * hosted verification) says revoked, and how servers say "never heard of it" too.
 */
export function anyDocument(responses: readonly DocumentResponse[]): HostAnswer {
  const [response] = answersFor('credential', responses);
  if (response?.status !== 200)
    return absentBy(response, { 404: 'not-found', 410: 'revoked-or-never-issued', 401: 'private' });
  const { url, type, bytes } = response;
  return { ...NO_ANSWER, document: { url, type, bytes } };
}

function beginsLikeJson(bytes: Uint8Array): boolean {
  return /^\s*\{/.test(new TextDecoder().decode(bytes.subarray(0, 100)));
}

/**
 * A name from a page, with that page's address; null when it is empty, no name's length, or what hosts write where they
 * show none.
 * @param speaksFor hosts whose records the page may name the recipient of; the page's own where nothing else is known
 */
export function recipientNamed(
  name: string | undefined,
  url: string,
  speaksFor: readonly string[] = [new URL(url).host],
): HostAnswer['recipient'] {
  const plain = unescaped(name?.replace(/\s+/g, ' ').trim() ?? '');
  return plain === '' || plain.length > MAX_NAME || NOBODY.test(plain) || ESCAPED.test(plain)
    ? null
    : { name: plain, url, speaksFor };
}

/** A character as HTML writes it where text was escaped twice (`O&amp;#39;Brien`), or in JSON. */
const ESCAPED = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|[a-z]+);/i;

/** Left as they are: names of characters other than `&amp;`, and numbers of none. */
function unescaped(text: string): string {
  return text.replace(/&amp;/gi, '&').replace(new RegExp(ESCAPED, 'gi'), (written, decimal?: string, hex?: string) => {
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : written;
  });
}
