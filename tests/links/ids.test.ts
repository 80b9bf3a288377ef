import { describe, expect, it } from 'vitest';
import { awardAt, awardsAt, UUID } from '../../lib/links/ids';
import { matchShapes } from '../../lib/links/shapes';

const URL_OF = 'https://academy.example/cert/$<id>';
const match = matchShapes({
  id: 'academy',
  hosts: ['academy.example'],
  query: ['id'],
  shapes: [
    awardAt('/cert/', UUID, URL_OF, 'lower'),
    ...awardsAt('/cert(?:/|\\?id=)', /[a-z0-9]{7}/i, URL_OF, 'lower'),
    ...awardsAt('/strict/', /[A-Z]{8}/, 'https://academy.example/strict/$<id>'),
  ],
});
const at = (rest: string) => match(new URL(`https://academy.example${rest}`));

describe('awards at a path', () => {
  it.each([
    ['the plain address', '/cert/q7x2mbd'],
    ['a language', '/en/cert/q7x2mbd'],
    ['a language and a country', '/pt-br/cert/q7x2mbd/'],
    ['a view of it', '/cert/q7x2mbd/pdf'],
    ['a view of a view', '/cert/q7x2mbd/landscape/png'],
    ['an ending', '/cert/q7x2mbd.html'],
    ['copied with the form', '/cert/Q7X2MBD/edit'],
    ['copied with a bracket and a stop', '/cert/q7x2mbd).'],
    ['a parameter', '/cert?id=q7x2mbd&utm_source=x'],
  ])('are known by %s', (_, rest) => {
    expect(at(rest)).toEqual({
      host: 'academy',
      kind: 'award',
      id: 'q7x2mbd',
      url: 'https://academy.example/cert/q7x2mbd',
    });
  });

  it('are known by ids of another kind, and in the case that counts', () => {
    const id = '7c1e5b90-3d42-4f6a-9b08-e2a4d6f81c35';
    expect(at(`/cert/${id.toUpperCase()}`)).toMatchObject({ kind: 'award', id });
    expect(at('/strict/QWZMTBKD')).toMatchObject({ kind: 'award', id: 'QWZMTBKD' });
    expect(at('/strict/database')).toMatchObject({ kind: 'unknown', id: null });
  });

  it.each([
    'your-certificate-id',
    'YOURCODE',
    'yourid1',
    'abc1234',
    'ABC-123',
    'abc123',
    'xyz789',
    '12345',
    '1234567',
    'xxx',
    'xxxxxxx',
    'a1b2c3d',
    'example',
    'sample1',
    'cert-id',
    'certificate',
    'my-id',
    '{id}',
    '[cert-id]',
    '<ID>',
    '$%7Bid%7D',
    '...',
    'link-here',
    'your/id',
  ])('are none where %s stands for an id: a placeholder', (text) => {
    expect(at(`/cert/${text}`)).toMatchObject({ kind: 'placeholder', id: null });
  });

  it.each(['q7x2m', 'q7x2mbd0', '7c1e5b90-3d42-4f6a'])('%s, cut off or mistyped, is unknown', (text) => {
    expect(at(`/cert/${text}`)).toMatchObject({ kind: 'unknown', id: null });
  });

  it.each(['/cert', '/cert/', '/certs/q7x2mbd', '/x/y/cert/q7x2mbd', '/cert/q7x2mbd/comments', '/en/q7x2mbd'])(
    '%s is nothing to them',
    (rest) => {
      expect(at(rest)).toBeNull();
    },
  );
});
