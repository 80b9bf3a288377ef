import { base64urlnopad } from '@scure/base';
import { hasType, idOf, isObject, type JsonObject, listOf, parseJson, textOf } from '../json';
import type { Evidence } from '../types';
import { aboutOf } from './about';
import type { Claims } from './vc';

const TYPES = ['EuropeanDigitalCredential', 'EuropassCredential'];
const MAX_EVIDENCE = 50;
const MAX_WORDS = 500;
const MAX_SKILLS_LOOKED_AT = 200;

/** Is this a credential of the European Learning Model 3, without its seal? */
export function isElm(document: JsonObject): boolean {
  return TYPES.some((type) => hasType(document, type));
}

/** One signature of a JWS in JSON, its protected header read. */
export interface SealSignature {
  /** As it was signed. */
  readonly protectedText: string;
  readonly header: JsonObject;
  readonly unprotected: JsonObject;
  readonly signature: string;
}

/** A credential inside its seal: what is signed, and what it says, are one text. */
export interface SealedDocument {
  readonly credential: JsonObject;
  readonly payload: string;
  readonly signatures: readonly SealSignature[];
}

/**
 * Opens a document that is a JWS in JSON, general or flattened (RFC 7515, 7.2), as European Digital Credentials are sealed;
 * the payload may stand in it as it is (RFC 7797). null: it is none. `malformed`: it looks like one but can't be read, or
 * says something beside what is sealed.
 */
export function openSealed(document: JsonObject): SealedDocument | 'malformed' | null {
  const { payload } = document;
  const isGeneral = document.signatures !== undefined;
  if (typeof payload !== 'string' || (!isGeneral && typeof document.signature !== 'string')) return null;
  const allowed = isGeneral ? ['payload', 'signatures'] : ['payload', 'protected', 'header', 'signature'];
  if (Object.keys(document).some((member) => !allowed.includes(member))) return 'malformed';
  const signatures = (isGeneral ? listOf(document.signatures) : [document]).map(readSignature);
  const [first] = signatures;
  if (!first || signatures.length > 100) return 'malformed';
  const plain = first.header.b64 === false;
  const whole: SealSignature[] = [];
  for (const signature of signatures) {
    // All must mean the same text. RFC 7797, 3.
    if (!signature || (signature.header.b64 === false) !== plain) return 'malformed';
    whole.push(signature);
  }
  const parsed = parseJson(plain ? payload : (textOfBase64(payload) ?? ''));
  // Half a character would be signed as another one than is shown.
  if (!parsed.ok || !isObject(parsed.value) || /\p{Surrogate}/u.test(payload)) return 'malformed';
  return { credential: parsed.value, payload, signatures: whole };
}

function readSignature(value: unknown): SealSignature | null {
  if (!isObject(value)) return null;
  const { header: unprotected = {} } = value;
  const [protectedText, signature] = [textOf(value.protected), textOf(value.signature)];
  if (!protectedText || !signature || !isObject(unprotected)) return null;
  const header = parseJson(textOfBase64(protectedText) ?? '');
  return header.ok && isObject(header.value) ? { protectedText, header: header.value, unprotected, signature } : null;
}

function textOfBase64(text: string): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(base64urlnopad.decode(text));
  } catch {
    return null;
  }
}

/**
 * Reads a credential of the European Learning Model 3: its title in its own primary language, who issued it, to whom, when.
 * Application profile EDC; W3C's members under their own names.
 */
export function readElm(credential: JsonObject): Claims {
  const display = firstObject(credential.displayParameter);
  const subject = firstObject(credential.credentialSubject);
  const claim = firstObject(subject?.hasClaim);
  const { issuer } = credential;
  const language = languageOf(display?.primaryLanguage);
  const say = (...values: readonly unknown[]) => firstOf(values.map((value) => wordsIn(value, language)));
  const about = aboutOf(null, skillsIn(subject, language));
  return {
    format: 'elm-3',
    issuer: {
      id: idOf(issuer),
      name: isObject(issuer) ? say(issuer.legalName, issuer.prefLabel, issuer.altLabel) : null,
    },
    achievement: {
      name: say(display?.title, credential.title, claim?.title, firstObject(claim?.specifiedBy)?.title),
      description: say(display?.description, credential.description, claim?.description),
    },
    recipient: {
      name: say(subject?.fullName) ?? joined([say(subject?.givenName), say(subject?.familyName)]),
    },
    issuedAt: firstOf(
      [
        credential.issued,
        credential.issuanceDate,
        credential.validFrom,
        firstObject(claim?.awardedBy)?.awardingDate,
      ].map(textOf),
    ),
    expiresAt: firstOf([credential.validUntil, credential.expirationDate].map(textOf)),
    identities: [],
    ...(about && { about }),
  };
}

