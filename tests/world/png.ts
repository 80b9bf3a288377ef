import { crc32, deflateSync } from 'node:zlib';

/** A 32-pixel square of one colour (red, green, blue, 0 to 255), with any text chunk baked in. */
export function png(colour: readonly [number, number, number], baked?: { keyword: string; text: string }): Buffer {
  const size = 32;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.from([0, ...Array.from({ length: size }, () => colour).flat()]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: size }, () => row)));
  const text = baked ? [chunk('iTXt', Buffer.from(`${baked.keyword}\0\0\0\0\0${baked.text}`))] : [];
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    ...text,
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The same, but its text chunk claims to be two gigabytes long. */
export function lyingPng(baked: { keyword: string; text: string }): Buffer {
  const honest = png([120, 120, 120], baked);
  honest.writeUInt32BE(0x7fffffff, honest.indexOf('iTXt') - 4);
  return honest;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** https://www.w3.org/TR/png-3/#5Chunk-layout */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
