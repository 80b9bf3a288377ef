// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { bounded } from '../../lib/capture/bounds';
import { assignedJson, jsonAt, jsonLd, jsonUnder, objectsIn } from '../../lib/capture/embedded';
import { foldName, sameName } from '../../lib/capture/names';
import {
  address,
  attribute,
  decoded,
  fraction,
  language,
  plainAddress,
  text,
  textWithout,
  tidy,
} from '../../lib/capture/page';
import type { Observation } from '../../lib/capture/types';
import { pageFrom } from './page-from';

function documentOf(html: string): Document {
  return pageFrom(html, 'https://example.org/').document;
}

describe('text', () => {
  it('is tidied: white space folded, controls and direction overrides gone, length bounded', () => {
    expect(tidy('  a\n\t b\u0000\u202ec\u2066 ')).toBe('a bc');
    expect(tidy('x'.repeat(1000))).toHaveLength(300);
    expect(text(null)).toBe('');
    expect(attribute(null, 'id')).toBe('');
  });

  it('has no halves of a character, also where it was cut', () => {
    expect(tidy('a\ud800b\udc00')).toBe('ab');
    expect(tidy(`${'x'.repeat(299)}😀`)).toBe('x'.repeat(299));
    expect(tidy('😀 birds')).toBe('😀 birds');
    expect(tidy('a\u0085\u009fb')).toBe('ab');
  });

  it('can leave out what only screen readers are told', () => {
    const element = documentOf('<a>Read <span class="sr-only">Course name</span><b>this</b></a>').querySelector('a');
    expect(textWithout(element, '.sr-only')).toBe('Read this');
  });

  it.each([
    ['50%', 0.5],
    ['100 % complete', 1],
    ['0', 0],
    ['99.6%', 0.99],
    ['1234', null],
    ['250%', null],
    ['', null],
    ['none', null],
    ['100 lessons, 20% complete', 0.2],
    ['100 of 500 points (20 %)', 0.2],
    ['12 of 100', null],
    ['100 %, then 20 %', null],
    ['%100 tamamlandı', 1],
    ['100٪', 1],
    ['99.99%', 0.99],
    ['2024 %', null],
    ['100.000 %', 1],
    ['1,000', 0.01],
  ])('"%s" is the fraction %s', (value, expected) => {
    expect(fraction(value)).toBe(expected);
  });

  it.each([
    ['<html lang="de">', 'de'],
    ['<html lang="pt_br">', 'pt-br'],
    ['<html lang="../../x">', 'en'],
    ['<html>', 'en'],
  ])('%s speaks %s', (html, expected) => {
    expect(language(documentOf(html))).toBe(expected);
  });
});

