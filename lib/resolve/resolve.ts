import { recognise, recogniserFor } from '../links/registry';
import type { CredentialLink, DocumentRequest, DocumentResponse, HostAnswer, Recogniser } from '../links/types';
import { isShared, sameHost, sameSite } from '../verify/addresses';
import { fail, unknown, warn } from '../verify/check';
import { denied, reportIssuerPage } from '../verify/issuer-page';
import { hostOfIssuer } from '../verify/issuers/known';
import { noteRequest } from '../verify/requests';
import type { Check, CredentialSource, FetchResult, IssuerPage, Report, VerifyOptions } from '../verify/types';
import { unread } from '../verify/unread';
import { worstVerdict } from '../verify/verdict';
import { reportAbsence, verify } from '../verify/verify';

export interface ResolveOptions extends VerifyOptions {
  /** What was read of an award's page when the person had it open, while that still counts; null: nothing. */
  readonly opened?: (link: CredentialLink) => Promise<IssuerPage | null>;
  /**
   * Told of the document that the link's own host gave, before the verdict is reached from it: the credential, or the record
   * of the award. Called once at the most.
   */
  readonly seen?: (document: SeenDocument) => void;
}

/** A document as its host served it. */
export interface SeenDocument {
  readonly url: string;
  /** Media type without parameters, or ''. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/**
 * From a link to its report: asks the host for the documents its recogniser names, lets the recogniser read the answers,
 * and hands what it found to the verifier. The one place where links and verifier meet. Never throws for what the network does.
 */
export function checkLink(link: CredentialLink, options: ResolveOptions): Promise<Report> {
  return checkAt(link, options, true);
}

/** @param mayFollow false where the link is itself one that a record led to: two sites may each name the other */
async function checkAt(link: CredentialLink, options: ResolveOptions, mayFollow: boolean): Promise<Report> {
  const recogniser = recogniserFor(link.host);
  if (!recogniser) return reportAbsence([unknown('link', 'unknown-format', { type: link.host })], options, []);
  if (recogniser.documents(link).length === 0) return checkWithoutRecord(recogniser, link, options);
  const asked: Asked[] = [];
  const answer = await askHost(recogniser, link, options, asked);
  const requests = asked.flatMap(({ request, result }) => noteRequest(request.url, result));
  const promisedId = recogniser.promises ? recogniser.promises(link) : link.id;
  const seen = mayFollow ? (answer.document ?? recordIn(asked)) : null;
  if (seen !== null) options.seen?.(seen);
  if (!answer.document)
    return answer.page
      ? reportIssuerPage(answer.page, link.id, options, requests)
      : reportAbsence([absence(answer, link, asked)], options, requests);
  const { bytes, type, url: servedBy } = answer.document;
  const verified = await verify({ bytes, type, servedBy, promisedId, recipient: answer.recipient }, options);
  const report = { ...verified, requests: [...requests, ...verified.requests] };
  const known = mayFollow ? knownHostOf(link, report) : null;
  if (known) {
    const told = await checkAt(known, options, false);
    return { ...told, requests: [...report.requests, ...told.requests] };
  }
  // A document that proves nothing takes nothing away from what the issuer states beside it.
  const isOpen = report.verdict === 'unverifiable' || report.verdict === 'unreachable';
  const counts = isOpen || (answer.page?.how === 'record' && isMadeWrongly(report));
  return answer.page && counts ? reportIssuerPage(answer.page, link.id, options, report.requests) : report;
}

/**
 * Is all that speaks against the document how its host made it or where it keeps the parts? Where that host's own record
 * states the award, this is no fault of its holder's. A signature that doesn't fit, or another award, is another matter.
 */
function isMadeWrongly({ verdict, checks }: Report): boolean {
  const failed = checks.filter(({ outcome }) => outcome === 'fail');
  return verdict === 'invalid' && failed.every(({ id }) => ['format', 'schema', 'hosted', 'holder'].includes(id));
}

/** An award of which nothing may be fetched: what the person saw of it, or what they can do. */
async function checkWithoutRecord(
  { label, opened }: Recogniser,
  link: CredentialLink,
  options: ResolveOptions,
): Promise<Report> {
  const hidden = opened?.hides?.(link) ?? false;
  const page = opened && !hidden ? await options.opened?.(link) : null;
  if (page) return reportIssuerPage(page, link.id, options, []);
  const reason = hidden ? 'link-hides-award' : opened ? 'open-to-check' : 'host-without-record';
  return reportAbsence([unknown('hosted', reason, { host: label, url: link.url })], options, []);
}

/**
 * A copy of a badge whose record lives on a host we know: that host also says whose it is, so it is asked as if the link
 * led there. Otherwise copying somebody's badge to one's own site, of whatever kind, would escape the comparison of names.
 */
function knownHostOf(link: CredentialLink, report: Report): CredentialLink | null {
  if (report.recipient.name !== null) return null;
  const record = report.checks.find((check) => check.id === 'hosted' && check.outcome === 'pass')?.detail?.url;
  const known = record ? recognise(record) : null;
  if (known === null || known.kind !== 'award' || known.host === 'open-badges') return null;
  // Software that runs on many sites is one host of many names.
  return known.host !== link.host || !sameHost(known.url, link.url) ? known : null;
}

/** Verifies a credential that is at hand: a file, or bytes from an address that no badge host knows. */
export function checkBytes(source: CredentialSource, options: VerifyOptions): Promise<Report> {
  return verify(source, options);
}

/**
 * Verifies a document that came in a saved report, where the link's own host can't be asked. Whoever wrote the report chose
 * it, so the report of it carries a caution at least. It must name the award that the link promises; where links of this host
 * promise none, it may bear the link's own address. And since anybody can sign a document that names any award, its issuer
 * must be of the link's own site, or be vouched for. Where nothing ties the two together, nothing good is said. Never throws
 * for what is in the document.
 *
 * @param from where it was kept: in a saved report, or among the reader's own, where a file they imported may have brought it
 */
export async function checkSavedDocument(
  link: CredentialLink,
  { bytes, type }: Pick<SeenDocument, 'bytes' | 'type'>,
  options: VerifyOptions,
  from: 'document-from-report' | 'document-kept' = 'document-from-report',
): Promise<Report> {
  const check = (promisedId: string | null) =>
    checkBytes({ bytes, type, servedBy: null, promisedId, recipient: null }, options);
  const promises = recogniserFor(link.host)?.promises;
  const promisedId = promises ? promises(link) : link.id;
  const named = await check(promisedId ?? link.url);
  const isTied = named.checks.some(({ id, outcome }) => id === 'link' && outcome === 'pass');
  // Nothing was promised, so no other id is a fault.
  const report = isTied || promisedId !== null ? named : await check(null);
  const caution = (isTied ? warn : unknown)('link', from, { host: new URL(link.url).hostname });
  const counts = isTied && (isOfSite(report, link) || isVouchedFor(report));
  return {
    ...report,
    verdict: counts ? report.verdict : worstVerdict([report.verdict, 'unreachable']),
    checks: [...report.checks, caution],
  };
}

const isVouchedFor = ({ checks }: Report) => checks.some(({ id, outcome }) => id === 'issuer' && outcome === 'pass');

/** Is the issuer of the link's own site, or of one that the link's is a part of? */
function isOfSite({ issuer: { id } }: Report, { url }: CredentialLink): boolean {
  const [site, host] = [hostOfIssuer(id), new URL(url).hostname];
  if (id === null || site === null) return false;
  // On a host that strangers share, to be there says nothing: its did:web names no place there either.
  if (isShared(site)) return sameSite(id, url);
  return host === site || host.endsWith(`.${site}`);
}

interface Asked {
  readonly request: DocumentRequest;
  readonly result: FetchResult;
}

/** Documents in the order the host wants, until one is a credential or a clear no; the issuer's page for the name beside it. */
async function askHost(
  recogniser: Recogniser,
  link: CredentialLink,
  options: VerifyOptions,
  asked: Asked[],
): Promise<HostAnswer> {
  const responses: DocumentResponse[] = [];
  const ask = async (request: DocumentRequest) => {
    const result = await options.fetch(request.url, { accept: request.accept });
    asked.push({ request, result });
    // What another host lacks, to which this one sends us, says nothing about the award.
    if (result.ok && (result.status === 200 || sameHost(result.url, request.url)))
      responses.push({ request, status: result.status, type: result.type, url: result.url, bytes: result.bytes });
    else responses.push({ request, status: 0, type: '', url: request.url, bytes: new Uint8Array() });
  };
  const requests = recogniser.documents(link);
  const pages = Promise.all(requests.filter((request) => request.role === 'page').map(ask));
  for (const request of requests.filter((candidate) => candidate.role === 'credential')) {
    await ask(request);
    const answer = recogniser.read(link, responses);
    if (answer.document || answer.absence === 'revoked') break;
  }
  await pages;
  return recogniser.read(link, responses);
}

/** The record with which a host answered for an award, where that is all there is: what a person may look at. */
function recordIn(asked: readonly Asked[]): SeenDocument | null {
  const [record] = asked.flatMap(({ request, result }) =>
    request.role === 'credential' && result.ok && result.status === 200 ? [result] : [],
  );
  return record ? { url: record.url, type: record.type, bytes: record.bytes } : null;
}

/** Why there is no document to verify, as a check. What is gone is not called false: it may be private, deleted or never issued. */
function absence(answer: HostAnswer, link: CredentialLink, asked: readonly Asked[]): Check {
  const url = link.url;
  switch (answer.absence) {
    case 'denied':
      return denied(url);
    case 'revoked':
      return fail('status', 'revoked', { url });
    case 'revoked-or-never-issued':
      return fail('status', 'revoked-or-never-issued', { url });
    case 'not-found':
      return unknown('link', 'not-found-at-host', { url });
    case 'private':
      return unknown('link', 'private-at-host', { url });
    case 'not-this-site':
      return unknown('hosted', 'site-not-named', { url, host: new URL(url).hostname });
    case null: {
      // What didn't come is why, rather than what did and was of no use alone.
      const missing = asked.filter(({ result }) => !result.ok || result.status !== 200);
      const tried = missing.find(({ request }) => request.role === 'credential') ?? missing[0] ?? asked[0];
      return tried
        ? unread('hosted', 'hosted-unreachable', tried.request.url, tried.result)
        : unknown('hosted', 'hosted-unreachable', { url });
    }
  }
}
