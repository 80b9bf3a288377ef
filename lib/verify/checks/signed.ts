import type { Answer } from '../answer';
import { warn } from '../check';
import { resolveController } from '../did/controller';
import { readVc } from '../formats/vc';
import { idOf, listOf, textOf } from '../json';
import type { Run } from '../run';
import type { Check } from '../types';
import { checkDataModel, isPartial } from './data-model';
import { checkInside, evidenceOf, type VerifyInner } from './inside';
import { fetchList } from './list-credential';
import { checkProofs, type Secured } from './proofs';
import { checkSchemas } from './schema';
import { checkStatus } from './status';
import { checkDates, firstEnd } from './validity';

/**
 * Verifies a verifiable credential with embedded proofs, or secured as a JWT. Order: its own data model (asks nothing of
 * the network), proof and key, dates, status (a JWT's own `status` claim as well: Token Status List, 6.1), then what stands
 * inside it. VC Data Model 2.0, 7.1; Open Badges 3.0, 7.
 */
export async function verifySigned(run: Run, secured: Secured, verifyInner: VerifyInner): Promise<Answer> {
  const { credential, envelope } = secured;
  const read = readVc(credential);
  const claims = { ...read, expiresAt: firstEnd(secured) ?? read.expiresAt };
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
  checks.push(await checkSchemas(run, credential));
  const status = envelope?.jwt.claims.status;
  if (status !== undefined) {
    const issuer = await resolveController(run, idOf(credential.issuer) ?? '');
    checks.push(await (await run.rare()).checkTokenStatus(run, status, issuer));
  }
  if (status === undefined || credential.credentialStatus !== undefined)
    // Of what its holder may have left out, nobody can tell.
    checks.push(
      ...(isPartial(credential) && credential.credentialStatus === undefined
        ? [warn('status', 'status-perhaps-withheld')]
        : await checkStatus(run, credential, fetchList)),
    );
  const inside = await checkInside(run, credential, verifyInner);
  return { ...answer([...checks, ...inside.checks]), inside: inside.reports, evidence: inside.evidence };
}
