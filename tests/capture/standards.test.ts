// @vitest-environment happy-dom
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { array, number, parse, string, tuple, union, unknown } from 'valibot';
import { describe, expect, it } from 'vitest';
import { readTold } from '../../lib/capture/hook/told';
import { ELEMENT } from '../../lib/capture/hook/wire';
import { pageOf } from '../../lib/capture/page-of';
import { hoursIn } from '../../lib/capture/standards/duration';
import { nameOf, placeOf, placeOfActivity } from '../../lib/capture/standards/place';
import { createStandardsReader } from '../../lib/capture/standards/reader';
import type { Page } from '../../lib/capture/types';
import { pageFrom } from './page-from';

const AT = '2026-11-26T12:00:00.000Z';
const PAGES = join(process.env.TOUCHSTONE_SHARED ?? '../shared', 'pages');
const hasShared = existsSync(join(PAGES, 'h5p-scorm'));

describe('a span of time', () => {
  it.each([
    [['0001:31:05.20'], 1.52],
    [['00:31:05'], 0.52],
    [['PT31M5S'], 0.52],
    [['P1DT2H'], 26],
    [['PT1H', '01:00:00'], 2],
    [['PT2M59S'], null],
    [['PT99999H'], null],
    [['9999:59:59'], null],
    [['P9999D'], null],
    [['0000:00:04', ''], null],
    [['PT', 'P', '1:2:3', 'an hour', '-PT5H', 'PT1e9H'], null],
  ])('%j is %j hours', (spans, hours) => expect(hoursIn(...spans)).toBe(hours));
});

describe('a place', () => {
  const at = (url: string) => placeOf(pageFrom('', url));
  it.each([
    [
      'https://learn.campus.example/mod/scorm/player.php?mode=normal&newattempt=on&cm=6&scoid=2&currentorg=',
      'campus.example/mod/scorm/player.php?cm=6&scoid=2',
    ],
    ['https://www.academy.example/play/#/lesson/2', 'academy.example/play/'],
    [
      'https://academy.example/p?assignment=3&author=ada&design=x',
      'academy.example/p?assignment=3&author=ada&design=x',
    ],
    ['https://academy.example/p?access_token=abc&sesskey=1&PHPSESSID=2&auth=3&utm_source=x', 'academy.example/p'],
    [`https://academy.example/p?c=4&x=${'a'.repeat(41)}`, 'academy.example/p?c=4'],
    ['https://ada:secret@academy.example/p', 'academy.example/p'],
    ['https://academy.example/p?c=4&userId=7&learner_name=Ada&email=ada%40learner.example', 'academy.example/p?c=4'],
  ])('%s is kept as %s', (url, itemId) => {
    expect(at(url).itemId).toBe(itemId);
    expect(at(url).url).not.toMatch(/secret|token|sess/i);
  });

  it.each([
    ['https://learn.campus.example/xapi/activity/26', 'campus.example/xapi/activity/26'],
    ['https://courses.other.example/a?token=x', 'campus.example/courses.other.example/a'],
    ['urn:uuid:1234', 'campus.example/urn%3Auuid%3A1234'],
    ['lesson 1', 'campus.example/lesson%201'],
    ['javascript:alert(1)', 'campus.example/javascript%3Aalert(1)'],
  ])('the activity %s is of the page’s site: %s', (activity, itemId) => {
    expect(placeOfActivity(activity, pageFrom('', 'https://learn.campus.example/player')).itemId).toBe(itemId);
  });

  it.each([
    ['<h1> Birds </h1><title>x</title>', 'Birds'],
    ['<h1>Site</h1><main><h1>Birds</h1></main>', 'Birds'],
    ['<title>Birds | Campus</title>', 'Birds | Campus'],
    ['', ''],
  ])('%s is named %s', (html, name) => expect(nameOf(pageFrom(html, 'https://a.example/'))).toBe(name));

  it('of a frame without an address is the page’s that made it; of a stranger’s there is none', () => {
    const view = (href: string, parent: unknown = null): unknown => {
      const window: Record<string, unknown> = { location: { href } };
      return Object.assign(window, { parent: parent ?? window });
    };
    const documentIn = (defaultView: unknown) => ({ defaultView }) as Document;
    const stranger = {
      get location(): never {
        throw new DOMException('another origin', 'SecurityError');
      },
    };
    const top = view('https://learn.campus.example/h5p?id=1');
    expect(pageOf(documentIn(view('about:srcdoc', view('about:blank', top))))?.url.href).toBe(
      'https://learn.campus.example/h5p?id=1',
    );
    expect(pageOf(documentIn(view('about:blank')))).toBeNull();
    expect(pageOf(documentIn(view('data:text/html,x', Object.assign(stranger, { parent: stranger }))))).toBeNull();
    expect(pageOf(documentIn(null))).toBeNull();
  });
});

