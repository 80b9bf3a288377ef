import type { JsonObject } from '../json';

/** A member of an envelope, or of its payload, that has no place there. */
export interface EnvelopeFault {
  readonly member: 'typ' | 'cty' | 'vc' | 'vp';
  readonly value: unknown;
}

/** What `typ` may say: nothing special, or a credential or presentation, by any name a draft or a standard gave it. */
const TYP =
  /^(?:jwt|jose|(?:vc|vp)(?:\+ld)?(?:\+json)?(?:\+(?:sd-)?jwt|\+cose)?|dc\+sd-jwt|(?:vc|vp)-ld\+jwt|(?:vc|vp)-jwt)$/;
/** What `cty` may say of the payload. Some issuers write what belongs into `typ`. */
const CTY = /^(?:json|jwt|ld\+json|(?:vc|vp)(?:\+ld)?(?:\+json)?(?:\+(?:sd-)?jwt)?|credential-claims-set\+json)$/;

/**
 * What makes an envelope (JWT, SD-JWT, or COSE with its media types as `typ` and `cty`) none of a credential, or null. A token
 * that was signed for another purpose says so in `typ`: an access token, a key binding, a status list. A payload that is a
 * credential itself may not carry another under `vc` or `vp`, or nobody knows which one was signed.
 * RFC 8725, 3.11; Securing Verifiable Credentials using JOSE and COSE, 3.1 to 3.3; VC Data Model 1.1, 6.3.1; Open Badges 3.0, 8.2.
 */
export function faultOfEnvelope(
  header: { readonly typ?: unknown; readonly cty?: unknown },
  payload: JsonObject,
): EnvelopeFault | null {
  if (!isAllowed(header.typ, TYP)) return { member: 'typ', value: header.typ };
  if (!isAllowed(header.cty, CTY)) return { member: 'cty', value: header.cty };
  if (payload['@context'] === undefined) return null;
  // Without what stands there: it may say who somebody is.
  if (payload.vc !== undefined) return { member: 'vc', value: null };
  return payload.vp === undefined ? null : { member: 'vp', value: null };
}

/** Absent, or a media type of the list, whose `application/` may be left out. RFC 7515, 4.1.9. */
function isAllowed(value: unknown, allowed: RegExp): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'string' && allowed.test(value.toLowerCase().replace(/^application\//, ''));
}
