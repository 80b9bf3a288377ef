import { percentDecoded } from '../normalise';

/** UTF-8 text from two hexadecimal digits a byte; nonsense where it isn't that. */
export function fromHex(digits: string): string {
  return percentDecoded(digits.replace(/../g, '%$&'));
}

/** UTF-8 text from base64url, padded or not. '': it isn't that. */
export function fromBase64Url(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(bytesOf(text), byteOf));
  } catch {
    return '';
  }
}

/** @throws DOMException where it isn't base64url */
function bytesOf(text: string): string {
  return atob(text.replace(/-/g, '+').replace(/_/g, '/'));
}

function byteOf(letter: string): number {
  return letter.charCodeAt(0);
}

/** Proofpoint URL Defense 2: `-` for the percent sign, `_` for the slash. */
export function fromProofpoint2(text: string): string {
  return percentDecoded(text.replace(/-/g, '%').replace(/_/g, '/'));
}

/**
 * Proofpoint URL Defense 3: `*` stands for the next of the characters kept apart, `**X` for the next few (X is the
 * number less two, as a digit of base64url), as Proofpoint's own decoder has it. '': it names more of them than there are.
 * @param kept the characters, as UTF-8 in base64url
 */
export function fromProofpoint3(text: string, kept: string): string {
  const letters = [...fromBase64Url(kept)];
  let used = 0;
  const whole = text.replace(/\*(?:\*([\w-]))?/g, (_, run?: string) => {
    const from = used;
    used += run === undefined ? 1 : byteOf(bytesOf(`AAA${run}`)[2] ?? '') + 2;
    return letters.slice(from, used).join('');
  });
  return used > letters.length ? '' : whole;
}
