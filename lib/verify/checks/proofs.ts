import { fail, notApplicable, pass, unknown } from '../check';
import { resolveController } from '../did/controller';
import { faultOfEnvelope } from '../formats/envelope';
import { credentialOfJwt, type JwtCredential } from '../formats/jwt';
import { idOf, type JsonObject, listOf } from '../json';
import { ContextError, JsonLdError, WorkError } from '../jsonld/errors';
import { unusableContext } from '../jsonld/usable';
import type { ProofAnswer } from '../proofs/answer';
import { checkEmbeddedProofs, isSignedByMeaning } from '../proofs/embedded';
import { checkJwt, type Jwt } from '../proofs/jwt';
import type { Run } from '../run';
import type { Check } from '../types';
import { worstOf } from './worst';

/** A credential as it is to be verified: an object with embedded proofs, or what a JWT secures. */
export interface Secured {
  readonly credential: JsonObject;
  /** null: embedded proofs. */
  readonly envelope: {
    readonly jwt: Jwt;
    readonly claims: JwtCredential;
    /** What makes it none of a credential, or contradicts the credential in it; null when nothing does. */
    readonly fault: Check | null;
  } | null;
}

/** Takes the credential out of a JWT. */
export function securedByJwt(jwt: Jwt): Secured {
  const claims = credentialOfJwt(jwt.claims);
  return { credential: claims.credential, envelope: { jwt, claims, fault: checkEnvelope(jwt, claims) } };
}

function checkEnvelope({ header, claims }: Jwt, { differs }: JwtCredential): Check | null {
  const fault = faultOfEnvelope(header, claims);
  if (fault) return fail('format', 'wrong-value', { member: fault.member, value: fault.value });
  return differs === null ? null : fail('format', 'payload-differs', { member: differs });
}

/** `schema`, `proof` and `key`, each folded to the worst over all proofs. */
export async function checkProofs(run: Run, { credential, envelope }: Secured): Promise<readonly Check[]> {
  if (!envelope && credential.proof === undefined) return [unknown('proof', 'no-proof')];
  // A signature over the letters needs no vocabulary; one over the meaning does.
  const byMeaning = !envelope && isSignedByMeaning(credential);
  const unusable = byMeaning ? unusableContext(credential) : null;
  if (unusable)
    return [unknown('schema', unusable.reason, { url: unusable.url }), unknown('proof', 'signature-unchecked')];
  const issuer = idOf(credential.issuer) ?? '';
  const checks = await foldProofs(byMeaning, async () => {
    const controller = await resolveController(run, issuer);
    return envelope
      ? [await checkJwt(run, envelope.jwt, controller)]
      : await checkEmbeddedProofs(run, credential, controller);
  });
  const subjects = listOf(credential.credentialSubject).map(idOf);
  return checks.map((check) => (subjects.includes(check.detail?.value ?? '') ? withoutValue(check) : check));
}

/** Who the subject is stays out of a report, which is kept. */
function withoutValue(check: Check): Check {
  const { detail: _, ...rest } = check;
  return rest;
}

/** The answers of all proofs as one `schema`, `proof` and `key`; what stopped them is a check as well. */
export async function foldProofs(
  byMeaning: boolean,
  ask: () => Promise<readonly ProofAnswer[]>,
): Promise<readonly Check[]> {
  try {
    const answers = await ask();
    const schema = byMeaning ? pass('schema') : notApplicable('schema');
    return [schema, worstOf(answers.map((answer) => answer.proof)), worstOf(answers.map((answer) => answer.key))];
  } catch (error) {
    return [schemaCheck(error), unknown('proof', 'signature-unchecked')];
  }
}

/** Why a document could not be canonicalised. Throws what is none of that. */
function schemaCheck(error: unknown): Check {
  if (error instanceof JsonLdError) return fail('schema', error.reason, { member: error.value, value: error.value });
  if (error instanceof WorkError) return unknown('schema', 'too-much-work');
  if (!(error instanceof ContextError)) throw error;
  return unknown('schema', error.reason, { url: error.url });
}
