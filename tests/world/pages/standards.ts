import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Answer, type Answers, html, json } from '../answers';
import { page } from './page';

const ORIGIN = 'https://play.harbour.example';
const ACTIVITY = 'https://courses.harbour.example/radio/unit-1';
const launch = new URLSearchParams({
  endpoint: `${ORIGIN}/lrs/`,
  fetch: `${ORIGIN}/lrs/token?k=2390289x0`,
  actor: JSON.stringify({ objectType: 'Agent', account: { homePage: ORIGIN, name: 'ada-7' } }),
  registration: '760e3480-ba55-4991-94b0-01820dbd23a2',
  activityId: ACTIVITY,
});

/** An academy that plays packages by every standard, on pages of no known platform. */
export const PLAYER = {
  origin: ORIGIN,
  home: `${ORIGIN}/`,
  /** What a page can see of the world around it. */
  probe: `${ORIGIN}/probe`,
  scorm12: `${ORIGIN}/scorm-12?course=4&sesskey=Ab12Cd34`,
  /** Ends at once, before its player's page has loaded. */
  scorm12AtOnce: `${ORIGIN}/scorm-12-at-once`,
  /** The player's object comes long after the frame, and nothing on the page shows it. */
  scorm12Late: `${ORIGIN}/scorm-12-late`,
  /** Both end when they are left: one for another page, one as the tab is closed. */
  scorm12Leaving: `${ORIGIN}/scorm-12-leaving`,
  scorm12Closing: `${ORIGIN}/scorm-12-closing`,
  scorm12Failed: `${ORIGIN}/scorm-12-failed`,
  scorm12Review: `${ORIGIN}/scorm-12-review`,
  scorm2004: `${ORIGIN}/scorm-2004`,
  h5p: `${ORIGIN}/h5p`,
  h5pInFrame: `${ORIGIN}/h5p-course`,
  xapi: `${ORIGIN}/xapi`,
  xapiInSrcdoc: `${ORIGIN}/xapi-srcdoc`,
  cmi5: `${ORIGIN}/cmi5`,
} as const;

/** The titles that are to be logged, in the order of the pages above, and what must not be. */
export const LEARNED = {
  scorm12: 'Lifting Safely',
  scorm12AtOnce: 'Fire Drill',
  scorm12Late: 'Night Watch',
  scorm12Leaving: 'Casting Off',
  scorm12Closing: 'Mooring Lines',
  scorm12Failed: 'Crane Signals',
  scorm2004: 'Reading the Sky',
  h5p: 'Tide Quiz at the Pier',
  h5pInFrame: 'Tide Quiz in the Course',
  xapi: 'Harbour Safety',
  xapiInSrcdoc: 'Whistle Signals',
  cmi5: 'Radio, Unit One',
} as const;

const packageFile = (name: string, path: string): Buffer =>
  readFileSync(join(import.meta.dirname, '../../../node_modules', name, path));
const script = (body: string | Buffer): Answer => ({ status: 200, type: 'text/javascript; charset=utf-8', body });
const style = (body: string | Buffer): Answer => ({ status: 200, type: 'text/css', body });
const own = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../h5p', name));

/** Finds the player's object as every package does, and keeps what it answers in the top window's `results`. */
const SCO = `
function find(name) { let win = window; while (win[name] == null && win.parent !== win) win = win.parent; return win[name] ?? null; }
const results = window.top.results;
function call(api, method, ...args) { results.push([method, args, api[method](...args), String(api.LMSGetLastError?.() ?? api.GetLastError?.())]); }
function begin12(api) {
  call(api, 'LMSInitialize', '');
  call(api, 'LMSGetValue', 'cmi.core.lesson_status');
  call(api, 'LMSGetValue', 'cmi.core.lesson_mode');
  call(api, 'LMSSetValue', 'cmi.core.lesson_status', 'incomplete');
  call(api, 'LMSSetValue', 'cmi.core.lesson_location', 3);
  call(api, 'LMSSetValue', 'cmi.core.nonsense', 'x');
  call(api, 'LMSCommit', '');
}
function end12(api, status) {
  call(api, 'LMSSetValue', 'cmi.core.lesson_status', 'completed');
  call(api, 'LMSSetValue', 'cmi.core.score.raw', 92);
  call(api, 'LMSSetValue', 'cmi.core.score.max', '100');
  call(api, 'LMSSetValue', 'cmi.core.lesson_status', status);
  call(api, 'LMSSetValue', 'cmi.core.session_time', '0001:30:00');
  call(api, 'LMSFinish', '');
  results.push(['end']);
}`;
const frame = (body: string): Answer =>
  html(`<!doctype html><title>Page of the package</title><script>${SCO}${body}</script>`);
