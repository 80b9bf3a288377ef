/** A text found in a picture. */
export interface BakedText {
  readonly ok: true;
  readonly text: string;
  /** How a careless baker may have meant the same bytes otherwise, the likeliest first. Only a signature can choose. */
  readonly otherReadings: readonly string[];
}

export type Baked =
  | BakedText
  | {
      readonly ok: false;
      readonly reason: 'image-malformed' | 'image-without-credential' | 'image-with-two-credentials';
    };

/**
 * A text in whichever encoding its chunk or a careless baker chose: UTF-8 where it is valid UTF-8 (which Latin-1 text hardly
 * ever is by chance), else Latin-1. Answers the text, and how it may be meant otherwise.
 */
export function readLetters(bytes: Uint8Array): BakedText {
  const byLatin1 = latin1(bytes);
  const text = utf8(bytes);
  if (text === null) return { ok: true, text: byLatin1, otherReadings: [] };
  if (text === byLatin1) return { ok: true, text, otherReadings: [] };
  const repaired = repairTwiceEncoded(text);
  return { ok: true, text, otherReadings: repaired === null ? [byLatin1] : [repaired, byLatin1] };
}

/** Some bakers encode UTF-8 a second time, as if its bytes were Latin-1 letters: `Â®` for `®`. */
export function repairTwiceEncoded(text: string): string | null {
  const bytes = new Uint8Array(text.length);
  let isPlain = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0xff) return null;
    if (code > 0x7f) isPlain = false;
    bytes[at] = code;
  }
  return isPlain ? null : utf8(bytes);
}

export function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

/** Of what a picture carries in several places: the first, if the others say the same. Which of two it stands for, nobody can tell. */
export function onlyOne(found: readonly BakedText[]): Baked {
  const [first, ...others] = found;
  if (!first) return { ok: false, reason: 'image-without-credential' };
  const isSame = ({ text }: { readonly text: string }) => text.trim() === first.text.trim();
  return others.every(isSame) ? first : { ok: false, reason: 'image-with-two-credentials' };
}
