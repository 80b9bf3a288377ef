// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "handleDisabledFileLoadingAsSuccess": true } }
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { array, object, parse, string, unknown } from 'valibot';
import { describe, expect, it } from 'vitest';
import { observeAnswer } from '../../lib/capture/observe';
import { adapterFor, adapters } from '../../lib/capture/registry';
import { sniffs } from '../../lib/capture/sniffs';
import { pluginOf } from '../../lib/capture/wordpress';
import { pageFrom, pageFromFile } from './page-from';

const FIXTURES = join(process.cwd(), 'tests/fixtures/capture');

/** Recognised by what their pages show. Docebo goes by its host alone, and is left to the cases below. */
const KINDS = adapters.filter(({ id }) => Object.hasOwn(sniffs, id) && id !== 'docebo');

const pages = KINDS.flatMap(({ id }) =>
  readdirSync(join(FIXTURES, id))
    .filter((name) => name.endsWith('.html'))
    .map((name) => ({ id, name })),
);

describe('no kind of platform takes another’s page for its own', () => {
  it.each(pages)('$id/$name', ({ id, name }) => {
    const page = pageFromFile(join(FIXTURES, id, name), 'https://any.example/some/page');
    const takers = KINDS.filter(({ sniff }) => sniff?.(page)).map((adapter) => adapter.id);
    expect(takers.filter((taker) => taker !== id)).toEqual([]);
  });

  it.each(KINDS)('$id takes its own', ({ id, sniff }) => {
    const own = pages.filter((page) => page.id === id);
    const taken = own.filter(({ name }) =>
      sniff?.(pageFromFile(join(FIXTURES, id, name), 'https://any.example/courses/course-v1:A+B+C/home')),
    );
    expect(taken.length).toBeGreaterThan(0);
  });
});

describe('a platform is known by its kind on any host', () => {
  it.each([
    ['canvas', '', '<div id="application" class="ic-app"></div>', 'https://canvas.example/courses'],
    ['chamilo', '<meta name="generator" content="Chamilo 1">', '', 'https://aula.example/campus/'],
    ['docebo', '', '', 'https://harbour.docebosaas.com/learn/mycourses'],
    [null, '', '', 'https://docebosaas.com.example/learn/mycourses'],
    [null, '', '', 'https://notdocebosaas.com/learn/mycourses'],
    ['thinkific', '<script src="https://cdn.thinkific.com/assets/player.js"></script>', '', 'https://school.example/x'],
    [null, '', '<img src="https://cdn.thinkific.com/logo.png">', 'https://blog.example/thinkific'],
    ['teachable', '<meta id="fedora-data" data-school-id="9">', '', 'https://school.example/'],
    [null, '<meta name="generator" content="WordPress 6.9">', '<div class="widget"></div>', 'https://blog.example/'],
  ])('%s: head %s, body %s at %s', (id, head, body, url) => {
    expect(adapterFor(pageFrom(`<html><head>${head}</head><body>${body}</body></html>`, url))?.id ?? null).toBe(id);
  });

  it('Brightspace by the context of its pages', () => {
    const page = pageFrom('<html data-he-context="{}"><body></body></html>', 'https://learn.example/d2l/home/1');
    expect(adapterFor(page)?.id).toBe('brightspace');
  });

  it('Totara as the Moodle it is made from', () => {
    const body = '<body id="page-totara-dashboard-1" class="totara path-totara pagelayout-dashboard"></body>';
    const page = pageFrom(`<html>${body}</html>`, 'https://totara.example/totara/dashboard/');
    expect(adapterFor(page)?.id).toBe('moodle');
  });
});

const LEARNDASH_WIDGET = '<aside class="widget"><div class="learndash-wrapper learndash-widget"></div></aside>';
const LIFTER_WIDGET = '<aside class="widget"><div class="llms-course-progress"></div></aside>';
const LIFTER = '<main><div class="llms-course-progress"></div></main>';

describe('plug-ins for WordPress that stand side by side', () => {
  it.each([
    ['learndash', 'learndash-cpt single-sfwd-courses', LIFTER_WIDGET],
    ['learndash', 'page', `<div id="ld-profile"></div>${LIFTER_WIDGET}`],
    ['lifterlms', 'single-course', `${LIFTER}${LEARNDASH_WIDGET}`],
    ['sensei', 'sensei single-course', `${LEARNDASH_WIDGET}${LIFTER_WIDGET}`],
    ['sensei', 'page', `<section id="sensei-user-courses"></section>${LIFTER_WIDGET}`],
    [null, 'single-post', `${LEARNDASH_WIDGET}${LIFTER_WIDGET}`],
    [null, 'wp-admin', `<div id="ld-profile"></div>${LIFTER}`],
    [null, 'wp-admin sensei', '<section id="sensei-user-courses"></section>'],
  ])('%s: body %s', (plugin, body, html) => {
    const page = pageFrom(`<html><body class="${body}">${html}</body></html>`, 'https://wp.example/course/bread/');
    expect(pluginOf(page)).toBe(plugin);
  });
});

const SERVICE = 'https://school.example/lib/ajax/service.php?sesskey=1&info=';
const moodle = pageFrom(
  '<html><head><meta name="keywords" content="moodle, x"></head><body></body></html>',
  'https://school.example/my/courses.php',
);
const canvas = pageFrom(
  '<html><body><div id="application" class="ic-app"></div></body></html>',
  'https://canvas.example/',
);
const brightspace = pageFrom('<html data-he-context="{{"><body></body></html>', 'https://learn.example/d2l/home/6');
const docebo = pageFrom('<html><body></body></html>', 'https://harbour.docebosaas.com/learn/mycourses');

