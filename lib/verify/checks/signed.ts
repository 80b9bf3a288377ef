import { fail, notApplicable } from '../check';
import { readVc } from '../formats/vc';
import { idOf, textOf } from '../json';
import type { Run } from '../run';
import type { Check } from '../types';
import { checkDataModel } from './data-model';
import type { Answer } from './hosted';
import { checkInside, type VerifyInner } from './inside';
import { fetchList } from './list-credential';
import { checkProofs, type Secured } from './proofs';
import { checkStatus } from './status';
import { checkValidity } from './validity';
import { worstOf } from './worst';

/**
 * Verifies a verifiable credential with embedded proofs, or secured as a JWT. Order: its own data model (asks nothing of
 * the network), proof and key, dates, status, then what stands inside it. VC Data Model 2.0, 7.1; Open Badges 3.0, 7.
 */
export async function verifySigned(run: Run, secured: Secured, verifyInner: VerifyInner): Promise<Answer> {
  const { credential, envelope } = secured;
  const claims = readVc(credential);
  const id = textOf(credential.id);
  const answer = (checks: readonly Check[]): Answer => ({ claims, checks, id, document: credential });
  if (envelope?.claims.differs) return answer([fail('format', 'payload-differs', { member: envelope.claims.differs })]);
  const model = checkDataModel(credential);
  if (model.outcome === 'fail') return answer([model]);
  const checks: Check[] = [model, ...(await checkProofs(run, secured)), checkDates(secured, run.options.now)];
  if (checks.some((check) => check.outcome === 'fail' && check.id !== 'validity')) return answer(checks);
  checks.push(await checkStatus(run, credential.credentialStatus, idOf(credential.issuer) ?? '', fetchList));
  const inside = await checkInside(run, credential, verifyInner);
  return { ...answer([...checks, ...inside.checks]), inside: inside.reports, evidence: inside.evidence };
}

/** The credential's dates under both their names, and its envelope's beside them: the worst counts. */
function checkDates({ credential, envelope }: Secured, now: Date): Check {
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
