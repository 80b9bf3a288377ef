import { fail, pass, unknown } from './check';
import { enclosedToken, isEnvelope } from './checks/enclosed';
import { type Answer, verifyHosted } from './checks/hosted';
import type { VerifyInner } from './checks/inside';
import { fetchList } from './checks/list-credential';
import { verifyPresentation } from './checks/presentation';
import { securedByJwt } from './checks/proofs';
import { verifySigned } from './checks/signed';
import { checkStatus } from './checks/status';
import { presentationOfJwt } from './formats/jwt';
import { isAssertion } from './formats/ob2';
import { type Opened, openBytes } from './formats/open';
import { type Claims, NO_CLAIMS } from './formats/vc';
import { checkHolder } from './holder';
import { checkIssuer, hostOfIssuer } from './issuers/known';
import { hasType, isObject, type JsonObject, listOf, textOf } from './json';
import { MAX_INSIDE_DEPTH } from './limits';
import { decodeJwt } from './proofs/jwt';
import type { Reason } from './reasons';
import { ACCEPT_CREDENTIAL, type Run, startRun } from './run';
import type { Check, CredentialSource, PageRecipient, Report, VerifyOptions } from './types';
import { foldVerdict } from './verdict';

/**
 * Verifies one credential as it was found. Never throws for what a credential or the network does: every doubt is a check.
 * Takes the bytes (JSON, compact JWT, baked PNG or SVG) with where they came from, and the world: fetch, clock, registry,
 * and the profile owner's name where known.
 */
export async function verify(source: CredentialSource, options: VerifyOptions): Promise<Report> {
  const run = startRun(options);
  const answer = await answerOf(run, source);
  const promise = checkPromise(source.promisedId, answer);
  return report(run, answer, [...answer.checks, ...promise], nameFor(answer, source.recipient));
}

/** A fault of ours is said as one: it neither clears the credential nor accuses it. */
async function answerOf(run: Run, source: CredentialSource): Promise<Answer> {
  try {
    return await verifyOpened(run, openBytes(source.bytes), source.servedBy, 0);
  } catch (error) {
    return only(unknown('format', 'check-failed', { value: error instanceof Error ? error.message : '' }));
  }
}

/** A page may name the recipient of its own host's records, and of nobody else's that it shows. */
function nameFor({ claims, id }: Answer, page: PageRecipient | null): PageRecipient | null {
  const host = claims.format === 'open-badges-2' ? hostOfIssuer(id) : hostOfIssuer(claims.issuer.id);
  return page && host && page.speaksFor.includes(host) ? page : null;
}

/** The report of an award that its host answered for without a document: revoked, unknown, private, or not reached. */
export function reportAbsence(
  checks: readonly Check[],
  options: VerifyOptions,
  requests: Report['requests'],
): Promise<Report> {
  const run = startRun(options);
  run.requests.push(...requests);
  return report(run, { claims: NO_CLAIMS, checks, id: null }, checks, null);
}

async function report(
  run: Run,
  { claims, verdict, inside = [], evidence = [] }: Answer,
  checks: readonly Check[],
  page: PageRecipient | null,
): Promise<Report> {
  const recipient = claims.recipient.name ?? page?.name ?? null;
  const all: Check[] = [...checks];
  if (claims.format) {
    const holder = checkHolder(recipient, run.options.holder);
    // The document has no name; the one compared stands on the issuer's page, and the report says so.
    all.push(!claims.recipient.name && page ? { ...holder, detail: { ...holder.detail, url: page.url } } : holder);
    all.push(await checkIssuer(claims.issuer.id, claims.issuer.name, run.options.registry, run.fetch));
  }
  return {
    ...claims,
    recipient: { name: recipient },
    verdict: verdict ?? foldVerdict(all),
    checks: all,
    inside,
    evidence,
    checkedAt: run.options.now.toISOString(),
    requests: run.requests,
  };
}

/** Verifies what was found, whatever it is. `depth`: how many credentials it stands in. */
async function verifyOpened(run: Run, opened: Opened, servedBy: string | null, depth: number): Promise<Answer> {
  switch (opened.kind) {
    case 'failed':
      return only(NO_CREDENTIAL.has(opened.reason) ? unknown('format', opened.reason) : fail('format', opened.reason));
    case 'jwt':
      return verifyToken(run, opened.token, depth);
    case 'json':
      // What is baked into a picture was not served by the address the picture came from.
      return verifyDocument(run, opened.value, opened.baked ? null : servedBy, depth);
    case 'url':
      return verifyAddress(run, opened.url);
  }
}

