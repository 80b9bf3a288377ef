import type { Answer } from './answer';
import { fail, pass, unknown } from './check';
import { enclosedToken, isEnvelope } from './checks/enclosed';
import { absenceOf, verifyHosted } from './checks/hosted';
import type { VerifyInner } from './checks/inside';
import { fetchList } from './checks/list-credential';
import { verifyPresentation } from './checks/presentation';
import { securedByJwt } from './checks/proofs';
import { verifyElm } from './checks/sealed';
import { verifySigned } from './checks/signed';
import { verifySignedAssertion } from './checks/signed-assertion';
import { checkStatus } from './checks/status';
import { presentationOfJwt } from './formats/jwt';
import { isAssertion } from './formats/ob2';
import { type Opened, openBytes } from './formats/open';
import { NO_CLAIMS } from './formats/vc';
import { withholds } from './formats/withheld';
import { hasType, isObject, type JsonObject, listOf, textOf } from './json';
import { MAX_INSIDE_DEPTH } from './limits';
import { decodeJwt, type Jwt } from './proofs/jwt';
import type { Reason } from './reasons';
import { report } from './report';
import { ACCEPT_CREDENTIAL, type Run } from './run';
import type { Check } from './types';

/** Verifies what was found, whatever it is. `depth`: how many credentials it stands in. */
export async function verifyOpened(run: Run, opened: Opened, servedBy: string | null, depth: number): Promise<Answer> {
  switch (opened.kind) {
    case 'failed':
      return only(
        NO_CREDENTIAL.has(opened.reason)
          ? unknown('format', opened.reason, opened.detail)
          : fail('format', opened.reason, opened.detail),
      );
    case 'jwt':
      return verifyToken(run, opened.token, depth);
    case 'json':
      // What is baked into a picture was not served by the address the picture came from.
      return verifyReadings(run, opened, opened.baked ? null : servedBy, depth);
    case 'cose':
      return verifyCose(run, opened.bytes, depth);
    case 'url':
      return verifyAddress(run, opened.url);
  }
}

/** Another reading of damaged letters counts only where its signature holds and that of the text as it stands doesn't. */
async function verifyReadings(
  run: Run,
  { value, otherReadings = [] }: Extract<Opened, { kind: 'json' }>,
  servedBy: string | null,
  depth: number,
): Promise<Answer> {
  const answer = await verifyDocument(run, value, servedBy, depth);
  if (!answer.checks.some((check) => check.id === 'proof' && check.reason === 'signature-wrong')) return answer;
  for (const reading of otherReadings) {
    const other = await verifyDocument(run, reading, servedBy, depth);
    const proofs = other.checks.filter((check) => check.id === 'proof');
    if (proofs.length > 0 && proofs.every((check) => check.outcome === 'pass'))
      return { ...other, checks: [...other.checks, pass('format', 'letters-repaired')] };
  }
  return answer;
}

/** A picture may hold the address of its credential; that address must give the credential itself. */
async function verifyAddress(run: Run, url: string): Promise<Answer> {
  const answer = await run.fetch(url, ACCEPT_CREDENTIAL);
  if (!answer.ok || answer.status !== 200) return only(absenceOf(url, answer));
  const opened = openBytes(answer.bytes);
  return opened.kind === 'url' ? only(unknown('format', 'not-a-credential')) : verifyOpened(run, opened, answer.url, 0);
}

/** A web page, a plain or damaged picture: nothing is claimed in a form that a machine could check, so nothing is false either. */
const NO_CREDENTIAL: ReadonlySet<Reason> = new Set<Reason>([
  'not-a-credential',
  'image-without-credential',
  'image-malformed',
  'image-with-two-credentials',
  'too-deep',
  'too-large',
  'number-not-exact',
]);

/** An answer about something that is no credential, or none that can be read. */
export const only = (...checks: readonly Check[]): Answer => ({ claims: NO_CLAIMS, checks, id: null });

/** A compact JWT, or an SD-JWT: the same with what it discloses behind it. */
async function verifyToken(run: Run, token: string, depth: number): Promise<Answer> {
  if (token.includes('~')) return verifySdJwt(run, token, depth);
  const jwt = decodeJwt(token);
  return jwt ? verifyShown(run, jwt, jwt.claims, depth) : only(unknown('format', 'not-a-credential'));
}