/** Skills that what was learned relates to, each by its name in this language. ELM 3, LearningOutcome. */
function skillsIn(subject: JsonObject | undefined, language: string): readonly unknown[] {
  const outcomes = objectsIn(subject?.hasClaim)
    .flatMap(({ specifiedBy }) => objectsIn(specifiedBy))
    .flatMap(({ learningOutcome }) => objectsIn(learningOutcome));
  return outcomes
    .flatMap(({ relatedESCOSkill, relatedSkill }) => [...objectsIn(relatedESCOSkill), ...objectsIn(relatedSkill)])
    .slice(0, MAX_SKILLS_LOOKED_AT)
    .map(({ prefLabel }) => wordsIn(prefLabel, language));
}

/** What the credential names as its grounds: assessments, and documents that belong to a claim. Shown, never followed. */
export function readElmEvidence(credential: JsonObject): readonly Evidence[] {
  const language = languageOf(firstObject(credential.displayParameter)?.primaryLanguage);
  const found: Evidence[] = [];
  for (const claim of listOf(firstObject(credential.credentialSubject)?.hasClaim).filter(isObject)) {
    for (const assessment of listOf(claim.provenBy).filter(isObject)) {
      const grade = firstObject(assessment.grade)?.noteLiteral;
      found.push({
        name: wordsIn(assessment.title, language),
        description: wordsIn(grade, language) ?? wordsIn(assessment.description, language),
        url: null,
      });
    }
    const documents = [claim, ...listOf(claim.specifiedBy), ...listOf(claim.influencedBy)].flatMap((holder) =>
      isObject(holder) ? [...listOf(holder.supplementaryDocument), ...listOf(holder.attachment)] : [],
    );
    for (const document of documents.filter(isObject)) {
      found.push({
        name: wordsIn(document.title, language),
        description: wordsIn(document.description, language),
        url: textOf(document.contentURL) ?? textOf(document.contentUrl),
      });
    }
  }
  return found.filter(({ name, description, url }) => name || description || url).slice(0, MAX_EVIDENCE);
}

/** EU Vocabularies' language authority table, for the languages of Europass. */
const LANGUAGES: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'BUL bg CAT ca CES cs CNR cnr DAN da DEU de ELL el ENG en EST et EUS eu FIN fi FRA fr GLE ga GLG gl HRV hr HUN hu ' +
    'ISL is ITA it LAV lv LIT lt LTZ lb MKD mk MLT mt NLD nl NOB nb NOR no POL pl POR pt RON ro SLK sk SLV sl SPA es ' +
    'SQI sq SRP sr SWE sv TUR tr UKR uk'
  )
    .split(' ')
    .map((code, i, all) => [code, all[i + 1] ?? ''])
    .filter((_, i) => i % 2 === 0),
);

/** The two-letter code of a language concept, or '' where it isn't told. */
function languageOf(concept: unknown): string {
  const code =
    idOf(Array.isArray(concept) ? concept[0] : concept)
      ?.split('/')
      .at(-1) ?? '';
  return Object.hasOwn(LANGUAGES, code) ? (LANGUAGES[code] ?? '') : '';
}

/** Words in this language where the map has it, else in the first it has. */
function wordsIn(value: unknown, language: string): string | null {
  if (Array.isArray(value)) return firstOf(value.slice(0, 10).map((item) => wordsIn(item, language)));
  if (!isObject(value)) return typeof value === 'string' ? value.trim().slice(0, MAX_WORDS) || null : null;
  if (value['@value'] !== undefined) return wordsIn(value['@value'], language);
  const own = language && Object.hasOwn(value, language) ? value[language] : undefined;
  const [text] = listOf(own ?? Object.values(value)[0]);
  return typeof text === 'string' ? text.trim().slice(0, MAX_WORDS) || null : null;
}

const firstOf = (values: readonly (string | null)[]) => values.find((value) => value !== null) ?? null;
const joined = (parts: readonly (string | null)[]) => parts.filter((part) => part !== null).join(' ') || null;

const objectsIn = (value: unknown) => listOf(value).filter(isObject);

function firstObject(value: unknown): JsonObject | undefined {
  return listOf(value).find(isObject);
}
