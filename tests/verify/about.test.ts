import { describe, expect, it } from 'vitest';
import { trimReport } from '../../lib/history/reports';
import { aboutAchievement } from '../../lib/verify/formats/about';
import { readElm } from '../../lib/verify/formats/elm';
import { readOb2 } from '../../lib/verify/formats/ob2';
import { readVc } from '../../lib/verify/formats/vc';
import { reportOf } from '../messages/reports';

const GUIDE = 'https://guild.example/criteria';

describe('what an achievement says of itself', () => {
  it.each<[string, unknown, ReturnType<typeof aboutAchievement>]>([
    ['nothing', { name: 'Knots' }, undefined],
    ['no object', 'https://guild.example/class', undefined],
    ['an address', { criteria: GUIDE }, { criteria: { text: null, url: GUIDE }, skills: [] }],
    ['words alone', { criteria: 'Tie ten knots.' }, { criteria: { text: 'Tie ten knots.', url: null }, skills: [] }],
    [
      'address and words',
      { criteria: { id: GUIDE, narrative: 'Tie ten knots.' } },
      { criteria: { text: 'Tie ten knots.', url: GUIDE }, skills: [] },
    ],
    [
      'a language map',
      { criteria: { narrative: { en: 'Tie ten knots.' } } },
      { criteria: { text: 'Tie ten knots.', url: null }, skills: [] },
    ],
    ['criteria that say nothing', { criteria: {} }, undefined],
    ['an address that runs', { criteria: { id: 'javascript:alert(1)' } }, undefined],
    ['an address of data', { criteria: { id: 'data:text/html,x', narrative: 7 } }, undefined],
    ['tags of 2.0', { tags: ['knots', ' rope ', 'Knots'] }, { criteria: null, skills: ['Knots', 'rope'] }],
    ['tags of 3.0', { tag: ['knots'] }, { criteria: null, skills: ['knots'] }],
    ['one tag', { tags: 'knots' }, { criteria: null, skills: ['knots'] }],
    ['tags that are none', { tags: [7, null, {}, ''] }, undefined],
    [
      'alignments',
      { alignment: [{ targetName: 'Seamanship' }, { name: 'Splicing' }, { targetUrl: GUIDE }, 'x'] },
      { criteria: null, skills: ['Seamanship', 'Splicing'] },
    ],
  ])('%s', (_, achievement, about) => {
    expect(aboutAchievement(achievement)).toEqual(about);
  });

  it('is bounded, whatever its length', () => {
    const about = aboutAchievement({
      criteria: { narrative: 'x'.repeat(1_000_000) },
      tags: Array.from({ length: 100_000 }, (_, index) => `${index} ${'y'.repeat(500)}`),
    });
    expect(about?.criteria?.text).toHaveLength(2000);
    expect(about?.skills).toHaveLength(30);
    expect(about?.skills.every((skill) => skill.length <= 100)).toBe(true);
  });

  it('names no person in its address', () => {
    const about = aboutAchievement({ criteria: `${GUIDE}?identity__email=ada@example.com` });
    expect(about?.criteria?.url).toBe(GUIDE);
  });
});

describe('a report says it', () => {
  const said = { criteria: { text: null, url: GUIDE }, skills: ['knots'] };
  it('of Open Badges 2.0, from the badge class', () => {
    expect(readOb2({}, { name: 'Knots', criteria: GUIDE, tags: ['knots'] }, null).about).toEqual(said);
    expect(readOb2({}, null, null)).not.toHaveProperty('about');
  });
  it('of Open Badges 3.0, from the achievement', () => {
    const achievement = { name: 'Knots', criteria: { id: GUIDE }, tag: ['knots'] };
    expect(readVc({ credentialSubject: { achievement } }).about).toEqual(said);
    expect(readVc({ credentialSubject: {} })).not.toHaveProperty('about');
  });
  it('of the European Learning Model, from what was learned', () => {
    const learningOutcome = [{ relatedESCOSkill: { prefLabel: { en: 'tie knots' } }, relatedSkill: [{}] }];
    const credential = { credentialSubject: { hasClaim: [{ specifiedBy: { learningOutcome } }] } };
    expect(readElm(credential).about).toEqual({ criteria: null, skills: ['tie knots'] });
  });
});

describe('a report that is kept', () => {
  it('keeps what the achievement says, and ends it where it must', () => {
    const skills = Array.from({ length: 30 }, (_, index) => `skill ${index}`);
    const about = { criteria: { text: 'x'.repeat(2000), url: GUIDE }, skills };
    expect(trimReport(reportOf({ about })).about).toEqual(about);
    const requests = Array.from({ length: 40 }, () => ({ url: 'u'.repeat(1000), result: '200' }));
    expect(trimReport(reportOf({ about, requests })).about?.criteria?.text).toHaveLength(600);
  });
});
