import { describe, expect, it } from 'vitest';
import { recognise, recogniserFor } from '../../../lib/links/registry';
import { type Answer, NOTHING, readAnswers, WALL } from './answers';

const ID = 'Tid3Reader_AbC-dEf0123';
const asked = (href: string) => {
  const link = recognise(href);
  return (
    link &&
    recogniserFor('badgr')
      ?.documents(link)
      .map(({ url }) => url)
  );
};
const OK: Answer = { body: { type: 'Assertion' } };
const NO: Answer = { status: 404 };

describe('Badgr, wherever it is', () => {
  it.each([
    [
      `https://campus.badges.parchment.com/public/assertions/${ID}`,
      [
        `https://api.badgr.io/public/assertions/${ID}.json?v=2_0`,
        `https://badges.parchment.com/public/assertions/${ID}`,
      ],
    ],
    [
      `https://badges.parchment.eu/public/assertions/${ID}`,
      [`https://api.eu.badgr.io/public/assertions/${ID}.json?v=2_0`],
    ],
    [
      `https://campus.badges.parchment.com/public/credentials/${ID}`,
      [`https://campus.badges.parchment.com/public/credentials/${ID}`],
    ],
    [
      `https://badges.campus.example/public/assertions/${ID}/image`,
      [
        `https://badges.campus.example/public/assertions/${ID}.json?v=2_0`,
        `https://badges.campus.example/public/assertions/${ID}`,
      ],
    ],
  ])('%s is asked for', (href, urls) => {
    expect(asked(href)).toEqual(urls);
  });

  it.each([
    ['the first', [OK, NOTHING], `https://api.badgr.io/public/assertions/${ID}.json?v=2_0`],
    ['the second', [NO, OK], `https://badges.parchment.com/public/assertions/${ID}`],
  ])('takes the record from %s address that has it', (_, answers, url) => {
    expect(readAnswers(`https://api.badgr.io/public/assertions/${ID}`, answers).document?.url).toBe(url);
  });

  it.each([
    ['both say 404', [NO, NO], 'not-found'],
    ['its own says 404, the other nothing', [NO, NOTHING], 'not-found'],
    ['its own says 404, the other shows a wall', [NO, WALL], 'not-found'],
    ['its own doesn’t come, the other says 404', [NOTHING, NO], null],
    ['its own shows a wall, the other says 404', [WALL, NO], null],
    ['its own says 410', [{ status: 410 }, NO], 'revoked-or-never-issued'],
    ['its own wants a log-in', [{ status: 401 }, NO], 'private'],
    ['both show a wall', [WALL, WALL], null],
    ['neither comes', [NOTHING, NOTHING], null],
  ] as const)('where %s', (_, answers, absence) => {
    expect(readAnswers(`https://api.badgr.io/public/assertions/${ID}`, answers)).toEqual({
      document: null,
      absence,
      recipient: null,
    });
  });
});
