import { Gunzip, Unzlib } from 'fflate';

/** Deflate packs up to 1,032 to one, so a piece of this size can pass the bound by 2 MB at most. */
const STEP = 2 * 1024;

/**
 * Decompresses gzip (RFC 1952) or zlib (RFC 1950) bytes, giving up at `maxBytes` of output so that a bomb costs nothing.
 * Answers null when the data is broken, cut off, or larger than allowed. A gzip file of several members (RFC 1952, 2.2) is
 * refused: nobody packs a list so, and readers differ in how many they read.
 */
export function inflateBounded(kind: 'gzip' | 'zlib', bytes: Uint8Array, maxBytes: number): Uint8Array | null {
  const stated = kind === 'gzip' ? statedSize(bytes) : null;
  if (bytes.length < (kind === 'gzip' ? 18 : 6) || (stated !== null && stated > maxBytes)) return null;
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
    for (let at = 0; at < bytes.length || at === 0; at += STEP)
      stream.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
  } catch {
    return null;
  }
  if (!finished || (stated !== null && stated !== size)) return null;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

/** What gzip's last four bytes say about the size unpacked; one that lies is found out on the way. RFC 1952, 2.3.1. */
function statedSize(bytes: Uint8Array): number {
  return bytes.length < 18
    ? 0
    : new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(bytes.length - 4, true);
}
