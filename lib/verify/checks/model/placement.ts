import { fail, unknown } from '../../check';
import { hasType, idOf, isObject, type JsonObject, listOf, textOf } from '../../json';
import { type Fault, wrongValue } from './fault';

/** What says how long, by whose word and under which rules a credential holds; only its top level may. */
const OF_CREDENTIAL = [
  'issuer',
  'validFrom',
  'validUntil',
  'issuanceDate',
  'expirationDate',
  'credentialStatus',
  'credentialSubject',
  'credentialSchema',
  'refreshService',
  'termsOfUse',
  'relatedResource',
  'proof',
];
/** What says who achieved what; only the subject itself may. */
const OF_SUBJECT = ['identifier', 'achievement', 'result', 'verifiableCredential'];

/** The only JSON-LD keywords that don't let one thing be said in another place, or by another name, than where we read it. */
const PLAIN_KEYWORDS: ReadonlySet<string> = new Set(['@context', '@id', '@type', '@value', '@language', '@direction']);
const AT = 64;

/**
 * Does everything stand where a reader looks for it? A signature over JSON-LD covers a graph, not a tree: what is said of
 * the credential or of its subject could be moved to another object with the same id, or be written under its full
 * address, and the signature would still hold. Walks the whole document; its depth and size are bounded when it is parsed.
 */
export function checkPlacement(credential: JsonObject): Fault {
  const subjects = listOf(credential.credentialSubject).filter(isObject);
  return walk(credential, { id: nameOf(credential), subjects, ids: subjects.map(nameOf) }, true);
}

interface Owner {
  readonly id: string | null;
  readonly subjects: readonly JsonObject[];
  readonly ids: readonly (string | null)[];
}

function walk(value: object, owner: Owner, top: boolean): Fault {
  if (Array.isArray(value)) {
    for (const item of value) {
      const fault = typeof item === 'object' && item !== null ? walk(item, owner, false) : null;
      if (fault) return fault;
    }
    return null;
  }
  if (!isObject(value)) return null;
  // Which of the two a reader takes, nobody knows.
  const twice = ['@id', '@type'].find((keyword) => keyword in value && keyword.slice(1) in value);
  if (twice) return wrongValue(twice);
  let inner: Fault = null;
  for (const member in value) {
    if (member.charCodeAt(0) === AT && !PLAIN_KEYWORDS.has(member)) return wrongValue(member);
    // A full address means the same as its short name to a signature, but is another member to whoever reads dates or status.
    if (member.includes(':') || member === '__proto__') return unknown('format', 'member-by-address', { member });
    const child = value[member];
    if (inner === null && typeof child === 'object' && child !== null && member !== '@context')
      // The same learner may be the subject of each credential inside one; they stand in graphs of their own in a presentation,
      // and in a CLR, where they don't, each is held together by a proof of its own.
      inner = walk(child, member === 'verifiableCredential' ? { ...owner, ids: [] } : owner, false);
  }
  return (top ? null : checkDouble(value, owner)) ?? inner;
}

/** Its id, also by the name that ODRL's context has for it. */
const nameOf = (object: JsonObject): string | null => idOf(object) ?? textOf(object.uid);

/** An object that is not the credential or its subject, but says that it is. */
function checkDouble(object: JsonObject, owner: Owner): Fault {
  const id = nameOf(object);
  if (!id) return null;
  if (id === owner.id) {
    const moved = OF_CREDENTIAL.find((member) => member in object);
    if (moved) return fail('format', 'wrong-value', { member: moved });
  }
  if (owner.ids.includes(id) && !owner.subjects.includes(object)) {
    // A profile may bear the subject's id, and a name: of who made a badge for themselves, or endorsed it.
    const moved = OF_SUBJECT.find((member) => member in object) ?? ('name' in object && !isNamed(object) && 'name');
    if (moved) return fail('format', 'wrong-value', { member: moved });
  }
  return null;
}

const isNamed = (object: JsonObject) => hasType(object, 'Profile');
