import { Gunzip, gunzipSync, Unzlib, unzlibSync } from 'fflate';

/** No deflated byte stands for more. */
const MAX_RATIO = 1032;
/** A piece of this size can pass the bound by 2 MB at most. */
const STEP = 2 * 1024;

/**
 * Decompresses gzip (RFC 1952) or zlib (RFC 1950) bytes, giving up at `maxBytes` of output so that a bomb costs nothing.
 * Answers null when the data is broken, cut off, or larger than allowed. A gzip file of several members (RFC 1952, 2.2) is
 * refused: nobody packs a list so, and readers differ in how many they read.
 */
export function inflateBounded(kind: 'gzip' | 'zlib', bytes: Uint8Array, maxBytes: number): Uint8Array | null {
  const stated = kind === 'gzip' ? statedSize(bytes) : null;
  if (bytes.length < (kind === 'gzip' ? 18 : 6) || (stated !== null && stated > maxBytes)) return null;
  try {
    const whole =
      bytes.length * MAX_RATIO <= maxBytes ? unpack(kind, bytes, stated) : unpackInPieces(kind, bytes, maxBytes);
    return stated === null || whole?.length === stated ? whole : null;
  } catch {
    return null;
  }
}

/** All at once, many times as fast: for what can't pass the bound. Throws when it is broken. */
function unpack(kind: 'gzip' | 'zlib', bytes: Uint8Array, stated: number | null): Uint8Array {
  // One byte more than stated, so that more than that shows.
  return kind === 'gzip' ? gunzipSync(bytes, { out: new Uint8Array((stated ?? 0) + 1) }) : unzlibSync(bytes);
}

/** In pieces, so that the bound is met long before the whole is unpacked. null when it ends too early; throws when it is broken or too large. */
function unpackInPieces(kind: 'gzip' | 'zlib', bytes: Uint8Array, maxBytes: number): Uint8Array | null {
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
  for (let at = 0; at < bytes.length; at += STEP) stream.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
  if (!finished) return null;
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
