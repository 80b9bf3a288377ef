import { zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openBytes } from '../../lib/verify/formats/open';
import { bytesOf, signedByDidKey, verifyFound } from './mint';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const join = (...parts: readonly ArrayLike<number>[]) => Uint8Array.from(parts.flatMap((part) => Array.from(part)));

function chunk(type: string, data: Uint8Array, length = data.length): Uint8Array {
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, length);
  return join(size, latin1(type), data, [0, 0, 0, 0]);
}
const pngOf = (...chunks: readonly Uint8Array[]) =>
  join(SIGNATURE, chunk('IHDR', new Uint8Array(13)), ...chunks, chunk('IEND', new Uint8Array()));
const iTXt = (keyword: string, text: Uint8Array, compressed = 0) =>
  chunk('iTXt', join(latin1(keyword), [0, compressed, 0, 0, 0], text));
const tEXt = (keyword: string, text: Uint8Array) => chunk('tEXt', join(latin1(keyword), [0], text));

const NAMES = '{"name":"Rope® – Ada’s"}';

describe('what is inside the bytes', () => {
  it.each([
    ['iTXt', pngOf(iTXt('openbadges', bytesOf(NAMES)))],
    ['compressed iTXt', pngOf(iTXt('openbadgecredential', zlibSync(bytesOf(NAMES)), 1))],
    ['tEXt with UTF-8 in it', pngOf(tEXt('openbadges', bytesOf(NAMES)))],
    ['a chunk after others', pngOf(tEXt('Software', latin1('Baker')), iTXt('openbadges', bytesOf(NAMES)))],
    ['JSON', bytesOf(NAMES)],
    ['JSON with a byte order mark', join([0xef, 0xbb, 0xbf], bytesOf(NAMES))],
    [
      'SVG text',
      bytesOf(
        `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:ob="https://purl.imsglobal.org/ob/v3p0"><ob:credential><![CDATA[${NAMES}]]></ob:credential></svg>`,
      ),
    ],
  ])('%s: the JSON, every letter right', (_, bytes) => {
    expect(openBytes(bytes)).toMatchObject({ kind: 'json', value: { name: 'Rope® – Ada’s' } });
  });

  it('tEXt in Latin-1', () => {
    expect(openBytes(pngOf(tEXt('openbadges', latin1('{"name":"Rope\u00ae"}'))))).toMatchObject({
      value: { name: 'Rope®' },
    });
  });

  it.each([
    ['a JWT', pngOf(iTXt('openbadgecredential', bytesOf('aa.bb.cc'))), { kind: 'jwt', token: 'aa.bb.cc' }],
    [
      'an address',
      pngOf(iTXt('openbadges', bytesOf('https://badges.example/7'))),
      { kind: 'url', url: 'https://badges.example/7' },
    ],
    [
      'a verify attribute of an SVG',
      bytesOf(
        '<svg xmlns:openbadges="http://openbadges.org"><openbadges:assertion verify="aa.bb.cc"></openbadges:assertion></svg>',
      ),
      { kind: 'jwt', token: 'aa.bb.cc' },
    ],
  ])('baked %s', (_, bytes, expected) => {
    expect(openBytes(bytes)).toMatchObject({ ...expected, baked: true });
  });

  it.each([
    ['a PNG without a credential', pngOf(tEXt('Software', latin1('x'))), 'image-without-credential'],
    [
      'a PNG whose chunk length lies',
      join(SIGNATURE, chunk('iTXt', latin1('openbadges'), 0xffffff00)),
      'image-malformed',
    ],
    ['a PNG cut off inside a chunk', pngOf(iTXt('openbadges', bytesOf(NAMES))).subarray(0, 60), 'image-malformed'],
    ['a PNG whose compressed text is broken', pngOf(iTXt('openbadges', latin1('not zlib'), 1)), 'image-malformed'],
    [
      'a PNG whose text unpacks to 20 MB',
      pngOf(iTXt('openbadges', zlibSync(new Uint8Array(20_000_000)), 1)),
      'image-malformed',
    ],
    ['an SVG without a credential', bytesOf('<svg><g/></svg>'), 'image-without-credential'],
    [
      'an SVG with the element in another namespace',
      bytesOf(`<svg xmlns:ob="https://evil.example"><ob:credential>${NAMES}</ob:credential></svg>`),
      'image-without-credential',
    ],
    ['a web page', bytesOf('<!doctype html><p>Hello'), 'not-a-credential'],
    ['nothing', new Uint8Array(), 'not-a-credential'],
    ['broken JSON', bytesOf('{"type": '), 'not-json'],
    ['a list', bytesOf('[]'), 'not-a-credential'],
    ['JSON nested 10,000 deep', bytesOf(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`), 'too-deep'],
    ['JSON of a million members', bytesOf(`{"a":[${'0,'.repeat(1_000_000)}0]}`), 'too-deep'],
    ['50 MB', new Uint8Array(50 * 1024 * 1024), 'not-a-credential'],
  ])('%s', (_, bytes, reason) => {
    expect(openBytes(bytes)).toEqual({ kind: 'failed', reason });
  });

  it('a baked credential is verified like the file itself', async () => {
    const baked = pngOf(iTXt('openbadgecredential', bytesOf(await signedByDidKey())));
    expect((await verifyFound(baked)).verdict).toBe('verified');
  });

  it('an address baked into what an address served is not followed a second time', async () => {
    const at = 'https://badges.example/a.png';
    const picture = pngOf(iTXt('openbadges', bytesOf(at)));
    const report = await verifyFound(picture, { network: { [at]: picture } });
    expect([report.verdict, report.requests.length]).toEqual(['unverifiable', 1]);
  });
});

describe('what is no credential at all', () => {
  it.each([
    ['a web page', bytesOf('<!doctype html><p>Hello'), 'unverifiable'],
    ['a picture', pngOf(tEXt('Software', latin1('x'))), 'unverifiable'],
    ['JSON of another kind', bytesOf('{"name":"package"}'), 'unverifiable'],
    [
      'a picture whose chunk length lies',
      join(SIGNATURE, chunk('iTXt', latin1('openbadges'), 0xffffff00)),
      'unverifiable',
    ],
    ['a credential cut off in the middle', bytesOf('{"@context":["https://www.w3.org/ns/'), 'invalid'],
  ])('%s', async (_, bytes, verdict) => {
    expect((await verifyFound(bytes)).verdict).toBe(verdict);
  });
});
