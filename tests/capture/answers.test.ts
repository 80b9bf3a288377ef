// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { createAnswers } from '../../lib/capture/answers';
import { adapters } from '../../lib/capture/registry';
import type { Adapter, Answer } from '../../lib/capture/types';
import { pageFrom } from './page-from';

const HERE = 'https://campus.example/course/2';
/** Tells of a course once the page says whose it is, as many an application fills after its answers came. */
const adapter: Adapter = {
  id: 'campus',
  label: 'Campus',
  facts: '2026-11',
  hosts: ['*://campus.example/*'],
  pages: [],
  answers: [
    {
      kind: 'course',
      confidence: 'H',
      address: /^campus\.example\/api\//,
      read: ({ url }, { document }) => [
        {
          platform: 'campus',
          itemId: url.pathname,
          kind: 'course',
          title: 'Weaving',
          url: HERE,
          status: 'completed',
          own: document.querySelector('#me') ? 'yes' : 'unknown',
          signal: 'course',
        },
      ],
    },
  ],
};
const answer = (path: string): Answer => ({ url: new URL(path, HERE), json: {} });
const owns = (seen: readonly { readonly own: string }[]) => seen.map(({ own }) => own);

describe('the answers that a page fetched', () => {
  const empty = pageFrom('<main></main>', HERE);
  const filled = pageFrom('<main id="me"></main>', HERE);

  it('are read as they come, and again as the page has become', () => {
    const answers = createAnswers([adapter]);
    expect(owns(answers.add(answer('/api/1'), empty))).toEqual(['unknown']);
    expect(owns(answers.read(filled))).toEqual(['yes']);
  });

  it('are read by an adapter that comes later', () => {
    const shelf: Adapter[] = [];
    const answers = createAnswers(shelf);
    expect(answers.add(answer('/api/1'), filled)).toEqual([]);
    shelf.push(adapter);
    expect(owns(answers.read(filled))).toEqual(['yes']);
  });

  it('say nothing of the next page', () => {
    const answers = createAnswers([adapter]);
    answers.add(answer('/api/1'), filled);
    expect(answers.read(pageFrom('<main id="me"></main>', 'https://campus.example/course/3'))).toEqual([]);
    expect(answers.read(filled)).toEqual([]);
  });

  it('are the last six, and the last of each address', () => {
    const answers = createAnswers([adapter]);
    for (let at = 0; at < 20; at += 1) answers.add(answer(`/api/${at % 10}`), filled);
    expect(answers.read(filled).map(({ itemId }) => itemId)).toEqual([4, 5, 6, 7, 8, 9].map((at) => `/api/${at}`));
  });
});

describe('an answer that names no course', () => {
  const json = { data: { user: { courseProgress: { currentMasteryV2: { percentage: 100 } } } } };
  const url = new URL('https://www.khanacademy.org/api/internal/graphql/courseProgressQuery');
  const page = pageFrom('<title>Algebra 2 | Math | Khan Academy</title>', 'https://www.khanacademy.org/math/algebra2');

  it.each([
    ['https://www.khanacademy.org/math/algebra2', ['completed']],
    ['https://www.khanacademy.org/math/geometry', []],
  ])('and was asked for on %s completes what that page is about', (asked, statuses) => {
    const seen = createAnswers(adapters).add({ url, json, asked: new URL(asked) }, page);
    expect(seen.map(({ status }) => status)).toEqual(statuses);
  });
});
