import type { Answer } from '../answer';
import { readVc } from '../formats/vc';
import { listOf, textOf } from '../json';
import type { Run } from '../run';
import type { Check } from '../types';
import { checkDataModel } from './data-model';
import { checkInside, evidenceOf, type VerifyInner } from './inside';
import { fetchList } from './list-credential';
import { checkProofs, type Secured } from './proofs';
import { checkSchemas } from './schema';
import { checkStatus } from './status';
import { checkDates } from './validity';

/**
 * Verifies a verifiable credential with embedded proofs, or secured as a JWT. Order: its own data model (asks nothing of
 * the network), proof and key, dates, status, then what stands inside it. VC Data Model 2.0, 7.1; Open Badges 3.0, 7.
 */
export async function verifySigned(run: Run, secured: Secured, verifyInner: VerifyInner): Promise<Answer> {
  const { credential, envelope } = secured;
  const claims = readVc(credential);
  const id = textOf(credential.id);
  const answer = (checks: readonly Check[]): Answer => ({ claims, checks, id, document: credential });
  if (envelope?.fault) return answer([envelope.fault]);
  const model = checkDataModel(credential);
  if (model.outcome === 'fail') return answer([model]);
  const checks: Check[] = [model, ...(await checkProofs(run, secured)), checkDates(secured, run.options.now)];
  if (checks.some((check) => check.outcome === 'fail' && check.id !== 'validity')) return answer(checks);
  // Nothing that could be asked would make it proven.
  if (checks.some((check) => check.id === 'proof' && check.reason === 'no-proof'))
    return { ...answer(checks), evidence: evidenceOf(listOf(credential.evidence)) };
  checks.push(await checkSchemas(run, credential), ...(await checkStatus(run, credential, fetchList)));
  const inside = await checkInside(run, credential, verifyInner);
  return { ...answer([...checks, ...inside.checks]), inside: inside.reports, evidence: inside.evidence };
}