/** What of a JWT is shown; where its holder may have kept back that it was revoked or has ended, that can't be told. */
async function verifyShown(run: Run, jwt: Jwt, payload: JsonObject, depth: number): Promise<Answer> {
  const answer = await verifyJwt(run, { ...jwt, claims: payload }, depth);
  return withholds(jwt.claims, payload)
    ? { ...answer, checks: [...answer.checks.filter(isAnswered), unknown('status', 'status-withheld')] }
    : answer;
}

const isAnswered = ({ id, outcome }: Check) => id !== 'status' || outcome !== 'not-applicable';

/** RFC 9901; Securing Verifiable Credentials using JOSE and COSE, 3.2; SD-JWT VC. */
async function verifySdJwt(run: Run, text: string, depth: number): Promise<Answer> {
  const { openSdJwt, verifySdJwtVc } = await run.rare();
  const opened = await openSdJwt(run, text);
  if (opened.ok) {
    const { jwt, payload } = opened;
    return payload['@context'] === undefined && payload.vc === undefined
      ? verifySdJwtVc(run, opened)
      : verifyShown(run, jwt, payload, depth);
  }
  const { fault, value } = opened;
  if (fault === 'not-an-sd-jwt') return only(unknown('format', 'not-a-credential'));
  return fault === 'hash-unsupported' || fault === 'key-binding-unsupported' || fault === 'too-much'
    ? only(unknown('proof', 'proof-type-unsupported', { type: `SD-JWT, ${value || fault}` }))
    : only(fail('proof', 'proof-malformed', { type: 'SD-JWT', member: fault, value }));
}

/** Securing Verifiable Credentials using JOSE and COSE, 3.3. */
async function verifyCose(run: Run, bytes: Uint8Array, depth: number): Promise<Answer> {
  const { openCose } = await run.rare();
  const jwt = openCose(bytes);
  return jwt ? verifyJwt(run, jwt, depth) : only(unknown('format', 'not-a-credential'));
}

async function verifyJwt(run: Run, jwt: Jwt, depth: number): Promise<Answer> {
  const inner = innerVerifier(run, depth);
  const presentation = presentationOfJwt(jwt.claims);
  if (presentation) return verifyPresentation(run, presentation, jwt, inner);
  if (isAssertion(jwt.claims)) return verifySignedAssertion(run, jwt);
  const secured = securedByJwt(jwt);
  if (!hasType(secured.credential, 'VerifiableCredential'))
    return only(unknown('format', 'unknown-format', { type: firstType(secured.credential) }));
  return verifySigned(run, secured, inner);
}

async function verifyDocument(run: Run, document: JsonObject, servedBy: string | null, depth: number): Promise<Answer> {
  const elm = await verifyElm(run, document);
  if (elm) return elm;
  if (isEnvelope(document)) return verifyEnvelope(run, document, depth);
  if (hasType(document, 'VerifiablePresentation'))
    return verifyPresentation(run, document, null, innerVerifier(run, depth));
  if (isBlockcerts(document)) {
    const { verifyBlockcerts } = await run.rare();
    return verifyBlockcerts(run, document, {
      checkStatus: (credential) => checkStatus(run, credential, fetchList),
    });
  }
  if (hasType(document, 'VerifiableCredential'))
    return verifySigned(run, { credential: document, envelope: null }, innerVerifier(run, depth));
  if (isAssertion(document)) return verifyHosted(run, document, servedBy);
  return isCredentialLike(document)
    ? only(fail('format', 'wrong-type', { member: 'type', type: 'VerifiableCredential', value: firstType(document) }))
    : only(unknown('format', 'unknown-format', { type: firstType(document) }));
}

async function verifyEnvelope(run: Run, document: JsonObject, depth: number): Promise<Answer> {
  const token = enclosedToken(document);
  if (token !== null) return verifyToken(run, token, depth);
  const id = textOf(document.id) ?? '';
  return /^data:application\/v[cp]\+cose\b/.test(id)
    ? only(unknown('format', 'unsupported-format', { type: id.slice('data:'.length).split(/[;,]/, 1)[0] }))
    : only(fail('format', 'wrong-value', { member: 'id', value: id.split(',', 1)[0] }));
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

function isBlockcerts(document: JsonObject): boolean {
  if (listOf(document['@context']).some((context) => typeof context === 'string' && /blockcerts/i.test(context)))
    return true;
  return [...listOf(document.proof), ...listOf(document.signature)]
    .filter(isObject)
    .flatMap((proof) => [...listOf(proof.type), ...listOf(proof.cryptosuite)])
    .some((name) => typeof name === 'string' && /^(?:Merkle|merkle-proof|ChainedProof2021)/.test(name));
}
