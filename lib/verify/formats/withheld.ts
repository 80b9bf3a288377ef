import { isObject, type JsonObject, listOf } from '../json';

/**
 * Does an SD-JWT keep back a member of the credential itself, or a part of its status? Takes the payload as signed and as
 * shown. What stands in the subject may be kept back; status and end should not be, but nothing keeps an issuer from it.
 * A decoy can't be told from it. Securing Verifiable Credentials using JOSE and COSE, 3.2; RFC 9901, 4.2.4 and 4.2.5.
 */
export function withholds(signed: JsonObject, shown: JsonObject): boolean {
  return (
    keepsMembers(signed, shown) ||
    keepsElements(signed, shown) ||
    (isObject(signed.vc) &&
      isObject(shown.vc) &&
      (keepsMembers(signed.vc, shown.vc) || keepsElements(signed.vc, shown.vc)))
  );
}

/** A digest for which no member came. */
function keepsMembers(signed: JsonObject, shown: JsonObject): boolean {
  const disclosed = Object.keys(shown).filter((name) => !Object.hasOwn(signed, name));
  return listOf(signed._sd).length > (signed === shown ? 0 : disclosed.length);
}

function keepsElements(signed: JsonObject, shown: JsonObject): boolean {
  const entries = listOf(signed.credentialStatus);
  return signed === shown
    ? entries.some((entry) => isObject(entry) && '...' in entry)
    : entries.length > listOf(shown.credentialStatus).length;
}
