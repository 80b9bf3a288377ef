import { fail } from '../../check';
import { instantOf } from '../../dates';
import { hasType, idOf, isObject, type JsonObject, listOf, textOf } from '../../json';
import { checkContexts, V1, V2 } from './contexts';
import { each, type Fault, mayHaveWords, missing, place, wrongType, wrongValue } from './fault';
import { isAbsentDate, isTypes, isUrl } from './values';

/**
 * What every verifiable credential must have. VC Data Model 1.1, 4 and 2.0, 4. Where real issuers of 1.1 are known to differ
 * (a date without time zone, `validFrom` under the old context), the gentler reading holds.
 */
export function checkEnvelope(credential: JsonObject): Fault {
  const base = listOf(credential['@context'])[0];
  return (
    checkContexts(credential) ??
    checkTypeMember(credential, 'VerifiableCredential') ??
    checkId(credential, '', base === V2) ??
    checkIssuer(credential.issuer, base === V2) ??
    checkSubjects(credential.credentialSubject, base === V2) ??
    (base === V1 && isAbsentDate(credential.issuanceDate) && isAbsentDate(credential.validFrom)
      ? missing('issuanceDate')
      : null) ??
    checkDates(credential) ??
    each(credential.credentialStatus, 'credentialStatus', checkTyped) ??
    each(credential.credentialSchema, 'credentialSchema', checkSchemaEntry) ??
    each(credential.termsOfUse, 'termsOfUse', checkTyped) ??
    each(credential.evidence, 'evidence', checkTyped) ??
    each(credential.refreshService, 'refreshService', checkTyped) ??
    (base === V2
      ? (mayHaveWords(credential, '', ['name', 'description']) ?? checkRelated(credential.relatedResource))
      : null)
  );
}

/** `type` of the whole: names of types, one of them this. VC Data Model 2.0, 4.5. */
export function checkTypeMember(document: JsonObject, type: string): Fault {
  if (!hasType(document, type)) return wrongType('type', type);
  const types = document.type ?? document['@type'];
  return isTypes(types) ? null : wrongValue('type', types);
}

/** One URL, or none at all. VC Data Model 2.0, 4.4. Issuers of 1.1 are known to put a bare number of their own there. */
export function checkId(object: JsonObject, at = '', v2 = true): Fault {
  const { id } = object;
  return id === undefined || isUrl(id) || (!v2 && textOf(id)) ? null : wrongValue(place(at, 'id'), id);
}

/** A URL, or an object with one as its id. VC Data Model 2.0, 4.7. */
function checkIssuer(issuer: unknown, v2: boolean): Fault {
  if (!isUrl(idOf(issuer))) return missing('issuer.id');
  return v2 && isObject(issuer) ? mayHaveWords(issuer, 'issuer', ['name', 'description']) : null;
}

/** At least one subject, and each says something. VC Data Model 2.0, 4.8. */
function checkSubjects(subjects: unknown, v2: boolean): Fault {
  if (listOf(subjects).length === 0) return missing('credentialSubject');
  return each(subjects, 'credentialSubject', (subject, at) =>
    Object.keys(subject).length === 0 ? wrongValue(at) : withoutValue(checkId(subject, at, v2)),
  );
}

/** A subject may be named by an e-mail address, and a report is kept. */
const withoutValue = (fault: Fault): Fault => {
  if (!fault?.detail) return fault;
  const { value: _, ...detail } = fault.detail;
  return { ...fault, detail };
};

const PERIODS = [
  ['validFrom', 'validUntil'],
  ['issuanceDate', 'expirationDate'],
] as const;

/** Dates that can be read, and no end before its start. VC Data Model 2.0, 4.9; 1.1, 4.5 and 4.6. */
function checkDates(credential: JsonObject): Fault {
  for (const [start, end] of PERIODS) {
    const from = readDate(credential[start]);
    if (from === 'malformed') return badDate(start, credential[start]);
    const until = readDate(credential[end]);
    if (until === 'malformed' || (from && until && until < from)) return badDate(end, credential[end]);
  }
  return null;
}

function readDate(value: unknown): Date | 'malformed' | null {
  return isAbsentDate(value) ? null : (instantOf(value) ?? 'malformed');
}

export const badDate = (member: string, value: unknown) => fail('format', 'bad-date', { member, value });

/** An object that must say by its type how it is to be used: status, terms, evidence, refresh. VC Data Model 2.0, 4.10, 5.4 to 5.6. */
function checkTyped(object: JsonObject, at: string): Fault {
  const types = object.type ?? object['@type'];
  if (types === undefined || types === null) return missing(`${at}.type`);
  return isTypes(types) ? checkId(object, at) : wrongValue(`${at}.type`, types);
}

/** VC Data Model 2.0, 4.11: type and id. */
function checkSchemaEntry(object: JsonObject, at: string): Fault {
  return checkTyped(object, at) ?? (isUrl(object.id) ? null : missing(`${at}.id`));
}

/** Documents named with their digests, each once. VC Data Model 2.0, 5.3. */
function checkRelated(related: unknown): Fault {
  const seen = new Set<string>();
  return each(related, 'relatedResource', (resource, at) => {
    if (!isUrl(resource.id)) return missing(`${at}.id`);
    if (seen.has(resource.id)) return wrongValue(`${at}.id`, resource.id);
    seen.add(resource.id);
    const digests = [resource.digestSRI, resource.digestMultibase].filter((digest) => digest !== undefined);
    if (digests.length === 0) return missing(`${at}.digestSRI`);
    return digests.every((digest) => typeof digest === 'string') ? null : wrongValue(`${at}.digestSRI`);
  });
}
