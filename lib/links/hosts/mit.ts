import * as v from 'valibot';
import type { IssuerPage } from '../../verify/types';
import { absentBy, answersFor, credentialRequest, NO_ANSWER, pageRequest, recipientNamed } from '../answer';
import { englishDay } from '../dates';
import { dateField, fieldsOf, flagField, idField, textField } from '../fields';
import { FOR_DAYS } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost, CredentialLink, DocumentRequest, DocumentResponse, HostAnswer, ReadHtml } from '../types';

/**
 * MIT's own sites: MITx Online (MIT Learn shows the same certificates), xPRO and Bootcamps. The page of a certificate
 * names holder, course and id (measured on MITx Online in 2026-09; the others share its template). MITx Online also has
 * a record that anybody may ask (mitodl/mitxonline, `courses/views/v2`, 2026), with a signed Open Badge in it for some.
 */
export const mit: BadgeHost = {
  id: 'mit',
  label: 'MIT',
  match: (url) => matchPage(url) ?? matchLearn(url),
  record: {
    asks: ['mitxonline.mit.edu', 'xpro.mit.edu', 'bootcamps.mit.edu'],
    // Certificates have no end; a revoked one is 404 from then on.
    keep: FOR_DAYS,
    documents,
    read,
  },
};

const UUID = '(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})';
const award = (path: string, url: string) =>
  ({ kind: 'award', path: new RegExp(`${path}${UUID}$`, 'i'), url: `${url}$<id>/`, fold: 'lower' }) as const;

const matchPage = matchShapes({
  id: 'mit',
  hosts: ['mitxonline.mit.edu', 'xpro.mit.edu', 'bootcamps.mit.edu'],
  shapes: [
    award('^/certificate/', 'https://$<host>/certificate/'),
    award('^/certificate/program/', 'https://$<host>/certificate/program/'),
    { kind: 'placeholder', path: /^\/certificate\/(?:program\/)?[^/]+$/ },
    { kind: 'collection', path: /^\/records\/shared\/./ },
  ],
});

const matchLearn = matchShapes({
  id: 'mit',
  hosts: ['learn.mit.edu'],
  shapes: [
    award('^/certificate/course/', 'https://mitxonline.mit.edu/certificate/'),
    award('^/certificate/program/', 'https://mitxonline.mit.edu/certificate/program/'),
    { kind: 'placeholder', path: /^\/certificate\/(?:course|program)\/[^/]+$/ },
  ],
});

function documents({ kind, id, url }: CredentialLink): readonly DocumentRequest[] {
  if (kind !== 'award' || id === null) return [];
  const page = pageRequest(url);
  if (new URL(url).hostname !== 'mitxonline.mit.edu') return [page];
  const list = url.includes('/program/') ? 'program_certificates' : 'course_certificates';
  return [credentialRequest(`https://mitxonline.mit.edu/api/v2/${list}/${id}/`), page];
}

const TITLED = v.fallback(v.nullable(v.object({ title: textField })), null);
const RECORD = v.object({
  uuid: v.string(),
  is_revoked: flagField,
  issue_date: dateField,
  user: v.fallback(v.nullable(v.object({ name: textField })), null),
  certificate_page: v.fallback(v.nullable(v.object({ product_name: textField })), null),
  course_run: TITLED,
  program: TITLED,
  verifiable_credential_json: v.fallback(v.nullable(v.looseObject({ id: idField, proof: v.looseObject({}) })), null),
});
type Stated = v.InferOutput<typeof RECORD>;

function read(link: CredentialLink, responses: readonly DocumentResponse[], readHtml: ReadHtml): HostAnswer {
  const [record] = answersFor('credential', responses);
  const [answer] = answersFor('page', responses);
  const fields = fieldsOf(record, RECORD);
  const stated = fields?.uuid.toLowerCase() === link.id ? fields : null;
  if (stated?.is_revoked) return { ...NO_ANSWER, absence: 'revoked' };
  const shown = answer === undefined ? null : pageOf(link, answer, readHtml);
  if (record === undefined || stated === null) {
    // Neither says whether it was revoked, or never was.
    return shown === null ? absentBy(answer, { 404: 'not-found' }) : { ...NO_ANSWER, page: shown };
  }
  const page = recordOf(link, stated, record.url);
  const document = documentOf(link, stated, record);
  return { ...NO_ANSWER, document, page: { ...page, issuedAt: page.issuedAt ?? shown?.issuedAt ?? null } };
}

/** The signed Open Badge in the record; its id is the certificate's (`urn:uuid:…`), and it names the holder itself. */
function documentOf({ id }: CredentialLink, stated: Stated, record: DocumentResponse): HostAnswer['document'] {
  const credential = stated.verifiable_credential_json;
  if (credential === null || id === null || !credential.id?.toLowerCase().endsWith(id)) return null;
  return { url: record.url, type: 'application/json', bytes: new TextEncoder().encode(JSON.stringify(credential)) };
}

function recordOf(link: CredentialLink, stated: Stated, url: string): IssuerPage {
  return {
    url,
    how: 'record',
    isKnownHost: true,
    id: stated.uuid,
    recipient: recipientNamed(stated.user?.name ?? '', url)?.name ?? null,
    achievement: stated.certificate_page?.product_name ?? stated.course_run?.title ?? stated.program?.title ?? null,
    issuer: issuerOf(link),
    issuedAt: stated.issue_date,
    expiresAt: null,
  };
}

const HOLDER = '.certify-name';
const COURSE = '.degree-text';
const DATE = '.award-text';
const ID = '.validation-link';

/** null: not this certificate's page, or a page that shows none. */
function pageOf(link: CredentialLink, answer: DocumentResponse, readHtml: ReadHtml): IssuerPage | null {
  const { hostname, pathname } = new URL(answer.url);
  const isOwn = hostname === new URL(link.url).hostname && link.id !== null && pathname.includes(link.id);
  if (answer.status !== 200 || !isOwn) return null;
  const { texts } = readHtml(answer.bytes, { metas: [], texts: [HOLDER, COURSE, DATE, ID] });
  if (!texts.has(HOLDER) && !texts.has(COURSE)) return null;
  return {
    url: answer.url,
    how: 'page',
    isKnownHost: true,
    id: new RegExp(UUID, 'i').exec(texts.get(ID) ?? '')?.[0].toLowerCase() ?? null,
    recipient: recipientNamed(texts.get(HOLDER), answer.url)?.name ?? null,
    achievement: texts.get(COURSE) || null,
    issuer: issuerOf(link),
    // xPRO gives the first and the last day of the course instead, which is none.
    issuedAt: englishDay(texts.get(DATE)),
    expiresAt: null,
  };
}

const NAMES: Readonly<Record<string, string>> = {
  'mitxonline.mit.edu': 'MITx Online',
  'xpro.mit.edu': 'MIT xPRO',
  'bootcamps.mit.edu': 'MIT Bootcamps',
};

function issuerOf({ url }: CredentialLink): IssuerPage['issuer'] {
  const { origin, hostname } = new URL(url);
  return { id: origin, name: NAMES[hostname] ?? null };
}
