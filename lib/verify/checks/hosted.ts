import { fail, notApplicable, pass, unknown } from '../check';
import { instantOf } from '../dates';
import {
  faultOfAssertion,
  faultOfBadgeClass,
  faultOfIssuer,
  isOpenBadges1,
  isRevoked,
  readOb2,
  verificationOf,
} from '../formats/ob2';
import { type Claims, NO_CLAIMS } from '../formats/vc';
import { idOf, isObject, type JsonObject, listOf, sameJson, textOf } from '../json';
import { fetchJson, type Run } from '../run';
import type { Check, Report, Verdict } from '../types';
import { checkValidity } from './validity';

export interface Answer {
  readonly claims: Claims;
  readonly checks: readonly Check[];
  /** The document's own address or id, or null: what a link's promise is held against. */
  readonly id: string | null;
  /** The credential that was read, or null. */
  readonly document?: JsonObject;
  /** Where it isn't folded from the checks: a presentation's is the worst of what it holds. */
  readonly verdict?: Verdict;
  readonly inside?: Report['inside'];
  readonly evidence?: Report['evidence'];
}

/**
 * Verifies an Open Badges 2.0 hosted badge: the record at the assertion's own id, naming itself, on an origin that the
 * issuer's own document allows, is what counts; a copy found elsewhere only says where to look, and may not differ.
 * Takes the assertion as found and the address that served it (null: a file). Open Badges 2.0, "Verification: Hosted".
 */
