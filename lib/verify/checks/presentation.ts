import type { Answer } from '../answer';
import { fail, notApplicable, unknown } from '../check';
import { resolveController } from '../did/controller';
import { faultOfEnvelope } from '../formats/envelope';
import { credentialOfJwt } from '../formats/jwt';
import { NO_CLAIMS } from '../formats/vc';
import { idOf, isObject, type JsonObject, listOf, textOf } from '../json';
import { unusableContext } from '../jsonld/usable';
import { MAX_INSIDE } from '../limits';
import { checkEmbeddedProofs, isSignedByMeaning } from '../proofs/embedded';
import { checkJwt, type Jwt } from '../proofs/jwt';
import type { Run } from '../run';
import type { Check, InnerReport, Verdict } from '../types';
import { foldVerdict, worstVerdict } from '../verdict';
import { checkPresentationModel } from './data-model';
import { checkMembers, type VerifyInner, verifyMember } from './inside';
import { foldProofs } from './proofs';
import { checkDates } from './validity';

/**
 * Verifies a presentation: each credential in it for itself, and its own proof where it has one. It is as good as the
 * worst of them. A presentation without a proof only gathers: who shows it isn't known, what it holds proves itself.
 * VC Data Model 2.0, 4.13 and 7.1; 1.1, 4.10.
 */
export async function verifyPresentation(
  run: Run,
  presentation: JsonObject,
  jwt: Jwt | null,
  verifyInner: VerifyInner,
): Promise<Answer> {
  const id = textOf(presentation.id);
  const own = [
    checkForm(presentation, jwt),
    ...(await checkOwnProof(run, presentation, jwt)),
    ...(jwt ? [checkOwnDates(jwt, run.options.now)] : []),
  ];
  const members = listOf(presentation.verifiableCredential);
  const inside: InnerReport[] = [];
  if (!own.some((check) => check.outcome === 'fail')) {
    for (const member of members.slice(0, MAX_INSIDE)) {
      if (!run.takeInside()) break;
      inside.push(await verifyMember(member, verifyInner));
    }
  }
  const [first] = inside;
  const single = first && members.length === 1 ? first : null;
  return {
    claims: {
      ...NO_CLAIMS,
      // What it says is what it holds, where that is one thing.
      ...(single && {
        issuer: single.issuer,
        achievement: single.achievement,
        recipient: single.recipient,
        issuedAt: single.issuedAt,
        expiresAt: single.expiresAt,
      }),
      format: 'verifiable-presentation',
    },
    checks: [...own, checkMembers(inside, members.length)],
    id,
    document: presentation,
    verdict: worstVerdict([
      ...inside.map(({ verdict }) => verdict),
      ...verdictOfOwn(own),
      ...(inside.length < members.length || members.length === 0 ? (['unverifiable'] as const) : []),
    ]),
    inside,
  };
}

/** Its own checks as verdicts: bad news of its own, and a proof that could not be checked. */
function verdictOfOwn(own: readonly Check[]): readonly Verdict[] {
  const proven = own.some((check) => check.id === 'proof' && check.outcome !== 'not-applicable');
  return proven || own.some((check) => check.outcome === 'fail') ? [foldVerdict(own)] : [];
}

function checkForm(presentation: JsonObject, jwt: Jwt | null): Check {
  const fault = jwt && faultOfEnvelope(jwt.header, jwt.claims);
  if (fault) return fail('format', 'wrong-value', { ...fault });
  const [signer, holder] = [jwt?.claims.iss, idOf(presentation.holder)];
  return signer !== undefined && holder !== null && signer !== holder
    ? fail('format', 'payload-differs', { member: 'iss' })
    : checkPresentationModel(presentation);
}

/** `nbf` and `exp` of the token. RFC 7519, 4.1.4 and 4.1.5. */
const checkOwnDates = (jwt: Jwt, now: Date) =>
  checkDates({ credential: {}, envelope: { jwt, claims: credentialOfJwt(jwt.claims), fault: null } }, now);

/** The presentation's proof, by a key that its holder uses to show itself; none is no fault. */
async function checkOwnProof(run: Run, presentation: JsonObject, jwt: Jwt | null): Promise<readonly Check[]> {
  if (!jwt && presentation.proof === undefined) return [notApplicable('proof')];
  const unusable = !jwt && isSignedByMeaning(presentation) ? unusableContext(presentation) : null;
  if (unusable)
    return [unknown('schema', unusable.reason, { url: unusable.url }), unknown('proof', 'signature-unchecked')];
  const holder = (jwt && textOf(jwt.claims.iss)) ?? idOf(presentation.holder) ?? holderOfProof(presentation);
  if (!holder) return [unknown('proof', 'signature-unchecked'), unknown('key', 'key-not-bound')];
  return foldProofs(!jwt, async () => {
    const controller = await resolveController(run, holder, 'authentication');
    return jwt
      ? [await checkJwt(run, jwt, controller)]
      : await checkEmbeddedProofs(run, presentation, controller, 'authentication');
  });
}

/** A presentation need not name its holder; whoever signed it then is. VC Data Model 2.0, 4.13. */
function holderOfProof(presentation: JsonObject): string | null {
  const [proof] = listOf(presentation.proof);
  return isObject(proof) ? (textOf(proof.verificationMethod)?.split('#', 1)[0] ?? null) : null;
}
