/** A message with plural forms; `values.count` chooses one. https://tc39.es/ecma402/#pluralrules-objects */
export type PluralForms = { readonly other: string } & { readonly [form in Intl.LDMLPluralRule]?: string };
export type Message = string | PluralForms;
export type Messages = Readonly<Record<string, Message>>;

/** What fills the `{name}` places. A value that is null, undefined or empty counts as missing. */
export type Values = Readonly<Record<string, string | number | null | undefined>>;

/** Answers the text for a key of one message file, its places filled. Plain text: never markup. */
export type Translate<Key extends string> = (key: Key, values?: Values) => string;

/** A sentence stays a sentence, whatever a credential puts into it. */
const MAX_VALUE_LENGTH = 300;

/**
 * Binds one file of messages to a language.
 *
 * A message has `{name}` places and, where a value may be missing, pieces in square brackets: `[ by {issuer}]` is left
 * out when the issuer is missing, and `[{url}|an address]` falls back to what stands after the bar. A place outside
 * brackets without a value leaves nothing. An object of plural forms is chosen from by `values.count`.
 *
 * @param messages the content of one `locales/<language>/*.json`
 * @param locale BCP 47 tag, for plurals and numbers
 */
export function createText<M extends Messages>(messages: M, locale: string): Translate<keyof M & string> {
  const plural = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(locale);
  const byKey: Messages = messages;
  return (key, values = {}) => {
    const message = Object.hasOwn(byKey, key) ? byKey[key] : undefined;
    if (message === undefined) return key;
    return fill(form(message, values.count, plural), values, number);
  };
}

/** The names of the `{places}` in any form of a message. */
export function placesOf(message: Message): ReadonlySet<string> {
  const forms = typeof message === 'string' ? [message] : Object.values(message);
  return new Set(forms.flatMap((text) => [...text.matchAll(PLACE)].map((match) => match[1] ?? '')));
}

/**
 * Text from a page, a credential or the network, made fit to stand in a line: control characters become spaces and
 * those that reorder text are dropped, so that a name cannot turn the words around it.
 *
 * @param max length in UTF-16 units after which it is cut with an ellipsis
 */
export function inline(text: string, max = MAX_VALUE_LENGTH): string {
  const plain = text.replace(REORDERING, '').replace(CONTROL, ' ').replace(/ {2,}/g, ' ').trim();
  if (plain.length <= max) return plain;
  return `${plain.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

const PLACE = /\{([a-zA-Z]+)\}/g;
const PIECE = /\[([^\]|]*)(?:\|([^\]]*))?\]/g;
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
// Unicode Standard Annex 9, 2: explicit embeddings, overrides and isolates.
const REORDERING = /[\u202A-\u202E\u2066-\u2069]/g;

function form(message: Message, count: Values[string], plural: Intl.PluralRules): string {
  if (typeof message === 'string') return message;
  return (typeof count === 'number' ? message[plural.select(count)] : undefined) ?? message.other;
}

function fill(message: string, values: Values, number: Intl.NumberFormat): string {
  const show = (value: string | number) => (typeof value === 'number' ? number.format(value) : inline(value));
  const present = (name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === null || value === undefined || value === '' ? null : show(value);
  };
  const shown = message.replace(PIECE, (_, piece: string, otherwise: string | undefined) => {
    const complete = [...piece.matchAll(PLACE)].every(([, name]) => present(name ?? '') !== null);
    return complete ? piece : (otherwise ?? '');
  });
  // Pieces are chosen first and places filled last, so that brackets or braces in a value are only text.
  return shown.replace(PLACE, (_, name: string) => present(name) ?? '');
}
