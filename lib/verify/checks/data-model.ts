import { pass, unknown } from '../check';
import { ACHIEVEMENT_TYPES } from '../formats/vc';
import { hasType, isObject, type JsonObject, listOf, textOf } from '../json';
import type { Check } from '../types';
import { checkAchievementCredential, checkEndorsementCredential } from './model/achievement';
import { cautionOfClr, checkClr } from './model/clr';
import { checkEnvelope } from './model/envelope';
import type { Fault } from './model/fault';
import { checkPlacement } from './model/placement';
import { checkPresentation } from './model/presentation';

/**
 * Does the credential obey its own data model? Required members, types, one subject, contexts in their place, and nothing
 * that would let the signed meaning differ from what stands where a reader looks.
 * VC Data Model 1.1 and 2.0, 4; Open Badges 3.0, B; CLR 2.0; the official validator's probes.
 */
export function checkDataModel(credential: JsonObject): Check {
  const fault = withoutIdentity(checkEnvelope(credential) ?? checkPlacement(credential) ?? checkKind(credential));
  if (fault) return isPartial(credential) ? withheld(fault) : fault;
  return (hasType(credential, 'ClrCredential') ? cautionOfClr(credential) : null) ?? pass('format');
}

/** The same question about a verifiable presentation; the credentials in it are verified apart. VC Data Model 2.0, 4.13. */
export function checkPresentationModel(presentation: JsonObject): Check {
  return withoutIdentity(checkPresentation(presentation) ?? checkPlacement(presentation)) ?? pass('format');
}

function checkKind(credential: JsonObject): Fault {
  return (
    (ACHIEVEMENT_TYPES.some((type) => hasType(credential, type)) ? checkAchievementCredential(credential) : null) ??
    (hasType(credential, 'EndorsementCredential') ? checkEndorsementCredential(credential) : null) ??
    (hasType(credential, 'ClrCredential') ? checkClr(credential) : null)
  );
}

/** What stands in the subject, or as the holder, may say who somebody is; a report, which is kept, tells only where it stands. */
function withoutIdentity(fault: Fault): Fault {
  if (!fault?.detail || !/^(?:credentialSubject|holder)\b/.test(fault.detail.member ?? '')) return fault;
  const { value: _, ...detail } = fault.detail;
  return { ...fault, detail };
}

const SELECTIVE = /^(?:ecdsa-sd|bbs)-/;

/** May its holder have left parts out, so that what is missing is no fault of the issuer's? */
export function isPartial(credential: JsonObject): boolean {
  return listOf(credential.proof).some((proof) => isObject(proof) && SELECTIVE.test(textOf(proof.cryptosuite) ?? ''));
}

const withheld = (fault: Check): Check =>
  fault.reason === 'missing-member' ? unknown('format', 'missing-member', fault.detail) : fault;