const TIMELINE = `${SERVICE}core_course_get_enrolled_courses_by_timeline_classification`;
const NOTICES = `${SERVICE}message_popup_get_popup_notifications`;
const PROGRESS = 'https://canvas.example/api/v1/courses?include[]=course_progress';
const COUNT = 'https://learn.example/d2l/api/le/1.85/6/content/completions/mycount/?level=1';
const ENROLLMENTS = 'https://harbour.docebosaas.com/learn/v1/enrollments';

const WRONG: readonly unknown[] = [
  null,
  7,
  'completed',
  [],
  {},
  [[[[]]]],
  [{ error: false, data: null }],
  [{ error: false, data: { courses: 'all', notifications: { length: 9 } } }],
  [{ error: false, data: { courses: [null, { id: {}, fullname: [] }, { id: '2x', fullname: 'x', progress: 100 }] } }],
  [{ error: false, data: { notifications: [{ component: 'moodle', eventtype: 'coursecompleted' }, 3] } }],
  [{ id: 1, name: 'x', course_progress: { requirement_count: 'all', requirement_completed_count: 'all' } }],
  [{ id: 1, name: 'x', course_progress: { requirement_count: 2, requirement_completed_count: 3 } }],
  [{ id: 1.5, name: 'x', course_progress: { requirement_count: 2, requirement_completed_count: 2 } }],
  { Objects: [{ CompletedItems: Number.NaN, RequiredItems: 3, Title: 'x' }] },
  { Objects: [{ CompletedItems: 4, RequiredItems: 3, Title: 'x' }] },
  { data: { items: [{ id: -1, name: 'x', status: 'completed', type: 'elearning' }, 'x'] } },
  { data: { items: [{ id: 1, name: 'x', status: '2', type: 'elearning' }] } },
];

describe('an answer of another form than expected gives nothing', () => {
  it.each([
    ['Moodle’s courses', moodle, TIMELINE],
    ['Moodle’s notices', moodle, NOTICES],
    ['Canvas', canvas, PROGRESS],
    ['Brightspace', brightspace, COUNT],
    ['Docebo', docebo, ENROLLMENTS],
  ] as const)('%s', (_, page, address) => {
    const seen = WRONG.map((json) => observeAnswer(adapters, { url: new URL(address), json }, page));
    expect(seen.flat()).toEqual([]);
  });

  it('a notice whose text is built to keep a pattern busy', () => {
    const fullmessagehtml = `<a ${'href '.repeat(20_000)}${'<a href="'.repeat(20_000)}`;
    const notifications = [{ component: 'moodle', eventtype: 'coursecompleted', fullmessagehtml, timecreated: 1 }];
    const json = [{ error: false, data: { notifications } }];
    expect(observeAnswer(adapters, { url: new URL(NOTICES), json }, moodle)).toEqual([]);
  });

  it('without anybody signed in, what it says is nobody’s own', () => {
    const course_progress = { requirement_count: 2, requirement_completed_count: 2 };
    const json = [{ id: 1, name: 'Mosses', course_progress }];
    const seen = observeAnswer(adapters, { url: new URL(PROGRESS), json }, canvas);
    expect(seen).toMatchObject([{ status: 'completed', own: 'unknown' }]);
  });
});

const SHARED = join(process.env.TOUCHSTONE_SHARED ?? '../shared', 'pages');
const Calls = array(object({ url: string(), response: unknown() }));

describe.skipIf(!existsSync(SHARED))('answers that a running Moodle gave', () => {
  const page = () =>
    pageFromFile(join(SHARED, 'moodle-4.5/after-my-courses.dom.html'), 'https://learn.campus.example/my/courses.php');
  const seenIn = (file: string) =>
    parse(Calls, JSON.parse(readFileSync(join(SHARED, 'moodle-4.5', file), 'utf8'))).flatMap(({ url, response }) =>
      observeAnswer(adapters, { url: new URL(url), json: response }, page()),
    );

  it('the overview’s courses', () => {
    expect(seenIn('after-my-courses.ajax.json')).toMatchObject([
      { title: 'Data Skills for Everyone', status: 'in-progress', progress: 0.5, own: 'yes' },
      { title: 'Introduction to Local History', status: 'completed', own: 'yes' },
      { title: 'Packages: SCORM and H5P', status: 'enrolled', progress: 0 },
      { title: 'Reading Club (no tracking)', status: 'enrolled' },
      { title: 'Workshop Safety', status: 'completed', itemId: 'learn.campus.example/6' },
    ]);
  });

  it('the notices, with the time of the last tick', () => {
    const completions = seenIn('notifications.ajax.json').filter(({ signal }) => signal === 'completion-notice');
    expect(completions).toMatchObject([
      {
        title: 'Workshop Safety',
        itemId: 'learn.campus.example/6',
        completedAt: '2026-11-23T15:26:30.000Z',
        own: 'yes',
      },
      { title: 'Introduction to Local History', completedAt: '2026-11-23T15:26:12.000Z', own: 'yes' },
    ]);
    const badges = seenIn('notifications.ajax.json').filter(({ signal }) => signal === 'badge-notice');
    expect(badges.map(({ title }) => title)).toContain('Local Historian');
  });

  it('a tick by hand says nothing of what was ticked', () => {
    expect(seenIn('manual-markasdone-HIST101.ajax.json')).toEqual([]);
  });
});