const END = `<button id="end" onclick="document.querySelector('iframe').contentWindow.end()">End</button>`;

function player(
  title: string,
  sco: string,
  scripts = 'window.API = new Scorm12API({ autocommit: false });',
  after = '',
): Answer {
  return html(
    page({
      title: `${title} – Harbour Academy`,
      head: `<script>window.results = [];</script><script src="/vendor/scorm-again.js"></script><script>${scripts}</script>`,
      body: `<h1>${title}</h1>${END}<iframe src="${sco}"></iframe><script>${after}</script>`,
    }),
  );
}

/** @param name what the player is told to call the content; without it statements name nothing */
function h5pPage(heading: string, content: string, name = ''): Answer {
  return html(
    page({
      title: 'Harbour Academy',
      body: `<h1>${heading}</h1><div id="content"></div><script src="/vendor/h5p/main.bundle.js"></script><script>
window.results = [];
new H5PStandalone.H5P(document.getElementById('content'), { h5pJsonPath: '${content}', title: '${name}', frameJs: '/vendor/h5p/frame.bundle.js', frameCss: '/vendor/h5p/styles/h5p.css' })
  .then(() => { H5P.externalDispatcher.on('xAPI', (event) => results.push([event.getVerb(), event.getScore(), event.getMaxScore()])); results.push(['ready']); });
</script>`,
    }),
  );
}

function h5pContent(folder: string, title: string): [string, Answer][] {
  const about = {
    title,
    language: 'en',
    mainLibrary: 'H5P.TideQuiz',
    embedTypes: ['div'],
    preloadedDependencies: [{ machineName: 'H5P.TideQuiz', majorVersion: 1, minorVersion: 0 }],
  };
  return [
    [`${ORIGIN}${folder}/h5p.json`, json(about)],
    [`${ORIGIN}${folder}/content/content.json`, json({ answer: 'At noon' })],
    [`${ORIGIN}${folder}/H5P.TideQuiz-1.0/library.json`, json(JSON.parse(own('library.json').toString()))],
    [`${ORIGIN}${folder}/H5P.TideQuiz-1.0/tide-quiz.js`, script(own('tide-quiz.js'))],
  ];
}

/** A statement as packages send it. Runs in the page. */
const STATEMENT = `
const ACTOR = { objectType: 'Agent', account: { homePage: '${ORIGIN}', name: 'ada-7' } };
function statement(verb, id, name, type, more = {}) {
  return { actor: ACTOR, verb: { id: 'http://adlnet.gov/expapi/verbs/' + verb }, object: { objectType: 'Activity', id, definition: { name: { 'de-DE': 'Nicht dies', en: name }, type: 'http://adlnet.gov/expapi/activities/' + type } }, timestamp: '2026-11-20T10:00:00Z', ...more };
}`;

const XAPI = `${STATEMENT}
async function end() {
  const send = (url, method, body) => fetch(url, { method, headers: { 'Content-Type': 'application/json', 'X-Experience-API-Version': '1.0.3' }, body: JSON.stringify(body) });
  const refused = await send('/lrs/refusing/statements', 'POST', statement('completed', 'https://courses.harbour.example/refused', 'Never Taken', 'course'));
  results.push(['refused', refused.status, await refused.text()]);
  const batch = await send(new URL('/lrs/statements', location.href), 'POST', [
    statement('experienced', 'https://courses.harbour.example/safety/slide-1', 'Slide', 'media'),
    statement('answered', 'https://courses.harbour.example/safety/q1', 'Question', 'cmi.interaction'),
    statement('completed', 'https://courses.harbour.example/safety/part', 'Part', 'lesson', { context: { contextActivities: { parent: [{ id: 'https://courses.harbour.example/safety' }] } } }),
    statement('completed', 'https://courses.harbour.example/safety', '${LEARNED.xapi}', 'course', { result: { completion: true, duration: 'PT1H30M', score: { scaled: 0.8 } } }),
  ]);
  results.push(['batch', batch.status, batch.constructor === Response, await batch.json(), batch.bodyUsed]);
  await fetch('https://nobody.harbour-lrs.example/statements', { method: 'POST', body: '{}' }).catch((error) => results.push(['lost', error.name]));
  results.push(['end']);
}`;