/** A picture may hold the address of its credential; that address must give the credential itself. */
async function verifyAddress(run: Run, url: string): Promise<Answer> {
  const answer = await run.fetch(url, ACCEPT_CREDENTIAL);
  if (!answer.ok || answer.status !== 200) {
    const value = answer.ok ? String(answer.status) : answer.reason;
    return only(unknown('hosted', 'hosted-unreachable', { url, value }));
  }
  const opened = openBytes(answer.bytes);
  return opened.kind === 'url' ? only(unknown('format', 'not-a-credential')) : verifyOpened(run, opened, answer.url, 0);
}

/** A web page, a plain or damaged picture: nothing is claimed in a form that a machine could check, so nothing is false either. */
const NO_CREDENTIAL: ReadonlySet<Reason> = new Set<Reason>([
  'not-a-credential',
  'image-without-credential',
  'image-malformed',
  'too-deep',
]);

const only = (...checks: readonly Check[]): Answer => ({ claims: NO_CLAIMS, checks, id: null });

async function verifyToken(run: Run, token: string, depth: number): Promise<Answer> {
  const jwt = decodeJwt(token);
  if (!jwt) return only(unknown('format', 'not-a-credential'));
  const inner = innerVerifier(run, depth);
  const presentation = presentationOfJwt(jwt.claims);
  if (presentation) return verifyPresentation(run, presentation, jwt, inner);
  if (isAssertion(jwt.claims)) return unsupported('open-badges-2', 'Open Badges 2.0, signed');
  const secured = securedByJwt(jwt);
  if (!hasType(secured.credential, 'VerifiableCredential'))
    return only(unknown('format', 'unknown-format', { type: firstType(secured.credential) }));
  return verifySigned(run, secured, inner);
}

async function verifyDocument(run: Run, document: JsonObject, servedBy: string | null, depth: number): Promise<Answer> {
  if (isEnvelope(document)) {
    const token = enclosedToken(document);
    return token
      ? verifyToken(run, token, depth)
      : only(fail('format', 'wrong-value', { member: 'id', value: document.id }));
  }
  if (hasType(document, 'VerifiablePresentation'))
    return verifyPresentation(run, document, null, innerVerifier(run, depth));
  if (isBlockcerts(document)) {
    const { verifyBlockcerts } = await run.rare();
    return verifyBlockcerts(run, document, {
      checkStatus: (entries, issuer) => checkStatus(run, entries, issuer, fetchList),
    });
  }
  if (hasType(document, 'VerifiableCredential'))
    return verifySigned(run, { credential: document, envelope: null }, innerVerifier(run, depth));
  if (isAssertion(document)) return verifyHosted(run, document, servedBy);
  return isCredentialLike(document)
    ? only(fail('format', 'wrong-type', { member: 'type', type: 'VerifiableCredential', value: firstType(document) }))
    : only(unknown('format', 'unknown-format', { type: firstType(document) }));
}

/** Verifies what stands in a credential that itself stands `depth` deep; the holder is compared with each. */
const innerVerifier =
  (run: Run, depth: number): VerifyInner =>
  async (value) => {
    const answer = await verifyInside(run, value, depth + 1);
    const { verdict, format, issuer, achievement, recipient, issuedAt, expiresAt, checks } = await report(
      run,
      answer,
      answer.checks,
      null,
    );
    return {
      report: { verdict, format, issuer, achievement, recipient, issuedAt, expiresAt, checks },
      document: answer.document ?? null,
    };
  };

async function verifyInside(run: Run, value: unknown, depth: number): Promise<Answer> {
  if (depth > MAX_INSIDE_DEPTH) return only(unknown('format', 'too-deep'));
  if (typeof value === 'string') return verifyToken(run, value, depth);
  return isObject(value) ? verifyDocument(run, value, null, depth) : only(unknown('format', 'not-a-credential'));
}

const firstType = (document: JsonObject) => textOf(listOf(document.type)[0]);

const isCredentialLike = (document: JsonObject) =>
  document.credentialSubject !== undefined || document.verification !== undefined;

const unsupported = (format: NonNullable<Claims['format']>, type: string): Answer => ({
  claims: { ...NO_CLAIMS, format },
  checks: [unknown('format', 'unsupported-format', { type })],
  id: null,
});

function isBlockcerts(document: JsonObject): boolean {
  if (listOf(document['@context']).some((context) => typeof context === 'string' && /blockcerts/i.test(context)))
    return true;
  return [...listOf(document.proof), ...listOf(document.signature)].some(
    (proof) => isObject(proof) && listOf(proof.type).some((type) => typeof type === 'string' && /^Merkle/i.test(type)),
  );
}

/** Does the document name the award that the link promised? */
function checkPromise(promisedId: string | null, { claims, id }: Answer): readonly Check[] {
  if (!promisedId || !claims.format || !id) return [];
  return [
    id.toLowerCase().includes(promisedId.toLowerCase())
      ? pass('link', undefined, { url: id })
      : fail('link', 'id-differs', { url: id, value: promisedId }),
  ];
}
