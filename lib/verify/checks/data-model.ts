import { pass, unknown } from '../check';
import { ACHIEVEMENT_TYPES } from '../formats/vc';
import { hasType, isObject, type JsonObject, listOf, textOf } from '../json';
import type { Check } from '../types';
import { checkAchievementCredential, checkEndorsementCredential } from './model/achievement';
import { cautionOfClr, checkClr } from './model/clr';
import { isKnownContext } from './model/contexts';
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
  const fault = checkEnvelope(credential) ?? checkPlacement(credential) ?? checkKind(credential);
  if (fault) return isPartial(credential) ? withheld(fault) : fault;
  return (hasType(credential, 'ClrCredential') ? cautionOfClr(credential) : null) ?? pass('format');
}

/** The same question about a verifiable presentation; the credentials in it are verified apart. VC Data Model 2.0, 4.13. */
export function checkPresentationModel(presentation: JsonObject): Check {
  return checkPresentation(presentation) ?? checkPlacement(presentation) ?? pass('format');
}

function checkKind(credential: JsonObject): Fault {
  return (
    (ACHIEVEMENT_TYPES.some((type) => hasType(credential, type)) ? checkAchievementCredential(credential) : null) ??
    (hasType(credential, 'EndorsementCredential') ? checkEndorsementCredential(credential) : null) ??
    (hasType(credential, 'ClrCredential') ? checkClr(credential) : null)
  );
}

const SELECTIVE = /^(?:ecdsa-sd|bbs)-/;

/** May its holder have left parts out, so that what is missing is no fault of the issuer's? */
function isPartial(credential: JsonObject): boolean {
  return listOf(credential.proof).some((proof) => isObject(proof) && SELECTIVE.test(textOf(proof.cryptosuite) ?? ''));
}

const withheld = (fault: Check): Check =>
  fault.reason === 'missing-member' ? unknown('format', 'missing-member', fault.detail) : fault;

/** Expanding JSON-LD takes time by the node and by the context; real credentials have some hundred nodes and a handful of contexts. */
const MAX_NODES = 5_000;
const MAX_CONTEXTS = 32;

/**
 * The first JSON-LD context that we can't use: one that is neither packaged nor pinned, or one written into the document
 * (it could give a familiar word another meaning); or that there is more than we expand. null when all is well. Asks
 * nothing of the network.
 */
export function unusableContext(
  document: JsonObject,
): { readonly reason: 'context-not-known' | 'context-inline' | 'too-deep'; readonly url: string } | null {
  const stack: unknown[] = [document];
  let nodes = 0;
  let contexts = 0;
  while (stack.length > 0) {
    const value = stack.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (isObject(value) && '@context' in value) {
      if (value['@context'] === null) return { reason: 'context-inline', url: '' };
      for (const context of listOf(value['@context'])) {
        if (typeof context !== 'string') return { reason: 'context-inline', url: '' };
        if (!isKnownContext(context)) return { reason: 'context-not-known', url: context };
        contexts++;
      }
    }
    nodes++;
    if (nodes > MAX_NODES || contexts > MAX_CONTEXTS) return { reason: 'too-deep', url: '' };
    for (const [member, inner] of Object.entries(value)) if (member !== '@context') stack.push(inner);
  }
  return null;
}
