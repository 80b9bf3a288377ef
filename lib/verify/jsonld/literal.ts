import canonicalize from 'canonicalize';
import { RDF_JSON, RDF_LANG_STRING, XSD_BOOLEAN, XSD_DOUBLE, XSD_INTEGER, XSD_STRING } from './iri';
import { NotSure } from './not-sure';
import { type Text, text } from './statement';

export type Scalar = string | number | boolean;

/** A JSON value as a literal of this datatype, null: the one it has by nature. JSON-LD 1.1 API, 8.2, as jsonld.js does it. */
export function literal(raw: Scalar, type: string | null): Text {
  // jsonld.js writes a language-tagged literal without its tag then.
  if (type === RDF_LANG_STRING) throw new NotSure('rdf:langString without a language');
  return text(lexical(raw, type), type ?? natural(raw), null, raw, type);
}

/** A string in a language, `tag` in lower case. */
export const languageString = (raw: string, tag: string): Text => text(raw, RDF_LANG_STRING, tag, raw, null);

/** Any JSON as a literal. JSON-LD 1.1 API, 8.2 and 8.6; RFC 8785. */
export function jsonLiteral(raw: unknown): Text {
  if (!isPlainJson(raw)) throw new NotSure('JSON that is lost in copying');
  let canonical: string | undefined;
  try {
    canonical = canonicalize(raw);
  } catch {
    throw new NotSure('JSON without a canonical form');
  }
  if (canonical === undefined) throw new NotSure('JSON without a canonical form');
  return text(canonical, RDF_JSON, null, raw, '@json');
}

function natural(raw: Scalar): string {
  if (typeof raw === 'string') return XSD_STRING;
  if (typeof raw === 'boolean') return XSD_BOOLEAN;
  return isDouble(raw) ? XSD_DOUBLE : XSD_INTEGER;
}

function lexical(raw: Scalar, type: string | null): string {
  if (typeof raw === 'boolean') return String(raw);
  if (typeof raw === 'number') return isDouble(raw) || type === XSD_DOUBLE ? double(raw) : raw.toFixed(0);
  return type === XSD_DOUBLE ? double(Number.parseFloat(raw)) : raw;
}

const isDouble = (value: number) => String(value).includes('.') || Math.abs(value) >= 1e21;

/** XML Schema's canonical double, with sixteen digits. */
const double = (value: number) => value.toExponential(15).replace(/(\d)0*e\+?/, '$1E');

/** Is the value what `JSON.parse` gives, without a member that copying loses? */
function isPlainJson(value: unknown): boolean {
  if (value === undefined) return false;
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isPlainJson);
  return Object.entries(value).every(
    ([member, inner]) => member !== '__proto__' && member !== 'toJSON' && isPlainJson(inner),
  );
}
