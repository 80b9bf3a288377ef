import { Gunzip, Unzlib } from 'fflate';

/**
 * Decompresses gzip (RFC 1952) or zlib (RFC 1950) bytes, giving up at `maxBytes` of output so that a bomb costs nothing.
 * Answers null when the data is broken or larger than allowed.
 */
export function inflateBounded(kind: 'gzip' | 'zlib', bytes: Uint8Array, maxBytes: number): Uint8Array | null {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let finished = false;
  const collect = (chunk: Uint8Array, final: boolean) => {
    size += chunk.byteLength;
    if (size > maxBytes) throw new RangeError('larger than allowed');
    chunks.push(chunk);
    finished ||= final;
  };
  const stream = kind === 'gzip' ? new Gunzip(collect) : new Unzlib(collect);
  try {
    // Fed in pieces, so that the bound is met long before the whole is unpacked.
    const step = 16 * 1024;
    for (let at = 0; at < bytes.length || at === 0; at += step)
      stream.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  } catch {
    return null;
  }
  if (!finished) return null;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
