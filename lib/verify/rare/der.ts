import { MAX_DER_DEPTH } from '../limits';

/** One element of DER: its tag, what is in it, and all of it as it stands. ITU-T X.690, 8.1 and 10. */
export interface Der {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly whole: Uint8Array;
}

export const TAG = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** The elements that stand one after the other in these bytes; null where they are not DER. Tags above 30 are not read. */
export function readDer(bytes: Uint8Array): readonly Der[] | null {
  const elements: Der[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes[at] ?? 0;
    const first = bytes[at + 1];
    if ((tag & 0x1f) === 0x1f || first === undefined) return null;
    let start = at + 2;
    let length = first;
    if (first >= 0x80) {
      const count = first - 0x80;
      // Four bytes of length would be far beyond any certificate; none is the indefinite form, which DER forbids.
      if (count === 0 || count > 3 || start + count > bytes.length) return null;
      length = 0;
      for (let i = 0; i < count; i++) length = length * 256 + (bytes[start + i] ?? 0);
      if (length < 0x80 || (count > 1 && bytes[start] === 0)) return null;
      start += count;
    }
    if (start + length > bytes.length) return null;
    elements.push({ tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(at, start + length) });
    at = start + length;
  }
  return elements;
}

/** The element at a path of places (`[0, 2]`: the third in the first), where it has this tag; else null. */
export function derAt(root: Der, places: readonly number[], tag?: number): Der | null {
  if (places.length > MAX_DER_DEPTH) return null;
  let element: Der = root;
  for (const place of places) {
    const next: Der | undefined = readDer(element.content)?.[place];
    if (!next) return null;
    element = next;
  }
  return tag === undefined || element.tag === tag ? element : null;
}

/** An object identifier in dots, or '' where it isn't one. X.690, 8.19. */
export function oidOf(element: Der | null | undefined): string {
  if (element?.tag !== TAG.oid || element.content.length > 20) return '';
  const numbers: number[] = [];
  let value = 0;
  for (const byte of element.content) {
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      numbers.push(value);
      value = 0;
    }
  }
  const [first = 0, ...rest] = numbers;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - root * 40, ...rest].join('.');
}

/** UTCTime or GeneralizedTime in the one form that RFC 5280 (4.1.2.5) allows: to the second, in UTC. */
export function timeOfDer(element: Der | null): Date | null {
  if (element?.tag !== TAG.utcTime && element?.tag !== TAG.generalizedTime) return null;
  const text = String.fromCharCode(...element.content.subarray(0, 20));
  const digits = element.tag === TAG.utcTime ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text;
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(digits);
  if (!parts) return null;
  const [, year, month, day, hour, minute, second] = parts;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}

const DECODERS: ReadonlyMap<number, string> = new Map([
  [0x0c, 'utf-8'],
  [0x13, 'utf-8'],
  [0x14, 'latin1'],
  [0x16, 'utf-8'],
  [0x1e, 'utf-16be'],
]);

/** The text of a string type, cut to what a person reads; '' for any other. */
export function textOfDer(element: Der | null | undefined): string {
  const decoder = element && DECODERS.get(element.tag);
  return element && decoder ? new TextDecoder(decoder).decode(element.content.subarray(0, 400)).trim() : '';
}