const CMI5 = `${STATEMENT}
const launch = new URLSearchParams(location.search);
const results = window.top.results;
function put(id, body) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('PUT', launch.get('endpoint') + 'statements?statementId=' + id);
    request.onload = () => { results.push(['put', request.status, request.responseText]); resolve(); };
    request.send(JSON.stringify(body));
  });
}
const context = { registration: launch.get('registration'), contextActivities: { category: [{ id: 'https://w3id.org/xapi/cmi5/context/categories/cmi5' }] } };
async function end() {
  await put('1', statement('initialized', launch.get('activityId'), '${LEARNED.cmi5}', 'lesson', { context }));
  await put('2', statement('passed', launch.get('activityId'), '${LEARNED.cmi5}', 'lesson', { context, result: { success: true, score: { raw: 9, max: 10 } } }));
  results.push(['end']);
}`;

const SRCDOC = `<script>${STATEMENT}
window.end = () => fetch('/lrs/statements', { method: 'POST', body: JSON.stringify(statement('passed', 'https://courses.harbour.example/whistle', '${LEARNED.xapiInSrcdoc}', 'assessment')) }).then((answer) => { window.top.results.push(['passed', answer.status], ['end']); });
</script>`;

/** What a page's first script sees; what differs with the hook in place shows it. */
const PROBE = `
window.heard = [];
for (const name of ['touchstone-hello', 'touchstone-ask', 'told', 'wanted', 'message']) for (const target of [window, document]) target.addEventListener(name, () => heard.push(name), true);
window.probe = () => {
  const flags = (owner, name) => { const { value, ...rest } = Object.getOwnPropertyDescriptor(owner, name); return rest; };
  const native = (f) => [f.name, f.length, /\\{\\s*\\[native code\\]\\s*\\}$/.test(String(f)), typeof f, Object.getPrototypeOf(f) === Function.prototype, Reflect.ownKeys(f).map(String)];
  const thrown = (run) => { try { return String(run()); } catch (error) { return error.constructor.name; } };
  const { open, send } = XMLHttpRequest.prototype;
  return {
    names: Reflect.ownKeys(window).map(String).sort(),
    enumerable: Object.keys(window).sort(),
    apis: ['API', 'API_1484_11', 'H5P', 'runtime'].map((name) => name in window),
    functions: [fetch, open, send, EventTarget.prototype.addEventListener, Function.prototype.toString, JSON.stringify].map(native),
    flags: [flags(window, 'fetch'), flags(XMLHttpRequest.prototype, 'open'), flags(XMLHttpRequest.prototype, 'send')],
    members: Reflect.ownKeys(XMLHttpRequest.prototype).map(String),
    thrown: [() => new fetch('/'), () => open.call({}), () => send.call(null), () => new XMLHttpRequest().send(), () => new XMLHttpRequest().open('GET')].map(thrown),
    nodes: document.documentElement.outerHTML,
    heard,
  };
};`;

