import type { Answer } from '../answer';
import { fail, notApplicable, unknown } from '../check';
import { isElm, openSealed, readElm, readElmEvidence } from '../formats/elm';
import { NO_CLAIMS } from '../formats/vc';
import { isObject, type JsonObject, listOf, textOf } from '../json';
import type { Run } from '../run';
import type { Check } from '../types';
import { checkDataModel } from './data-model';
import { checkSchemas } from './schema';
import { checkValidity } from './validity';
import { worstOf } from './worst';

/**
 * Verifies a European Digital Credential: sealed (a JWS in JSON), or as bare JSON-LD, which anybody could have written.
 * Everything it reports is read from the very text that is sealed. null: the document is neither.
 */
export async function verifyElm(run: Run, document: JsonObject): Promise<Answer | null> {
  const sealed = openSealed(document);
  if (sealed === 'malformed') {
    // Other things are signed so as well, and many more have a member of that name.
    if (!looksSealed(document)) return null;
    return { claims: NO_CLAIMS, checks: [fail('proof', 'proof-malformed', { member: 'payload' })], id: null };
  }
  if (sealed) {
    if (!isElm(sealed.credential)) return null;
    const answer = await answerOf(run, sealed.credential);
    const seal = await (await run.rare()).verifySeal(sealed, run);
    return { ...answer, checks: [...answer.checks, ...seal] };
  }
  if (!isElm(document) || document.proof !== undefined) return null;
  const answer = await answerOf(run, document);
  return { ...answer, checks: [...answer.checks, unknown('proof', 'no-proof')] };
}

/** Is there a European credential in it, as far as can be told from something that can't be opened? */
function looksSealed({ payload, signatures }: JsonObject): boolean {
  const text = textOf(payload) ?? '';
  return signatures !== undefined && (text.includes('data.europa.eu/snb/') || /^[\w-]+$/.test(text));
}

async function answerOf(run: Run, credential: JsonObject): Promise<Answer> {
  const [status] = listOf(credential.credentialStatus);
  return {
    claims: readElm(credential),
    checks: [
      checkDataModel(credential),
      await checkSchemas(run, credential),
      checkDates(credential, run.options.now),
      // Where such credentials say that they were withdrawn is not settled; none is passed over.
      status === undefined
        ? notApplicable('status')
        : unknown('status', 'status-type-unknown', { type: isObject(status) ? listOf(status.type)[0] : status }),
    ],
    evidence: readElmEvidence(credential),
    id: textOf(credential.id),
  };
}

/** Both versions of W3C's names for the dates; the worst counts. */
function checkDates(credential: JsonObject, now: Date): Check {
  const checks = [
    checkValidity(credential.validFrom, credential.validUntil, now),
    checkValidity(credential.issuanceDate, credential.expirationDate, now),
  ];
  return worstOf(checks.map((check) => (check.reason === 'no-issue-date' ? notApplicable('validity') : check)));
}
