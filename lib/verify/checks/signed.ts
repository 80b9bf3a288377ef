import type { ProtectedHeaderParameters } from 'jose';
import { fail, notApplicable, pass, unknown } from '../check';
import { resolveController } from '../did/controller';
import { openBytes } from '../formats/open';
import { readVc } from '../formats/vc';
import { idOf, isObject, type JsonObject, textOf } from '../json';
import { JsonLdError } from '../jsonld/canonize';
import { ContextError } from '../jsonld/loader';
import { checkEmbeddedProofs, type ProofAnswer } from '../proofs/data-integrity';
import { checkJwt, decodeJwt } from '../proofs/jwt';
import { ACCEPT_CREDENTIAL, type Run } from '../run';
import type { FetchedList } from '../status/bitstring';
import type { Check } from '../types';
import { checkDataModel, unusableContext } from './data-model';
import type { Answer } from './hosted';
import { checkStatus } from './status';
import { checkValidity } from './validity';
import { worstOf } from './worst';

/** A JWT with the header it came under, when the credential is secured by one. */
export interface Envelope {
  readonly token: string;
  readonly header: ProtectedHeaderParameters;
}

/**
 * Verifies a verifiable credential with embedded proofs, or secured as a JWT. Order: its own data model (asks nothing of
 * the network), proof and key, dates, status. VC Data Model 2.0, 7.1; Open Badges 3.0, 7.
 */
export async function verifySigned(run: Run, credential: JsonObject, envelope: Envelope | null): Promise<Answer> {
  const claims = readVc(credential);
  const model = checkDataModel(credential);
  if (model.outcome === 'fail') return { claims, checks: [model] };
  const proofs = await checkProofs(run, credential, envelope);
  const dates = checkDates(credential, run.options.now);
  const checks: Check[] = [model, ...proofs, dates];
  if (!checks.some((check) => check.outcome === 'fail' && check.id !== 'validity')) {
    checks.push(await checkStatus(run, credential.credentialStatus, idOf(credential.issuer) ?? '', fetchList));
  }
  return { claims, checks };
}

function checkDates(credential: JsonObject, now: Date): Check {
  const check = checkValidity(
    credential.validFrom ?? credential.issuanceDate,
    credential.validUntil ?? credential.expirationDate,
    now,
  );
  // VC Data Model 2.0 makes `validFrom` optional.
  return check.reason === 'no-issue-date' ? notApplicable('validity') : check;
}

/** `schema`, `proof` and `key`, each folded to the worst over all proofs. */
async function checkProofs(run: Run, credential: JsonObject, envelope: Envelope | null): Promise<readonly Check[]> {
  if (!envelope && credential.proof === undefined) return [unknown('proof', 'no-proof')];
  const unusable = envelope ? null : unusableContext(credential);
  if (unusable)
    return [unknown('schema', unusable.reason, { url: unusable.url }), unknown('proof', 'signature-unchecked')];
  const controller = await resolveController(run, idOf(credential.issuer) ?? '');
  try {
    const answers: readonly ProofAnswer[] = envelope
      ? [await checkJwt(run, envelope.token, envelope.header, controller)]
      : await checkEmbeddedProofs(run, credential, controller);
    const schema = envelope ? notApplicable('schema') : pass('schema');
    return [schema, worstOf(answers.map((answer) => answer.proof)), worstOf(answers.map((answer) => answer.key))];
  } catch (error) {
    if (error instanceof JsonLdError) return [fail('schema', error.reason, { value: error.value })];
    if (error instanceof ContextError) {
      const schema =
        error.reason === 'context-wrong'
          ? fail('schema', error.reason, { value: error.url })
          : unknown('schema', error.reason, { url: error.url });
      return [schema, unknown('proof', 'signature-unchecked')];
    }
    throw error;
  }
}

/** The credential inside a JWT's payload, and whether the registered claims agree with it. VC Data Model 1.1, 6.3.1; Open Badges 3.0, 8.2.3. */
export function credentialOfJwt(payload: JsonObject): {
  readonly credential: JsonObject;
  readonly differs: string | null;
} {
  const inner = isObject(payload.vc) ? payload.vc : payload;
  const credential: JsonObject =
    inner.issuer === undefined && textOf(payload.iss) ? { ...inner, issuer: payload.iss } : inner;
  const differs = (claim: unknown, member: unknown) =>
    claim !== undefined && member !== undefined && member !== null && claim !== member;
  const subject = isObject(credential.credentialSubject) ? credential.credentialSubject.id : undefined;
  if (differs(payload.iss, idOf(credential.issuer))) return { credential, differs: 'iss' };
  if (differs(payload.jti, credential.id)) return { credential, differs: 'jti' };
  if (differs(payload.sub, subject)) return { credential, differs: 'sub' };
  return { credential: withClaimDates(credential, payload), differs: null };
}

/** `nbf` and `exp` (seconds) narrow what the credential itself says of its dates. RFC 7519, 4.1.4 and 4.1.5. */
function withClaimDates(credential: JsonObject, payload: JsonObject): JsonObject {
  const seconds = (value: unknown) =>
    typeof value === 'number' && value > 0 && value < 1e11 ? new Date(value * 1000).toISOString() : undefined;
  const nbf = seconds(payload.nbf);
  const exp = seconds(payload.exp);
  return {
    ...credential,
    ...(nbf && !credential.validFrom && !credential.issuanceDate ? { validFrom: nbf } : {}),
    ...(exp && !credential.validUntil && !credential.expirationDate ? { validUntil: exp } : {}),
  };
}

/** Fetches a status list credential and proves it: data model, proof and key must all hold. Bitstring Status List 1.0, 3.2. */
async function fetchList(run: Run, url: string): Promise<FetchedList> {
  const answer = await run.fetch(url, ACCEPT_CREDENTIAL);
  if (!answer.ok || answer.status !== 200)
    return { ok: false, reason: 'status-unreachable', value: answer.ok ? String(answer.status) : answer.reason };
  const opened = openBytes(answer.bytes);
  if (opened.kind !== 'json' && opened.kind !== 'jwt') return { ok: false, reason: 'status-malformed', value: url };
  const jwt = opened.kind === 'jwt' ? decodeJwt(opened.token) : null;
  if (opened.kind === 'jwt' && !jwt) return { ok: false, reason: 'status-malformed', value: url };
  const unpacked = jwt
    ? credentialOfJwt(jwt.payload)
    : { credential: opened.kind === 'json' ? opened.value : {}, differs: null };
  const { credential } = unpacked;
  if (unpacked.differs || checkDataModel(credential).outcome === 'fail')
    return { ok: false, reason: 'status-malformed', value: url };
  const proofs = await checkProofs(
    run,
    credential,
    jwt && opened.kind === 'jwt' ? { token: opened.token, header: jwt.header } : null,
  );
  const held = (id: Check['id']) => proofs.some((check) => check.id === id && check.outcome === 'pass');
  return held('proof') && held('key')
    ? { ok: true, credential }
    : { ok: false, reason: 'status-list-not-proven', value: url };
}