/** All pages and files of the academy. */
export function playerAnswers(): Answers {
  const sco = (name: string, body: string): [string, Answer] => [`${ORIGIN}/sco/${name}`, frame(body)];
  return new Map<string, Answer>([
    [PLAYER.home, html(page({ title: 'Harbour Academy', body: '<main><h1>Harbour Academy</h1></main>' }))],
    [
      PLAYER.probe,
      html(page({ title: 'Probe', head: `<script>${PROBE}</script>`, body: '<main><h1>Probe</h1></main>' })),
    ],
    [`${ORIGIN}/vendor/scorm-again.js`, script(packageFile('scorm-again', 'dist/scorm-again.min.js'))],
    [`${ORIGIN}/vendor/h5p/main.bundle.js`, script(packageFile('h5p-standalone', 'dist/main.bundle.js'))],
    [`${ORIGIN}/vendor/h5p/frame.bundle.js`, script(packageFile('h5p-standalone', 'dist/frame.bundle.js'))],
    [`${ORIGIN}/vendor/h5p/styles/h5p.css`, style(packageFile('h5p-standalone', 'dist/styles/h5p.css'))],

    [PLAYER.scorm12, player(LEARNED.scorm12, '/sco/1')],
    sco(
      '1',
      `const api = find('API'); begin12(api); results.push(['begun']); window.end = () => end12(api, 'passed');`,
    ),
    [PLAYER.scorm12AtOnce, player(LEARNED.scorm12AtOnce, '/sco/at-once')],
    sco('at-once', `const api = find('API'); begin12(api); end12(api, 'completed');`),
    [
      PLAYER.scorm12Late,
      player(
        LEARNED.scorm12Late,
        '/sco/late',
        '',
        'setTimeout(() => { window.API = new Scorm12API({ autocommit: false }); }, 900);',
      ),
    ],
    sco(
      'late',
      `const wait = setInterval(() => { const api = find('API'); if (api === null) return; clearInterval(wait); setTimeout(() => { begin12(api); end12(api, 'passed'); }, 1000); }, 50);`,
    ),
    [PLAYER.scorm12Leaving, player(LEARNED.scorm12Leaving, '/sco/closing')],
    [PLAYER.scorm12Closing, player(LEARNED.scorm12Closing, '/sco/closing')],
    sco(
      'closing',
      `const api = find('API'); begin12(api); results.push(['begun']); addEventListener('pagehide', () => { end12(api, 'completed'); navigator.sendBeacon('/sco/ended'); });`,
    ),
    [PLAYER.scorm12Failed, player(LEARNED.scorm12Failed, '/sco/failed')],
    sco('failed', `const api = find('API'); begin12(api); end12(api, 'failed');`),
    [
      PLAYER.scorm12Review,
      player(
        'Only Looked At',
        '/sco/review',
        "window.API = new Scorm12API({ autocommit: false }); API.loadFromJSON({ cmi: { core: { lesson_mode: 'review' } } });",
      ),
    ],
    sco('review', `const api = find('API'); begin12(api); end12(api, 'completed');`),
    [
      PLAYER.scorm2004,
      player(LEARNED.scorm2004, '/sco/2004', 'window.API_1484_11 = new Scorm2004API({ autocommit: false });'),
    ],
    sco(
      '2004',
      `const api = find('API_1484_11');
call(api, 'Initialize', ''); call(api, 'GetValue', 'cmi.completion_status'); call(api, 'GetValue', 'cmi.mode'); call(api, 'SetValue', 'cmi.completion_status', 'incomplete'); call(api, 'Commit', ''); results.push(['begun']);
window.end = () => { for (const [element, value] of [['cmi.completion_status', 'completed'], ['cmi.score.scaled', '0.95'], ['cmi.success_status', 'passed'], ['cmi.progress_measure', '1'], ['cmi.session_time', 'PT31M5S']]) call(api, 'SetValue', element, value); call(api, 'Terminate', ''); results.push(['end']); };`,
    ),

    [PLAYER.h5p, h5pPage('H5P', '/h5p-pier', LEARNED.h5p)],
    ...h5pContent('/h5p-pier', LEARNED.h5p),
    [
      PLAYER.h5pInFrame,
      html(page({ title: 'Course with H5P', body: '<h1>Course with H5P</h1><iframe src="/h5p-embed"></iframe>' })),
    ],
    [`${ORIGIN}/h5p-embed`, h5pPage(LEARNED.h5pInFrame, '/h5p-course-content')],
    ...h5pContent('/h5p-course-content', LEARNED.h5pInFrame),

    [
      PLAYER.xapi,
      html(
        page({
          title: 'Sender',
          body: `<h1>Sender</h1><button id="end" onclick="end()">End</button><script>window.results = [];${XAPI}</script>`,
        }),
      ),
    ],
    [
      PLAYER.xapiInSrcdoc,
      html(
        page({
          title: 'Sender in a frame',
          head: '<script>window.results = [];</script>',
          body: `<h1>Sender in a frame</h1>${END}<iframe srcdoc="${SRCDOC.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>`,
        }),
      ),
    ],
    [
      PLAYER.cmi5,
      html(
        page({
          title: 'Radio course',
          head: '<script>window.results = [];</script>',
          body: `<h1>Radio course</h1>${END}<iframe src="/au?${launch.toString().replaceAll('&', '&amp;')}"></iframe>`,
        }),
      ),
    ],
    [`${ORIGIN}/au?${launch}`, html(page({ title: 'AU', body: `<script>${CMI5}</script>` }))],
    [`${ORIGIN}/lrs/statements`, json(['1b7c0000-0000-4000-8000-000000000001'])],
    [`${ORIGIN}/lrs/refusing/statements`, json({ message: 'no' }, 400)],
    [`${ORIGIN}/lrs/statements?statementId=1`, { status: 204, type: 'text/plain', body: '' }],
    [`${ORIGIN}/lrs/statements?statementId=2`, { status: 204, type: 'text/plain', body: '' }],
  ]);
}
