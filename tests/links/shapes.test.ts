import { describe, expect, it } from 'vitest';
import { isMadeUp } from '../../lib/links/normalise';
import { matchShapes } from '../../lib/links/shapes';

const match = matchShapes({
  id: 'academy',
  hosts: ['academy.example'],
  query: ['certId'],
  shapes: [
    {
      kind: 'award',
      path: /^\/cert\/(?<of>course|path)\/(?<id>[0-9A-F]{6})$/i,
      url: 'https://academy.example/cert/$<of>/$<id>',
      fold: 'lower',
    },
    { kind: 'award', path: /^\/verify\?certId=(?<id>[\w -]+)$/, url: 'https://academy.example/verify?certId=$<id>' },
    {
      kind: 'award',
      path: /^\/of\/(?<person>[^/]+)\/(?<course>\d+)$/,
      id: '$<course>-$<person>',
      url: 'https://academy.example/of/$<person>/$<course>',
    },
    { kind: 'placeholder', path: /^\/cert\/[^/]+\/[^/]+$/ },
  ],
});

describe('a host of a few shapes', () => {
  it.each([
    ['the path', 'https://academy.example/cert/path/AB12EF', 'ab12ef', 'https://academy.example/cert/path/ab12ef'],
    ['www, slashes, tracking', 'http://www.academy.example//cert/path/ab12ef/?utm_source=x#top', 'ab12ef', null],
    [
      'a parameter',
      'https://academy.example/verify?x=1&certId=7-8',
      '7-8',
      'https://academy.example/verify?certId=7-8',
    ],
    ['an id in pieces', 'https://academy.example/of/ada/73', '73-ada', 'https://academy.example/of/ada/73'],
    [
      'blanks in an id',
      'https://academy.example/verify?certId=7%208',
      '78',
      'https://academy.example/verify?certId=78',
    ],
  ])('reads %s', (_, href, id, url) => {
    expect(match(new URL(href))).toEqual({
      host: 'academy',
      kind: 'award',
      id,
      url: url ?? 'https://academy.example/cert/path/ab12ef',
    });
  });

  it.each([
    ['an id that is none', 'https://academy.example/cert/path/YOUR_ID', 'placeholder'],
    ['an id that was made up', 'https://academy.example/verify?certId=1234567890', 'placeholder'],
  ])('%s is %s', (_, href, kind) => {
    expect(match(new URL(href))).toMatchObject({ kind, id: null });
  });

  it.each([
    ['another host', 'https://academy.example.evil.example/cert/path/ab12ef'],
    ['a host that only ends alike', 'https://myacademy.example/cert/path/ab12ef'],
    ['a longer path', 'https://academy.example/cert/path/ab12ef/edit'],
    ['a slash that was escaped', 'https://academy.example/cert%2Fpath/ab12ef'],
    ['nothing of the sort', 'https://academy.example/courses/1'],
  ])('%s is not its business', (_, href) => {
    expect(match(new URL(href))).toBeNull();
  });
});

describe('ids that tutorials make up', () => {
  it.each([
    '123456789',
    'ABC123DEF456',
    'abcdef123456',
    'a1b2c3d4-e5f6-7890-abcd-ef1234567890',
    '12345678-1234-1234-1234-123456789012',
    '550e8400-e29b-41d4-a716-446655440000',
    '0000000000',
  ])('%s is one', (id) => {
    expect(isMadeUp(id)).toBe(true);
  });

  it.each(['ABCD1234', '12345', '6Q7RZK2M9XWP', '10000000', 'b9a1c0de-77f2-4d10-9f6e-3b2a8c54e017'])(
    '%s may be real',
    (id) => {
      expect(isMadeUp(id)).toBe(false);
    },
  );
});
