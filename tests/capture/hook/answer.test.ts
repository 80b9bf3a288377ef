import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../lib/capture/hook/answer';

const BASE = new URL('https://learn.campus.example/player');
const ASKED = 'https://learn.campus.example/course/2';
const read = (address: string, body: string, asked = ASKED) => readAnswer(`answer ${address}\n${asked}\n${body}`, BASE);

describe('an answer that the page’s world tells', () => {
  it.each([
    ['https://learn.campus.example/api?x=1', '{"a":1}', { a: 1 }],
    ['/api', '[]', []],
    ['/api', '{\n"a":\n1}', { a: 1 }],
    ['/api', 'while(1);[{"id":7}]', [{ id: 7 }]],
    ['/api', 'for (;;);{"a":1}', { a: 1 }],
    ['/api', ')]}\',\n{"a":1}', { a: 1 }],
  ])('from %s, %s, is read, and from where it was asked', (address, body, json) => {
    const answer = read(address, body);
    expect(answer?.json).toEqual(json);
    expect(answer?.url.href).toBe(new URL(address, BASE).href);
    expect(answer?.asked?.href).toBe(ASKED);
  });

  it.each([
    ['of a script for an address', read('javascript:alert(1)', '{}')],
    ['that was asked nowhere', read('/api', '{}', 'data:text/html,x')],
    ['that is no JSON', read('/api', 'no json')],
    ['that is too long', read('/api', `"${'x'.repeat(2_000_000)}"`)],
    ['of something else', readAnswer('scorm ["1.2","finish"]', BASE)],
    ['without its parts', readAnswer('answer {}', BASE)],
  ])('%s is none', (_, answer) => expect(answer).toBeNull());
});
