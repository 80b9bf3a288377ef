import { absentBy, answersFor, credentialRequest, jsonDocument, pageRequest, recipientNamed } from '../answer';
import { FOR_A_DAY } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost, CredentialLink, DocumentRequest, DocumentResponse, HostAnswer, ReadHtml } from '../types';

/**
 * Credly, and Acclaim, which it was called until 2022: the same ids on both. The Open Badges 3.0 form of an award, which
 * baked badges of 2024 and later name, has the same id; whether strangers may fetch it isn't known (2026-11).
 */
export const credly: BadgeHost = {
  id: 'credly',
  label: 'Credly',
  match: (url) => matchPage(url) ?? matchApi(url) ?? matchImage(url),
  record: {
    asks: ['api.credly.com', 'www.credly.com'],
    // Issuers revoke, and holders hide, from one day to the next.
    keep: FOR_A_DAY,
    documents,
    read,
  },
};

function documents({ kind, id }: CredentialLink): readonly DocumentRequest[] {
  if (kind !== 'award' || id === null) return [];
  return [
    credentialRequest(`https://api.credly.com/v1/obi/v2/badge_assertions/${id}`),
    pageRequest(`https://www.credly.com/badges/${id}/public_url`),
  ];
}

const UUID = '(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})';
const award = (path: string) =>
  ({ kind: 'award', path: new RegExp(path, 'i'), url: 'https://www.credly.com/badges/$<id>', fold: 'lower' }) as const;
/** The records, of Open Badges 2.0 and 3.0: on the API's own host, and below `/api` on the pages'. */
const RECORDS = [
  award(`^(?:/api)?/v1/obi/(?:v2/badge_assertions|v3/open_badge_credentials)/${UUID}$`),
  { kind: 'achievement', path: /^(?:\/api)?\/v1\/obi\/.*\/badge_classes\/./i },
  { kind: 'placeholder', path: /^(?:\/api)?\/v1\/obi\/v2\/badge_assertions\/[^/]+$/i },
] as const;

const PAGES = ['credly.com', 'youracclaim.com'];
const matchPage = matchShapes({
  id: 'credly',
  hosts: PAGES,
  shapes: [
    // Where Credly's own share buttons lead; all show the same award.
    award(
      `^/(?:badges|embedded_badge)/${UUID}(?:/(?:public_url|linked_in_profile|linked_in|embed|twitter|facebook|email|print))?$`,
    ),
    ...RECORDS,
    // The holder's own views, behind their login: nobody else can open them.
    { kind: 'unknown', path: /^\/earner(?:\/|$)|^\/badges\/[0-9a-f-]{36}\/./i },
    { kind: 'placeholder', path: /^\/(?:badges?|embedded_badge)\/./i },
    { kind: 'short-link', path: /^\/go\/./i },
    { kind: 'achievement', path: /^\/org(?:anizations)?\/[^/]+\/badge\/./i },
    { kind: 'collection', path: /^\/(?:org(?:anizations)?|users)\/./i },
  ],
});
const matchApi = matchShapes({ id: 'credly', hosts: ['api.credly.com'], shapes: RECORDS });
const matchImage = matchShapes({
  id: 'credly',
  hosts: ['images.credly.com'],
  shapes: [{ kind: 'file', path: /^\/(?:size\/[^/]+\/)?images\/./ }],
});

/**
 * 404 on the assertion: no such badge, or no longer. The page proves nothing by itself (it answers 200 for an id nobody
 * has), but is the only public place that names the holder.
 */
function read(link: CredentialLink, responses: readonly DocumentResponse[], readHtml: ReadHtml): HostAnswer {
  const [assertion] = answersFor('credential', responses);
  const [page] = answersFor('page', responses);
  const document = jsonDocument(assertion);
  const recipient = page === undefined ? null : readHolder(link, page, readHtml);
  if (document !== null) return { document, absence: null, recipient };
  return absentBy(assertion, { 404: 'not-found', 410: 'not-found', 401: 'private' });
}

function readHolder(link: CredentialLink, page: DocumentResponse, readHtml: ReadHtml): HostAnswer['recipient'] {
  const answered = new URL(page.url);
  const own =
    PAGES.includes(answered.hostname.replace(/^www\./, '')) &&
    link.id !== null &&
    answered.pathname.toLowerCase().includes(link.id);
  if (page.status !== 200 || !own) return null;
  const title = readHtml(page.bytes, { metas: ['og:title'], texts: [] }).metas.get('og:title');
  // Greedy from the right: titles and issuers have " was issued by " and " to " in them at times.
  return recipientNamed(/^.+ was issued by .+ to (.+?)\.?$/.exec(title ?? '')?.[1], page.url, [
    'api.credly.com',
    'www.credly.com',
  ]);
}
