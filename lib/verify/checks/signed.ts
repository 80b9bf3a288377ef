import type { ProtectedHeaderParameters } from 'jose';
import { fail, notApplicable, pass, unknown } from '../check';
import { resolveController } from '../did/controller';
import { openEnvelope } from '../formats/enveloped';
import { credentialOfJwt, type JwtCredential } from '../formats/jwt';
import { openBytes } from '../formats/open';
import { readVc } from '../formats/vc';
import { idOf, type JsonObject, textOf } from '../json';
import { ContextError, JsonLdError, WorkError } from '../jsonld/errors';
import { checkEmbeddedProofs, type ProofAnswer } from '../proofs/data-integrity';
import { checkJwt, decodeJwt } from '../proofs/jwt';
import { TRY_AGAIN } from '../reasons';
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
  readonly claims: Pick<JwtCredential, 'notBefore' | 'expires'>;
}

/**
 * Verifies a verifiable credential with embedded proofs, or secured as a JWT. Order: its own data model (asks nothing of
 * the network), proof and key, dates, status. VC Data Model 2.0, 7.1; Open Badges 3.0, 7.
 */
export async function verifySigned(run: Run, credential: JsonObject, envelope: Envelope | null): Promise<Answer> {
  const claims = readVc(credential);
  const model = checkDataModel(credential);
  const id = textOf(credential.id);
  if (model.outcome === 'fail') return { claims, checks: [model], id };
  const proofs = await checkProofs(run, credential, envelope);
  const dates = checkDates(credential, envelope, run.options.now);
  const checks: Check[] = [model, ...proofs, dates];
  if (!checks.some((check) => check.outcome === 'fail' && check.id !== 'validity')) {
    checks.push(...(await checkStatus(run, credential, fetchList)));
  }
  return { claims, checks, id };
}

/** The credential's dates under both their names, and its envelope's beside them: the worst counts. */
function checkDates(credential: JsonObject, envelope: Envelope | null, now: Date): Check {
  const { notBefore, expires } = envelope?.claims ?? {};
  const text = (time: Date | 'malformed' | undefined) => (time instanceof Date ? time.toISOString() : time);
  const checks = [
    checkValidity(credential.validFrom, credential.validUntil, now),
    checkValidity(credential.issuanceDate, credential.expirationDate, now),
    checkValidity(text(notBefore), text(expires), now),
  ];
  // VC Data Model 2.0 makes `validFrom` optional, RFC 7519 both claims.
  return worstOf(checks.map((check) => (check.reason === 'no-issue-date' ? notApplicable('validity') : check)));
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
    if (error instanceof WorkError)
      return [unknown('schema', 'too-much-work'), unknown('proof', 'signature-unchecked')];
    throw error;
  }
}

/** Fetches a status list credential and proves it: data model, proof and key must all hold. Bitstring Status List 1.0, 3.2. */
async function fetchList(run: Run, url: string): Promise<FetchedList> {
  const answer = await run.fetch(url, ACCEPT_CREDENTIAL);
  if (!answer.ok || answer.status !== 200)
    return { ok: false, reason: 'status-unreachable', value: answer.ok ? String(answer.status) : answer.reason };
  const opened = openEnvelope(openBytes(answer.bytes));
  if (opened.kind !== 'json' && opened.kind !== 'jwt') return { ok: false, reason: 'status-malformed', value: url };
  const jwt = opened.kind === 'jwt' ? decodeJwt(opened.token) : null;
  if (opened.kind === 'jwt' && !jwt) return { ok: false, reason: 'status-malformed', value: url };
  const unpacked = jwt ? credentialOfJwt(jwt.payload) : null;
  const credential = unpacked?.credential ?? (opened.kind === 'json' ? opened.value : {});
  if (unpacked?.differs || checkDataModel(credential).outcome !== 'pass')
    return { ok: false, reason: 'status-malformed', value: url };
  const envelope =
    jwt && unpacked && opened.kind === 'jwt' ? { token: opened.token, header: jwt.header, claims: unpacked } : null;
  const proofs = await checkProofs(run, credential, envelope);
  const held = (id: Check['id']) => proofs.some((check) => check.id === id && check.outcome === 'pass');
  if (held('proof') && held('key'))
    return { ok: true, credential, dates: checkDates(credential, envelope, run.options.now) };
  const isUnread = proofs.some((check) => check.reason && TRY_AGAIN.has(check.reason));
  return { ok: false, reason: isUnread ? 'status-unreachable' : 'status-list-not-proven', value: url };
}