describe('an address', () => {
  const base = new URL('https://example.org/a/b');
  it.each([
    ['c', 'https://example.org/a/c'],
    ['//other.example/x', 'https://other.example/x'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['http://[', null],
    ['', null],
    [`https://example.org/${'x'.repeat(3000)}`, null],
  ])('%s: %s', (href, expected) => {
    expect(address(href, base)?.href ?? null).toBe(expected);
  });

  it('is kept without tracking, fragment and user name', () => {
    const url = new URL('https://me:secret@example.org/x?utm_source=a&id=2&gclid=3#top');
    expect(plainAddress(url)).toBe('https://example.org/x?id=2');
  });

  it.each([
    ['https://example.org/x?sesskey=Ab1&id=2', 'https://example.org/x?id=2'],
    ['https://example.org/x?access_token=a&id=2&PHPSESSID=b&_wpnonce=c&jwt=d', 'https://example.org/x?id=2'],
    ['https://example.org/x;jsessionid=0A1B2C?id=2', 'https://example.org/x?id=2'],
    ['https://example.org/x?id=2&password=c&logintoken=d&sessionid=e', 'https://example.org/x?id=2'],
    ['https://example.org/verify?code=AB12&token=public', 'https://example.org/verify?code=AB12&token=public'],
  ])('is kept without what opens a session: %s', (url, kept) => {
    expect(plainAddress(new URL(url))).toBe(kept);
  });

  it('decodes a part of a path, and a broken one to nothing', () => {
    expect(decoded('course-v1%3AA%2BB')).toBe('course-v1:A+B');
    expect(decoded('%E0%A4%A')).toBe('');
  });
});

describe('embedded state', () => {
  it('is read out of an assignment, up to its own end', () => {
    const document = documentOf(
      '<script>var M={};M.cfg = {"a":"};","b":{"c":[1]}};var f=function(){return {}}</script>',
    );
    expect(assignedJson(document, 'M.cfg')).toEqual({ a: '};', b: { c: [1] } });
  });

  it('is not read out of comparisons, longer names or scripts with a source', () => {
    const document = documentOf(
      '<script>if(M.cfg=={"a":1}){}; XM.cfg={"a":2}</script><script src="x">M.cfg={"a":3}</script>',
    );
    expect(assignedJson(document, 'M.cfg')).toBeUndefined();
  });

  it('is found under its keys where the whole is script and no JSON', () => {
    const document = documentOf(
      '<script>window.App={"x":undefined,"text":"\\"user\\":{\\"id\\":1}","user":{"id":2}}</script>',
    );
    expect(jsonUnder(document, 'window.App', ['user'])).toEqual({ id: 2 });
    expect(jsonUnder(document, 'window.App', ['user', 'missing'])).toBeUndefined();
  });

  it.each([
    ['no end', '{"a":[1,2'],
    ['no JSON', '{a:1}'],
    ['no object', '42'],
    ['nested too deep', `${'['.repeat(5000)}${']'.repeat(5000)}`],
    ['nothing', ''],
  ])('with %s gives nothing', (_, source) => {
    expect(jsonAt(source, 0)).toBeUndefined();
  });

  it('survives a script of 5 MB', () => {
    const document = documentOf(
      `<script>M.cfg={"a":"${'x'.repeat(5_000_000)}"}</script><script>M.cfg={"b":1}</script>`,
    );
    expect(assignedJson(document, 'M.cfg')).toEqual({ b: 1 });
  });

  it('gives JSON-LD objects of lists and graphs, and passes over broken blocks', () => {
    const document = documentOf(`
      <script type="application/ld+json">{ broken</script>
      <script type="application/ld+json">{"@graph":[{"@type":"Course","name":"A"}]}</script>
      <script type="application/ld+json">[{"@type":["Thing","Course"],"name":"B"}]</script>`);
    expect(jsonLd(document).map(({ name }) => name)).toEqual(['A', 'B']);
  });

  it('is walked to a bound', () => {
    const wide = Object.fromEntries(Array.from({ length: 120_000 }, (_, i) => [`k${i}`, { n: i }]));
    expect([...objectsIn(wide)].length).toBeLessThanOrEqual(100_000);
  });
});

describe('names', () => {
  it.each([
    ['Mira Beispiel', 'MIRA  BEÍSPIEL', true],
    ["Zoë O'Hara", 'Zoe O’Hara', true],
    ['Mira Beispiel', 'Mira B.', false],
    ['User 123456', 'User 123456', null],
    ['', 'Mira', null],
  ])('%s and %s: %s', (one, other, same) => {
    expect(sameName(one, other)).toBe(same);
  });

  it('keep their letters in any script', () => {
    expect(foldName('山田 太郎')).toBe('山田 太郎');
  });
});

describe('a bounded observation', () => {
  const observation: Observation = {
    platform: 'p',
    itemId: '1',
    kind: 'course',
    title: 'T',
    url: 'https://example.org/1?utm_source=x',
    status: 'completed',
    own: 'yes',
    signal: 's',
  };

  it('keeps what is sound and drops what is not', () => {
    expect(
      bounded({
        ...observation,
        provider: ' ',
        progress: 3,
        hours: -1,
        grade: { value: 2, max: 1 },
        completedAt: 'yesterday',
        startedAt: '2024-05',
        skills: ['a', 'a', '', ...Array.from({ length: 99 }, (_, i) => `s${i}`)],
        credentials: [
          { url: 'javascript:alert(1)', id: 'x' },
          { url: 'https://example.org/c#top', id: '' },
        ],
      }),
    ).toEqual({
      ...observation,
      url: 'https://example.org/1',
      startedAt: '2024-05',
      skills: ['a', ...Array.from({ length: 49 }, (_, i) => `s${i}`)],
      credentials: [{ url: 'https://example.org/c', id: null }],
    });
  });

  it('has its instants in UTC, as all dates are compared', () => {
    const { completedAt, startedAt, enrolledAt } =
      bounded({
        ...observation,
        completedAt: '2024-05-03T23:30:00-05:00',
        startedAt: '2024-05-03T10:00Z',
        enrolledAt: '2024-05-03',
      }) ?? {};
    expect([completedAt, startedAt, enrolledAt]).toEqual([
      '2024-05-04T04:30:00.000Z',
      '2024-05-03T10:00:00.000Z',
      '2024-05-03',
    ]);
  });

  it.each([
    ['no title', { title: ' \n' }],
    ['no id', { itemId: '' }],
    ['an address that is no web page', { url: 'javascript:alert(1)' }],
    ['a relative address', { url: '/1' }],
  ])('with %s is none', (_, change) => {
    expect(bounded({ ...observation, ...change })).toBeNull();
  });
});
