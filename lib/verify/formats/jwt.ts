import { hasType, idOf, isObject, type JsonObject, listOf, textOf } from '../json';

/** A credential as a JWT's payload gives it. */
export interface JwtCredential {
  readonly credential: JsonObject;
  /** The registered claim that contradicts the credential, or null. */
  readonly differs: string | null;
  /** `nbf` and `exp` as dates; undefined where absent, `malformed` where they are no time. They hold beside the credential's own dates. */
  readonly notBefore: Date | 'malformed' | undefined;
  readonly expires: Date | 'malformed' | undefined;
}

/**
 * Takes the credential out of a payload, in either form (under `vc`, or being the payload itself), and compares the
 * registered claims with it. VC Data Model 1.1, 6.3.1; Open Badges 3.0, 8.2.3; RFC 7519, 4.1.
 */
export function credentialOfJwt(payload: JsonObject): JwtCredential {
  const inner = isObject(payload.vc) ? payload.vc : payload;
  const credential: JsonObject = {
    ...(inner === payload ? {} : membersOf(payload, inner)),
    ...inner,
    ...(inner.issuer === undefined && textOf(payload.iss) ? { issuer: payload.iss } : {}),
    // A status beside `vc` is asked as well: none may be skipped.
    ...(inner === payload || payload.credentialStatus === undefined
      ? {}
      : { credentialStatus: [...listOf(inner.credentialStatus), ...listOf(payload.credentialStatus)] }),
  };
  const differs = (claim: unknown, member: unknown) =>
    claim !== undefined && member !== undefined && member !== null && claim !== member;
  const [only, ...others] = listOf(credential.credentialSubject);
  const subject = isObject(only) && others.length === 0 ? only.id : undefined;
  const contradiction = [
    ['iss', payload.iss, idOf(credential.issuer)],
    ['jti', payload.jti, credential.id],
    ['sub', payload.sub, subject],
  ].find(([, claim, member]) => differs(claim, member));
  return {
    credential,
    differs: typeof contradiction?.[0] === 'string' ? contradiction[0] : null,
    notBefore: timeOf(payload.nbf),
    expires: timeOf(payload.exp),
  };
}

/**
 * The members for which the registered claims may stand where the credential is under `vc`: its id and its dates. Many issuers
 * give `iat` alone. VC Data Model 1.1, 6.3.1 (JWT decoding).
 */
function membersOf({ jti, nbf, iat, exp }: JsonObject, vc: JsonObject): JsonObject {
  const [from, until] = [timeOf(nbf ?? iat), timeOf(exp)];
  // Under 2.0 they say when the token holds, and only that.
  const lacksDates = listOf(vc['@context'])[0] === V1 && vc.validFrom === undefined && vc.validUntil === undefined;
  return {
    ...(textOf(jti) ? { id: jti } : {}),
    ...(from instanceof Date && lacksDates ? { issuanceDate: from.toISOString() } : {}),
    ...(until instanceof Date && lacksDates ? { expirationDate: until.toISOString() } : {}),
  };
}

const V1 = 'https://www.w3.org/2018/credentials/v1';

/** The presentation in a payload, in either form (under `vp`, or being the payload itself), or null. VC Data Model 1.1, 6.3.1; 2.0, 4.13. */
export function presentationOfJwt(payload: JsonObject): JsonObject | null {
  const inner = isObject(payload.vp) ? payload.vp : payload;
  return hasType(inner, 'VerifiablePresentation') ? inner : null;
}

/** NumericDate: seconds since 1970. What is written in milliseconds would lie some fifty thousand years ahead. */
function timeOf(claim: unknown): Date | 'malformed' | undefined {
  if (claim === undefined) return undefined;
  return typeof claim === 'number' && claim >= 0 && claim < 1e11 ? new Date(claim * 1000) : 'malformed';
}
