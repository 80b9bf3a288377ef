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
const zTXt = (keyword: string, packed: Uint8Array, method = 0) =>
  chunk('zTXt', join(latin1(keyword), [0, method], packed));
const svgOf = (inside: string, declared = 'xmlns:ob="https://purl.imsglobal.org/ob/v3p0"') =>
  bytesOf(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" ${declared}><g id="a>b"/>${inside}</svg>`);
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const NAMES = '{"name":"Rope® – Ada’s"}';

describe('what is inside the bytes', () => {
  it.each([
    ['iTXt', pngOf(iTXt('openbadges', bytesOf(NAMES)))],
    ['compressed iTXt', pngOf(iTXt('openbadgecredential', zlibSync(bytesOf(NAMES)), 1))],
    ['tEXt with UTF-8 in it', pngOf(tEXt('openbadges', bytesOf(NAMES)))],
    ['a chunk after others', pngOf(tEXt('Software', latin1('Baker')), iTXt('openbadges', bytesOf(NAMES)))],
    ['JSON', bytesOf(NAMES)],
    ['JSON with a byte order mark', join([0xef, 0xbb, 0xbf], bytesOf(NAMES))],
    ['zTXt', pngOf(zTXt('openbadges', zlibSync(bytesOf(NAMES))))],
    ['the same in two chunks', pngOf(tEXt('openbadges', bytesOf(NAMES)), iTXt('openbadgecredential', bytesOf(NAMES)))],
    [
      'a chunk beside one with a strange keyword',
      pngOf(tEXt('openbadges2', latin1('{}')), iTXt('openbadges', bytesOf(NAMES))),
    ],
    [
      'a chunk, whatever stands after the end of the image',
      join(pngOf(iTXt('openbadges', bytesOf(NAMES))), iTXt('openbadges', bytesOf('{"name":"Another"}'))),
    ],
    ['JSON in UTF-16', utf16(NAMES)],
    ['SVG text in CDATA', svgOf(`<ob:credential><![CDATA[${NAMES}]]></ob:credential>`)],
    ['SVG text with entities', svgOf(`<ob:credential>${escaped(NAMES)}</ob:credential>`)],
    ['SVG text with letters by number', svgOf('<ob:credential>{"name":"Rope&#174; &#x2013; Ada’s"}</ob:credential>')],
    ['SVG text around comments', svgOf(`<ob:credential><!-- > -->${NAMES}<?x > ?></ob:credential>`)],
    [
      'SVG text of CLR 2.0',
      svgOf(`<c:credential>${NAMES}</c:credential>`, 'xmlns:c="https://purl.imsglobal.org/clr/v2p0"'),
    ],
    [
      'SVG text in a namespace without prefix',
      svgOf(`<assertion xmlns="http://openbadges.org">${NAMES}</assertion>`, ''),
    ],
    [
      'SVG text with the prefix declared around it',
      svgOf(`<g xmlns:x='http://openbadges.org'><x:assertion>${NAMES}</x:assertion></g>`, ''),
    ],
    [
      'SVG in UTF-16',
      utf16(`<svg xmlns:ob="https://purl.imsglobal.org/ob/v3p0"><ob:credential>${NAMES}</ob:credential></svg>`),
    ],
    [
      'SVG after a document type with entities of its own',
      bytesOf(
        `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "a.dtd" [ <!-- it's > --> <!ENTITY ns "http://ns.example/"> ]><svg:svg xmlns:svg="http://www.w3.org/2000/svg" xmlns:i="&ns;" xmlns:ob="http://openbadges.org"><ob:assertion>${NAMES}</ob:assertion></svg:svg>`,
      ),
    ],
    [
      'SVG text that names the address in the attribute',
      svgOf(
        '<ob:assertion verify="https://badges.example/7"><![CDATA[{"name":"Rope® – Ada’s","verify":{"url":"https:\\/\\/badges.example\\/7"}}]]></ob:assertion>',
        'xmlns:ob="http://openbadges.org"',
      ),
    ],
  ])('%s: the JSON, every letter right', (_, bytes) => {
    expect(openBytes(bytes)).toMatchObject({ kind: 'json', value: { name: 'Rope® – Ada’s' } });
  });

  it.each([
    ['tEXt in Latin-1', pngOf(tEXt('openbadges', latin1('{"name":"Rope\u00ae"}')))],
    ['zTXt in Latin-1', pngOf(zTXt('openbadges', zlibSync(latin1('{"name":"Rope\u00ae"}'))))],
    ['iTXt in Latin-1, which it may not be', pngOf(iTXt('openbadges', latin1('{"name":"Rope\u00ae"}')))],
    [
      'SVG in Latin-1, as it declares',
      latin1(
        '<?xml version="1.0" encoding="ISO-8859-1"?><svg xmlns:ob="http://openbadges.org"><ob:assertion>{"name":"Rope\u00ae"}</ob:assertion></svg>',
      ),
    ],
  ])('%s', (_, bytes) => {
    expect(openBytes(bytes)).toMatchObject({ value: { name: 'Rope®' } });
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
    [
      'a verify attribute with an address',
      svgOf('<ob:credential verify=" https://badges.example/7 "/>'),
      { kind: 'url', url: 'https://badges.example/7' },
    ],
    [
      'a JWT as text of an SVG',
      svgOf('<ob:credential>\n aa.bb.cc\n</ob:credential>'),
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
    [
      'an SVG where the prefix was declared elsewhere',
      svgOf(`<g xmlns:x="http://openbadges.org"/><x:assertion>${NAMES}</x:assertion>`, ''),
      'image-without-credential',
    ],
    ['an SVG with another element of ours', svgOf('<ob:badge>{}</ob:badge>'), 'image-without-credential'],
    [
      'an SVG with an empty element',
      svgOf('<ob:credential verify="see below"> </ob:credential>'),
      'image-without-credential',
    ],
    [
      'an SVG whose element never ends',
      bytesOf(`<svg xmlns:ob="http://openbadges.org"><ob:assertion>${NAMES}`),
      'image-without-credential',
    ],
    [
      'an SVG with one attribute twice',
      svgOf('<ob:credential verify="aa.bb.cc" verify="dd.ee.ff"/>'),
      'image-without-credential',
    ],
    ['an SVG nested 100,000 deep', bytesOf(`<svg>${'<g>'.repeat(100_000)}`), 'image-without-credential'],
    [
      'an SVG whose entities would grow to gigabytes',
      bytesOf(
        `<!DOCTYPE svg [<!ENTITY a "${'x'.repeat(1000)}">${'bcdefgh'.replace(/./g, (name, at) => `<!ENTITY ${name} "${`&${'abcdefg'[at]};`.repeat(100)}">`)}]><svg xmlns:ob="http://openbadges.org"><ob:assertion>&h;</ob:assertion></svg>`,
      ),
      'not-a-credential',
    ],
    [
      'a PNG with two credentials',
      pngOf(tEXt('openbadges', latin1('{}')), iTXt('openbadges', bytesOf(NAMES))),
      'image-with-two-credentials',
    ],
    [
      'a PNG with a credential under each keyword',
      pngOf(tEXt('openbadges', latin1('aa.bb.cc')), iTXt('openbadgecredential', bytesOf('aa.bb.cd'))),
      'image-with-two-credentials',
    ],
    [
      'an SVG with two credentials',
      svgOf(`<ob:credential>${NAMES}</ob:credential><ob:credential verify="aa.bb.cc"/>`),
      'image-with-two-credentials',
    ],
    [
      'an SVG whose attribute is another’s',
      svgOf(`<ob:credential verify="https://badges.example/7">${NAMES}</ob:credential>`),
      'image-with-two-credentials',
    ],
    ['a PNG whose iTXt has no languages', pngOf(chunk('iTXt', latin1('openbadges\0\0\0en'))), 'image-malformed'],
    ['a PNG packed in an unknown way', pngOf(zTXt('openbadges', zlibSync(bytesOf(NAMES)), 1)), 'image-malformed'],
    ['a PNG without an end', pngOf().subarray(0, 33), 'image-without-credential'],
    [
      'a PNG of 20,000 chunks',
      join(SIGNATURE, Buffer.alloc(12 * 20_000, chunk('tEXt', new Uint8Array()))),
      'image-malformed',
    ],
    ['a JPEG', join([0xff, 0xd8, 0xff, 0xe0], new Uint8Array(100)), 'image-without-credential'],
    ['a GIF', latin1('GIF89a\x01\x00\x01\x00'), 'image-without-credential'],
    ['a WebP', latin1('RIFF\x24\x00\x00\x00WEBPVP8 '), 'image-without-credential'],
    ['JSON whose letters are Latin-1', latin1('{"name":"Rope\u00ae"}'), 'not-utf-8'],
    ['other bytes', join([0x25, 0x50, 0x44, 0x46, 0xff, 0xfe]), 'not-a-credential'],
    ['half of UTF-16', utf16(NAMES).subarray(0, 21), 'not-a-credential'],
    ['a web page', bytesOf('<!doctype html><p>Hello'), 'not-a-credential'],
    ['nothing', new Uint8Array(), 'not-a-credential'],
    ['broken JSON', bytesOf('{"type": '), 'not-json'],
    ['a list', bytesOf('[]'), 'not-a-credential'],
    ['JSON nested 10,000 deep', bytesOf(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`), 'too-deep'],
    ['JSON of a million members', bytesOf(`{"a":[${'0,'.repeat(1_000_000)}0]}`), 'too-deep'],
    ['50 MB', new Uint8Array(50 * 1024 * 1024), 'too-large'],
  ])('%s', (_, bytes, reason) => {
    expect(openBytes(bytes)).toEqual({ kind: 'failed', reason });
  });

  it('a baked credential is verified like the file itself', async () => {
    const baked = pngOf(iTXt('openbadgecredential', bytesOf(await signedByDidKey())));
    expect((await verifyFound(baked)).verdict).toBe('verified');
  });

  describe('with letters that bakers get wrong', async () => {
    const credential = await signedByDidKey({ name: 'Rope® – Ada’s', description: 'Naïve café' });
    const withoutQuote = await signedByDidKey({ name: 'Rope® in a naïve café' });
    const twice = (document: object) => bytesOf(Buffer.from(JSON.stringify(document)).toString('latin1'));
    it.each([
      ['UTF-8 in tEXt', pngOf(tEXt('openbadgecredential', bytesOf(credential)))],
      ['UTF-8 in iTXt', pngOf(iTXt('openbadgecredential', bytesOf(credential)))],
      ['Latin-1 in tEXt', pngOf(tEXt('openbadgecredential', latin1(JSON.stringify(withoutQuote))))],
      ['Latin-1 in zTXt', pngOf(zTXt('openbadgecredential', zlibSync(latin1(JSON.stringify(withoutQuote)))))],
      ['an SVG', svgOf(`<ob:credential><![CDATA[${JSON.stringify(credential)}]]></ob:credential>`)],
    ])('%s: verified', async (_, picture) => {
      const report = await verifyFound(picture);
      expect(report.verdict, JSON.stringify(report.checks)).toBe('verified');
      expect(report.checks.some(({ reason }) => reason === 'letters-repaired')).toBe(false);
    });

    it.each([
      ['UTF-8 encoded twice in iTXt', pngOf(iTXt('openbadgecredential', twice(credential)))],
      ['UTF-8 encoded twice in tEXt', pngOf(tEXt('openbadgecredential', twice(credential)))],
      [
        'UTF-8 encoded twice in an SVG',
        svgOf(`<ob:credential><![CDATA[${new TextDecoder().decode(twice(credential))}]]></ob:credential>`),
      ],
    ])('%s: verified as it was signed, and the report says so', async (_, picture) => {
      const report = await verifyFound(picture);
      expect(report.verdict, JSON.stringify(report.checks)).toBe('verified');
      expect(report.checks.some(({ reason }) => reason === 'letters-repaired')).toBe(true);
    });

    it('Latin-1 letters that happen to be UTF-8 too are read as what was signed', async () => {
      const odd = await signedByDidKey({ name: 'Rope\u00c2\u00ae' });
      const report = await verifyFound(pngOf(tEXt('openbadgecredential', latin1(JSON.stringify(odd)))));
      expect([report.verdict, report.checks.some(({ reason }) => reason === 'letters-repaired')]).toEqual([
        'verified',
        true,
      ]);
    });

    it('a changed credential stays one, however its letters are read', async () => {
      const changed = { ...credential, name: 'Rope® – Bob’s' };
      expect((await verifyFound(pngOf(iTXt('openbadgecredential', twice(changed))))).verdict).toBe('invalid');
    });

    it('a file that is no picture is not repaired', async () => {
      expect((await verifyFound(twice(credential))).verdict).toBe('invalid');
    });
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
    ['a JPEG', join([0xff, 0xd8, 0xff, 0xe0]), 'unverifiable'],
    [
      'a picture with two credentials',
      pngOf(tEXt('openbadges', latin1('{}')), tEXt('openbadges', latin1('[]'))),
      'unverifiable',
    ],
    ['50 MB', new Uint8Array(50 * 1024 * 1024), 'unverifiable'],
    ['a credential cut off in the middle', bytesOf('{"@context":["https://www.w3.org/ns/'), 'invalid'],
  ])('%s', async (_, bytes, verdict) => {
    expect((await verifyFound(bytes)).verdict).toBe(verdict);
  });
});