export async function verifyHosted(run: Run, found: JsonObject, servedBy: string | null): Promise<Answer> {
  const verification = verificationOf(found);
  const address = textOf(found.id) ?? verification.url;
  const early = (...checks: readonly Check[]): Answer => ({
    claims: readOb2(found, embedded(found.badge), embedded(embedded(found.badge)?.issuer)),
    checks,
    id: address,
  });

  if (isRevoked(found) && servedBy) return early(pass('format'), revoked(found));
  const fault = faultOfAssertion(found);
  if (isOpenBadges1(found))
    return { ...early(unknown('format', 'unsupported-format', { type: 'Open Badges 1' })), claims: OPEN_BADGES_1 };
  if (fault?.reason === 'context-wrong')
    return early(fail('schema', 'context-wrong', { value: listOf(found['@context'])[0] }));
  if (fault) return early(fail('format', fault.reason, { member: fault.member, type: 'Assertion' }));
  if (verification.kind !== 'hosted')
    return early(unknown('format', 'unsupported-format', { type: `Open Badges 2.0, ${verification.kind}` }));
  if (!address || !/^https?:\/\//i.test(address)) return early(fail('hosted', 'hosted-no-address', { value: address }));

  const record = await fetchRecord(run, found, address, servedBy);
  if ('check' in record) return early(pass('format'), record.check);
  return verifyRecord(run, record.document, address);
}

const OPEN_BADGES_1: Claims = { ...NO_CLAIMS, format: 'open-badges-1' };

const embedded = (value: unknown): JsonObject | null => (isObject(value) ? value : null);

const revoked = (record: JsonObject): Check => {
  const reason = textOf(record.revocationReason);
  return reason ? fail('status', 'revoked-with-reason', { value: reason }) : fail('status', 'revoked');
};

/** The assertion as its own address serves it now, or the check that says why there is none. */
async function fetchRecord(
  run: Run,
  found: JsonObject,
  address: string,
  servedBy: string | null,
): Promise<{ document: JsonObject } | { check: Check }> {
  if (servedBy && sameAddress(servedBy, address)) return { document: found };
  const answer = await fetchJson(run, address);
  if (answer.ok && (isRevoked(answer.value) || answer.status === 410)) return { check: revoked(answer.value) };
  if (!answer.ok && answer.status === 410) return { check: fail('status', 'revoked', { url: address }) };
  if (answer.status === 404) return { check: unknown('hosted', 'hosted-gone', { url: address }) };
  if (!answer.ok || answer.status !== 200) {
    return {
      check: unknown('hosted', 'hosted-unreachable', {
        url: address,
        value: answer.ok ? String(answer.status) : answer.reason,
      }),
    };
  }
  const fault = faultOfAssertion(answer.value);
  if (fault) return { check: fail('hosted', 'hosted-differs', { url: address, member: fault.member }) };
  if (!sameAddress(textOf(answer.value.id) ?? '', address))
    return { check: fail('hosted', 'id-differs', { url: address, value: textOf(answer.value.id) }) };
  const differing = differingMember(found, answer.value);
  return differing
    ? { check: fail('hosted', 'hosted-differs', { url: address, member: differing }) }
    : { document: answer.value };
}

/**
 * What makes a copy another badge than the record: who, what, when and until when. Anything else may have been reworded
 * or rewritten since it was baked; the report shows the record's words in any case.
 */
function differingMember(copy: JsonObject, record: JsonObject): string | null {
  const who = (assertion: JsonObject) => {
    const { recipient } = assertion;
    return isObject(recipient) ? [recipient.type, recipient.identity, recipient.salt ?? ''] : recipient;
  };
  if (!sameJson(who(copy), who(record))) return 'recipient';
  const [badge, theirs] = [idOf(copy.badge), idOf(record.badge)];
  if (badge && theirs ? !sameAddress(badge, theirs) : !sameJson(copy.badge, record.badge)) return 'badge';
  const when = (value: unknown) => instantOf(value)?.getTime() ?? (value || null);
  if (when(copy.issuedOn) !== when(record.issuedOn)) return 'issuedOn';
  return when(copy.expires) === when(record.expires) ? null : 'expires';
}

async function verifyRecord(run: Run, assertion: JsonObject, address: string): Promise<Answer> {
  const badge = await follow(run, assertion.badge, address);
  const issuer = badge.document ? await follow(run, badge.document.issuer, badge.servedBy) : null;
  const claims = readOb2(assertion, badge.document, issuer?.document ?? null);
  const base = [pass('format'), checkValidity(assertion.issuedOn, assertion.expires, run.options.now)];
  const done = (...checks: readonly Check[]): Answer => ({ claims, checks: [...base, ...checks], id: address });

  if (!badge.document) return done(badge.check);
  if (!issuer?.document) return done(issuer?.check ?? fail('format', 'missing-member', { member: 'badge.issuer' }));
  const member = faultOfBadgeClass(badge.document) ?? faultOfIssuer(issuer.document);
  if (member) return done(fail('format', 'missing-member', { member }));
  return {
    ...done(
      checkScope(address, issuer.document, issuer.servedBy),
      pass('status', undefined, { url: address }),
      notApplicable('proof'),
    ),
    // Whoever served the document is its author, whatever id it gives itself.
    claims: { ...claims, issuer: { ...claims.issuer, id: issuer.servedBy } },
  };
}

type Followed =
  | { readonly document: JsonObject; readonly servedBy: string }
  | { readonly document: null; readonly servedBy: string; readonly check: Check };

/**
 * The badge class or issuer, as its own address serves it. One that is embedded counts as part of the document around it:
 * where it names an address of its own on the same host, that one is asked, so that on a host which many share nobody
 * speaks for a neighbour; where that address gives nothing, it stands for no more than the document it came with.
 */
async function follow(run: Run, value: unknown, within: string): Promise<Followed> {
  const id = idOf(value);
  if (isObject(value) && (!id || sameAddress(id, within))) return { document: value, servedBy: within };
  if (!id || !/^https?:\/\//i.test(id) || !URL.canParse(id))
    return { document: null, servedBy: within, check: fail('format', 'wrong-value', { value: id }) };
  const answer = await fetchJson(run, id);
  if (!answer.ok || answer.status !== 200) {
    if (isObject(value) && sameHost(id, within)) return { document: value, servedBy: within };
    const why = answer.ok || answer.reason === 'http-status' ? String(answer.status) : answer.reason;
    return { document: null, servedBy: id, check: unknown('hosted', 'hosted-unreachable', { url: id, value: why }) };
  }
  const declared = idOf(answer.value);
  const stated = answer.value.id ?? answer.value['@id'];
  if ((stated !== undefined && !declared) || (declared && !sameHost(declared, id)))
    return { document: null, servedBy: id, check: fail('hosted', 'id-differs', { url: id, value: stated }) };
  return { document: answer.value, servedBy: id };
}

/** May this issuer's badges be hosted there? Its own `verification` says, else its own host alone. Open Badges 2.0, VerificationObject (Issuer). */
function checkScope(address: string, issuer: JsonObject, servedBy: string): Check {
  const policy = isObject(issuer.verification) ? issuer.verification : {};
  const starts = listOf(policy.startsWith).filter((start) => typeof start === 'string');
  const origins = listOf(policy.allowedOrigins).filter((origin) => typeof origin === 'string');
  const host = hostOf(address);
  const allowed =
    origins.length > 0 ? origins.map((origin) => hostOf(origin) ?? origin.toLowerCase()) : [hostOf(servedBy)];
  const inScope =
    starts.length > 0
      ? starts.some((start) => beginsWith(address, start)) && (origins.length === 0 || allowed.includes(host))
      : allowed.includes(host);
  const detail = { url: address, host, issuer: servedBy };
  return inScope && host ? pass('hosted', 'served-by', detail) : fail('hosted', 'hosted-elsewhere', detail);
}

/** Compared as addresses, not as text: `https://a.example` begins neither `https://a.example.evil` nor a path with dots in it. */
function beginsWith(address: string, start: string): boolean {
  if (!URL.canParse(address) || !URL.canParse(start)) return false;
  const [at, from] = [new URL(address), new URL(start)];
  return at.host === from.host && (at.pathname + at.search).startsWith(from.pathname + from.search);
}

function hostOf(url: string | null): string | null {
  return url && URL.canParse(url) ? new URL(url).host.toLowerCase() || null : null;
}

const sameHost = (a: string, b: string) => hostOf(a) !== null && hostOf(a) === hostOf(b);

/** http and https name one record (we only ever ask https); a fragment is no part of it. */
function sameAddress(a: string, b: string): boolean {
  if (!URL.canParse(a) || !URL.canParse(b)) return false;
  const [one, other] = [new URL(a), new URL(b)];
  return one.host === other.host && one.pathname === other.pathname && one.search === other.search;
}
