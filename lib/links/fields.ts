import * as v from 'valibot';
import { jsonDocument } from './answer';
import type { DocumentResponse } from './types';

/** Longest text taken from a record, in characters. */
const MAX_TEXT = 300;

const blank = (value: string): string => value.replace(/\s+/g, ' ').trim();

/** A text of a record, blanks collapsed; null where there is none, or none of a text's length. */
export const textField = v.fallback(
  v.nullable(v.pipe(v.string(), v.transform(blank), v.minLength(1), v.maxLength(MAX_TEXT))),
  null,
);

/** A day or an instant in ISO 8601; null where there is none, or it is written in another way. */
export const dateField = v.fallback(
  v.nullable(
    v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2}))?$/)),
  ),
  null,
);

/** Is there anything at all, in whatever form? */
export const givenField = v.pipe(
  v.optional(v.unknown(), null),
  v.transform((value) => value !== null && value !== false && value !== ''),
);

/** A day or an instant as `dateField` has it; null: there is none; `unread`: there is one, written in another way. */
export const endField = v.pipe(
  v.optional(v.unknown(), null),
  v.transform((value) => (value === null || value === '' ? null : (v.parse(dateField, value) ?? 'unread'))),
);

/** Only a plain yes is one. */
export const flagField = v.fallback(v.boolean(), false);

/** An id, which some records write as a number. */
export const idField = v.fallback(v.nullable(v.pipe(v.union([v.string(), v.number()]), v.transform(String))), null);

/** What a host's record states, of the members that are wanted; null where the answer is no such record, or another host's. */
export function fieldsOf<const Schema extends v.GenericSchema>(
  response: DocumentResponse | undefined,
  schema: Schema,
): v.InferOutput<Schema> | null {
  const document = isFromHostAsked(response) ? jsonDocument(response) : null;
  const parsed = document === null ? null : v.safeParse(schema, parse(document.bytes));
  return parsed?.success ? parsed.output : null;
}

/** Where a redirect led to another host, that one speaks for nobody here. */
function isFromHostAsked(response: DocumentResponse | undefined): boolean {
  return response !== undefined && new URL(response.url).host === new URL(response.request.url).host;
}

/** undefined: not JSON, or nested so deeply that the engine gives up. */
function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
