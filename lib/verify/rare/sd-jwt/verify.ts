import type { Answer } from '../../answer';
import { fail, notApplicable, pass, unknown } from '../../check';
import { checkValidity } from '../../checks/validity';
import { NO_CLAIMS } from '../../formats/vc';
import { isObject, type JsonObject, textOf, wordsOf } from '../../json';
import { checkJwt } from '../../proofs/jwt';
import type { Run } from '../../run';
import type { Check } from '../../types';
import type { SdJwt } from '../types';
import { resolveJwtVcIssuer } from './issuer';
import { checkTokenStatus } from './token-status';

/** Claims that stand in the open, so that no holder leaves one out. SD-JWT VC, 3.2.2.2. */
const IN_THE_OPEN = ['iss', 'nbf', 'exp', 'cnf', 'vct', 'vct#integrity', 'status'];

const isSdJwtVc = (typ: string | null) => /^(?:application\/)?(?:dc|vc)\+sd-jwt$/i.test(typ ?? '');

/**
 * Verifies an SD-JWT VC, a credential with a data model of its own (`vct`, `iss`), once it is opened: model, proof, key,
 * dates, status. SD-JWT-based Verifiable Credentials (draft-ietf-oauth-sd-jwt-vc), 3.4.
 */
export async function verifySdJwtVc(run: Run, { jwt, payload, typ }: SdJwt): Promise<Answer> {
  const { header, claims: signed } = jwt;
  const iss = textOf(signed.iss);
  const claims = {
    ...NO_CLAIMS,
    format: 'sd-jwt-vc',
    issuer: { id: iss, name: null },
    achievement: { name: textOf(signed.vct), description: null },
    recipient: { name: nameOf(payload) },
    issuedAt: dateOf(payload.iat) ?? dateOf(signed.nbf),
    expiresAt: dateOf(signed.exp),
  } as const;
  const answer = (checks: readonly Check[]): Answer => ({ claims, checks, id: textOf(payload.jti) });

  const hidden = IN_THE_OPEN.find((name) => Object.hasOwn(payload, name) && !Object.hasOwn(signed, name));
  if (hidden) return answer([fail('format', 'wrong-value', { member: hidden, value: '_sd' })]);
  if (!isSdJwtVc(typ)) return answer([fail('format', 'wrong-value', { member: 'typ', value: typ })]);
  if (!textOf(signed.vct)) return answer([fail('format', 'missing-member', { member: 'vct' })]);
  // The issuer is then whoever a certificate in the header names.
  if (!iss)
    return answer([
      pass('format'),
      unknown('proof', 'proof-type-unsupported', { type: header.x5c ? 'x5c' : 'iss' }),
      unknown('key', 'signature-unchecked'),
    ]);
  const controller = await resolveJwtVcIssuer(run, iss);
  const { proof, key } = await checkJwt(run, jwt, controller);
  const dates = checkDates(signed, payload, run.options.now);
  const checks = [...(dates.id === 'format' ? [] : [pass('format')]), notApplicable('schema'), proof, key, dates];
  // A signature that doesn't hold makes the list it points to nobody's.
  if (proof.outcome !== 'fail' && key.outcome !== 'fail')
    checks.push(await checkTokenStatus(run, signed.status, controller));
  return answer(checks);
}

/** `iat` may be disclosed or kept back; the others stand in the open. */
function checkDates(signed: JsonObject, payload: JsonObject, now: Date): Check {
  for (const name of ['nbf', 'exp', 'iat']) {
    const claim = payload[name];
    if (claim !== undefined && dateOf(claim) === null)
      return fail('format', 'bad-date', { member: name, value: claim });
  }
  const check = checkValidity(dateOf(signed.nbf) ?? dateOf(payload.iat), dateOf(signed.exp), now);
  // Both are optional.
  return check.reason === 'no-issue-date' ? pass('validity') : check;
}

/** NumericDate, RFC 7519, 2; null for what is no time. Milliseconds would lie some fifty thousand years ahead. */
function dateOf(claim: unknown): string | null {
  return typeof claim === 'number' && claim >= 0 && claim < 1e11 ? new Date(claim * 1000).toISOString() : null;
}

/** The person's name as OpenID Connect writes it, at the top or in the one object that holds the rest. */
function nameOf(payload: JsonObject): string | null {
  const subject = isObject(payload.credentialSubject) ? payload.credentialSubject : payload;
  const parts = [wordsOf(subject.given_name), wordsOf(subject.family_name)].filter((part) => part !== null);
  return wordsOf(subject.name) ?? (parts.length > 0 ? parts.join(' ') : null);
}