describe('the reader of a page’s standards', () => {
  const page = pageFrom('<h1>Birds</h1>', 'https://learn.campus.example/play');
  const hear = (reader: ReturnType<typeof createStandardsReader>, message: string) =>
    readTold(message).flatMap((event) => reader.hear(event, page, AT));

  it('says the same once, and what changed again', () => {
    const reader = createStandardsReader();
    const say = (...call: string[]) => hear(reader, `scorm ${JSON.stringify(['1.2', ...call])}`);
    say('set', 'cmi.core.lesson_status', 'incomplete');
    expect(say('commit')).toHaveLength(1);
    expect(say('commit')).toEqual([]);
    say('set', 'cmi.core.lesson_status', 'passed');
    expect(say('finish')).toMatchObject([{ status: 'completed' }]);
    expect(say('finish')).toEqual([]);
    say('initialize');
    expect(say('finish')).toEqual([]);
  });

  it('takes no part of a package for the whole: Moodle’s player lists the parts', () => {
    const tree = (parts: number) =>
      pageFrom(
        `<h1>Birds</h1><div id="scorm_tree"><ul><li>Birds<ul>${'<li><a>Part</a></li>'.repeat(parts)}</ul></li></ul></div>`,
        'https://learn.campus.example/mod/scorm/player.php?a=1&scoid=2',
      );
    const end = (page: Page) => {
      const reader = createStandardsReader();
      const calls = ['["1.2","set","cmi.core.lesson_status","completed"]', '["1.2","finish"]'];
      return calls.flatMap((call) => readTold(`scorm ${call}`).flatMap((event) => reader.hear(event, page, AT)));
    };
    expect(end(tree(1))).toMatchObject([{ status: 'completed' }]);
    expect(end(tree(3))).toMatchObject([{ status: 'in-progress' }]);
    expect(end(tree(3))[0]?.completedAt).toBeUndefined();
  });

  it.each(['completed', 'passed', 'mastered'])('of something “%s” without success says that it was begun', (verb) => {
    const statement = {
      verb: { id: `http://adlnet.gov/expapi/verbs/${verb}` },
      object: { id: 'https://learn.campus.example/birds' },
      result: { success: false },
    };
    const seen = (type: string) =>
      hear(
        createStandardsReader(),
        `xapi x\n${JSON.stringify({ ...statement, object: { ...statement.object, definition: { type } } })}`,
      );
    expect(seen('http://adlnet.gov/expapi/activities/course')).toMatchObject([{ status: 'in-progress' }]);
    expect(seen('http://adlnet.gov/expapi/activities/lesson')).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['one person', { mbox: 'mailto:ada@learner.example' }, 'yes'],
    ['a group', { objectType: 'Group', member: [{ mbox: 'mailto:ada@learner.example' }] }, 'unknown'],
    ['nobody', {}, 'unknown'],
  ])('of a statement about %s (%j) says that it is theirs: %s', (_, actor, own) => {
    const verb = { id: 'http://adlnet.gov/expapi/verbs/completed' };
    const statement = { actor, verb, object: { id: 'https://learn.campus.example/birds' } };
    expect(hear(createStandardsReader(), `xapi x\n${JSON.stringify(statement)}`)).toMatchObject([{ own }]);
  });

  it('bears an activity whose name is cut in the middle of a character', () => {
    const verb = { id: 'http://adlnet.gov/expapi/verbs/completed' };
    const seen = hear(createStandardsReader(), `xapi x\n${JSON.stringify({ verb, object: { id: 'bird \ud83d' } })}`);
    expect(seen).toMatchObject([{ itemId: 'campus.example/bird', status: 'completed' }]);
  });

  it('takes two hundred things from one page', () => {
    const reader = createStandardsReader();
    const verb = { id: 'http://adlnet.gov/expapi/verbs/completed' };
    const seen = Array.from({ length: 300 }, (_, n) =>
      hear(reader, `h5p ${JSON.stringify({ verb, object: { id: `https://learn.campus.example/${n}` } })}`),
    );
    expect(seen.flat()).toHaveLength(200);
  });

  it('leaves out what has no title', () => {
    const reader = createStandardsReader();
    const bare = pageFrom('', 'https://learn.campus.example/play');
    const events = readTold('scorm ["1.2","set","cmi.core.lesson_status","passed"]');
    expect(events.flatMap((event) => reader.hear(event, bare, AT))).toEqual([]);
    const end = readTold('scorm ["1.2","finish"]');
    expect(end.flatMap((event) => reader.hear(event, bare, AT))).toEqual([]);
  });
});

/** Real calls and statements, seen on running players. They live beside the repository. */
describe.skipIf(!hasShared)(`what was seen in ${PAGES} (set TOUCHSTONE_SHARED where it stands elsewhere)`, () => {
  const page = pageFrom('<h1>Golf</h1>', 'https://scorm.campus.example/play');
  const Calls = array(tuple([string(), array(union([string(), number()])), string()]));
  const json = (file: string): unknown => JSON.parse(readFileSync(join(PAGES, file), 'utf8'));

  it.each([['h5p-scorm/scorm12-calls.json', 'scorm-12', { value: 95, max: 100 }]])('%s', (file, signal, grade) => {
    const reader = createStandardsReader();
    const seen = parse(Calls, json(file)).flatMap(([method, [element = '', value], result]) => {
      const call = { LMSInitialize: 'initialize', LMSGetValue: 'get', LMSSetValue: 'set', LMSFinish: 'finish' }[method];
      if (call === undefined) return [];
      const names = call === 'get' || call === 'set';
      if (names && !ELEMENT.test(`${element}`)) return [];
      const told = names ? [`${element}`, `${call === 'get' ? result : value}`] : [];
      const events = readTold(`scorm ${JSON.stringify(['1.2', call, ...told])}`);
      return events.flatMap((event) => reader.hear(event, page, AT));
    });
    expect(seen).toMatchObject([{ title: 'Golf', status: 'completed', signal, grade, completedAt: AT }]);
    expect(seen[0]?.hours).toBeUndefined();
  });

  it.each([
    ['h5p-scorm/h5p-mc-xapi.json', ['Golf'], { value: 1, max: 1 }],
    ['h5p-scorm/h5p-qset-xapi.json', ['Golf'], { value: 2, max: 2 }],
    ['h5p/xapi_events.json', ['Quiz: Introduction to H5P'], { value: 8, max: 10 }],
  ])('%s', (file, titles, grade) => {
    const reader = createStandardsReader();
    const seen = parse(array(unknown()), json(file)).flatMap((statement) =>
      readTold(`h5p ${JSON.stringify(statement)}`).flatMap((event) => reader.hear(event, page, AT)),
    );
    expect(seen.map(({ title }) => title)).toEqual(titles);
    expect(seen[0]).toMatchObject({ status: 'completed', grade });
  });
});
