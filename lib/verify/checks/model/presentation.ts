import { hasType, idOf, isObject, type JsonObject, listOf } from '../../json';
import { checkContexts, V1 } from './contexts';
import { checkId, checkTypeMember } from './envelope';
import { type Fault, wrongType, wrongValue } from './fault';
import { COMPACT_JWS, isUrl } from './values';

/**
 * What a verifiable presentation must have; the credentials in it are verified apart. VC Data Model 2.0, 4.13; 1.1, 4.10
 * (where a credential may also stand as a compact JWT).
 */
export function checkPresentation(presentation: JsonObject): Fault {
  const { holder } = presentation;
  const v1 = listOf(presentation['@context'])[0] === V1;
  const members = listOf(presentation.verifiableCredential);
  const other = members.findIndex(
    (member) =>
      !(hasType(member, 'VerifiableCredential') || isEnvelopedOf(member, 'EnvelopedVerifiableCredential')) &&
      !(v1 && typeof member === 'string' && COMPACT_JWS.test(member)),
  );
  return (
    checkContexts(presentation) ??
    checkTypeMember(presentation, 'VerifiablePresentation') ??
    // What it would say as a credential, no issuer has signed.
    (hasType(presentation, 'VerifiableCredential') ? wrongValue('type', presentation.type) : null) ??
    checkId(presentation) ??
    (holder === undefined || isUrl(idOf(holder))
      ? null
      : wrongValue(isObject(holder) ? 'holder.id' : 'holder', holder)) ??
    (other < 0 ? null : wrongType(`verifiableCredential[${other}]`, 'VerifiableCredential'))
  );
}

/** Something secured on its own, carried as a `data:` address. VC Data Model 2.0, 4.13.1 and 4.13.2. */
export function isEnvelopedOf(value: unknown, type: string): boolean {
  return isObject(value) && hasType(value, type) && typeof value.id === 'string' && value.id.startsWith('data:');
}
