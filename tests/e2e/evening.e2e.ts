import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LearningRecord } from '../../lib/capture/types';
import { html } from '../world/answers';
import { COURSERA, COURSERA_COURSE, COURSERA_TIDES, courseraUrl } from '../world/pages/coursera';
import { FREECODECAMP } from '../world/pages/freecodecamp';
import { LEARNDASH, learndashCourse } from '../world/pages/learndash';
import { LINKEDIN_LEARNING } from '../world/pages/linkedin-learning';
import { MITX } from '../world/pages/mitx-online';
import { MOODLE } from '../world/pages/moodle';
import { EDX, EDX_RUNS, edxCourse } from '../world/pages/open-edx';
import { UDEMY, UDEMY_COURSES, udemyPlayer, udemyUrl } from '../world/pages/udemy';
import type { Tab } from './driver/types';
import { until } from './driver/until';
import { BROWSER, LONG_ENOUGH, pause, type Stage, setOffline, startStage } from './harness';
import { type HistoryRow, historyRows, turnOn } from './popup';

/** What is kept of an item in the end; what isn't named is empty. Times of seeing are the run's own. */
type Expected = Partial<Omit<LearningRecord, 'evidence'>> &
  Pick<LearningRecord, 'title' | 'url' | 'status'> & {
    /** Signal and address of each page that gave evidence. */
    readonly evidence: readonly (readonly [signal: string, url: string])[];
  };

const ID = {
  firstRun: 'openedx:edx.org/course-v1:ShoreX+CHART1x+1T2024',
  laterRun: 'openedx:edx.org/course-v1:ShoreX+CHART1x+3T2025',
  knots: 'coursera:knots-and-hitches',
  tides: 'coursera:tides-and-currents',
  anchoring: 'udemy:anchoring-at-night',
  clouds: 'udemy:reading-clouds',
  webDesign: 'freecodecamp:responsive-web-design-v9',
  waves: `mitx-online:certificate/${MITX.id}`,
  radio: 'linkedin-learning:marine-radio-basics',
  firstAid: 'linkedin-learning:first-aid-at-sea',
  local: 'moodle:learn.campus.example/2',
  safety: 'moodle:learn.campus.example/3',
  dataSkills: 'moodle:learn.campus.example/4',
  reading: 'moodle:learn.campus.example/5',
  stars: 'learndash:night-school.example/4467',
} as const;
type Id = (typeof ID)[keyof typeof ID];

const udemyCourse = (player: string) => player.replace(/learn\/.*/, '');
const campusCourse = (id: number) => `${MOODLE.origin}/course/view.php?id=${id}`;
const KNOTS = `https://www.coursera.org/learn/${COURSERA_COURSE.slug}`;
const TIDES = 'https://www.coursera.org/learn/tides-and-currents';
const ANCHORING = udemyCourse(UDEMY_COURSES.anchoring.player);
const CLOUDS = udemyCourse(UDEMY_COURSES.clouds.player);
const RADIO = 'https://www.linkedin.com/learning/marine-radio-basics';
const FIRST_AID = 'https://www.linkedin.com/learning/first-aid-at-sea';
const FIRST_RUN = 'https://learning.edx.org/course/course-v1:ShoreX+CHART1x+1T2024/home';

/** Exactly the records of the evening, by id. */
const RECORDS: Readonly<Record<Id, Expected>> = {
  [ID.firstRun]: {
    title: EDX.title,
    url: 'https://courses.edx.org/courses/course-v1:ShoreX+CHART1x+1T2024/about',
    provider: 'University of the Shore',
    instructors: ['Prof. Marina Invented'],
    status: 'completed',
    completedAt: '2024-06-07',
    credentials: [{ url: EDX.certificate, id: EDX.certificate.slice(-32) }],
    evidence: [
      ['dashboard', FIRST_RUN],
      ['certificate-page', EDX.certificate],
    ],
  },
  [ID.laterRun]: {
    title: EDX.title,
    url: EDX_RUNS.home,
    provider: 'University of the Shore',
    status: 'completed',
    progress: 1,
    grade: { value: 91, max: 100 },
    credentials: [{ url: EDX_RUNS.certificate, id: EDX_RUNS.certificate.slice(-32) }],
    evidence: [
      ['dashboard', EDX_RUNS.home],
      ['course-home', EDX_RUNS.home],
      ['progress-page', EDX_RUNS.home],
      ['course-end', EDX_RUNS.home],
      ['course-end', EDX_RUNS.certificate],
    ],
  },
  [ID.knots]: {
    title: COURSERA_COURSE.title,
    url: KNOTS,
    status: 'in-progress',
    evidence: [
      ['course-home', KNOTS],
      ['course-item', KNOTS],
    ],
  },
  [ID.tides]: {
    title: 'Tides and Currents',
    url: TIDES,
    provider: 'University of the Shore',
    status: 'completed',
    completedAt: '2024-05-03T12:00:00.000Z',
    grade: { value: 0.97, max: 1 },
    credentials: [{ url: courseraUrl(COURSERA.own), id: COURSERA.own }],
    evidence: [
      ['course-item', TIDES],
      ['certificate-page', courseraUrl(COURSERA.own)],
    ],
  },
  [ID.anchoring]: {
    title: UDEMY_COURSES.anchoring.title,
    url: ANCHORING,
    instructors: ['Tom Teacher'],
    status: 'completed',
    progress: 1,
    evidence: [
      ['my-learning', ANCHORING],
      ['player', ANCHORING],
      ['player-progress', ANCHORING],
    ],
  },
  [ID.clouds]: {
    title: UDEMY_COURSES.clouds.title,
    url: CLOUDS,
    instructors: ['Tom Teacher'],
    status: 'in-progress',
    evidence: [
      ['my-learning', CLOUDS],
      ['player', CLOUDS],
    ],
  },
  [ID.webDesign]: {
    kind: 'credential',
    title: 'Responsive Web Design',
    url: FREECODECAMP.own,
    status: 'completed',
    hours: 300,
    completedAt: '2025-02-09',
    credentials: [{ url: FREECODECAMP.own, id: 'ada-learner/responsive-web-design-v9' }],
    evidence: [['certification-page', FREECODECAMP.own]],
  },
  [ID.waves]: {
    title: MITX.title,
    url: MITX.own,
    provider: 'MITx Online',
    instructors: ['Marina Invented'],
    status: 'completed',
    completedAt: '2025-09-24',
    credentials: [{ url: MITX.own, id: MITX.id }],
    evidence: [['certificate-page', MITX.own]],
  },
  [ID.radio]: {
    title: LINKEDIN_LEARNING.radio,
    url: RADIO,
    instructors: ['Tom Teacher'],
    status: 'completed',
    hours: 0.75,
    completedAt: '2025-03-28',
    evidence: [
      ['player', RADIO],
      ['library', RADIO],
    ],
  },
  [ID.firstAid]: {
    title: LINKEDIN_LEARNING.firstAid,
    url: FIRST_AID,
    instructors: ['Tom Teacher'],
    status: 'completed',
    hours: 1.5,
    completedAt: '2024-12-31',
    evidence: [['library', FIRST_AID]],
  },
  [ID.local]: {
    title: MOODLE.title,
    url: campusCourse(2),
    status: 'completed',
    progress: 1,
    evidence: [['completion-block', campusCourse(2)]],
  },
  [ID.safety]: {
    title: MOODLE.finishedEarlier,
    url: campusCourse(3),
    status: 'completed',
    progress: 1,
    evidence: [['my-courses', campusCourse(3)]],
  },
  [ID.dataSkills]: {
    title: MOODLE.halfWay,
    url: campusCourse(4),
    status: 'in-progress',
    progress: 0.5,
    evidence: [['my-courses', campusCourse(4)]],
  },
  [ID.reading]: {
    title: 'Reading Club',
    url: campusCourse(5),
    status: 'enrolled',
    evidence: [['my-courses', campusCourse(5)]],
  },
  [ID.stars]: {
    title: LEARNDASH.title,
    url: LEARNDASH.course,
    status: 'completed',
    progress: 1,
    evidence: [['course-status', LEARNDASH.course]],
  },
};

interface Step {
  readonly what: string;
  /** What she does. `logged` waits until the history is as it then should be; in the end that is waited for anyway. */
  readonly act: (logged: () => Promise<void>) => Promise<unknown>;
  /** The status of each record that this changes, as the popup words it; without it nothing may change. */
  readonly logs?: Readonly<Partial<Record<Id, string>>>;
}

let stage: Stage;
/** The one that the evening is spent in. */
let tab: Tab;
const started = new Date().toISOString();
/** How many workers ran each time they were killed. */
const killed: number[] = [];

const put = (url: string, body: string) => stage.world.put(url, html(body));
const putRun = (run: Parameters<typeof edxCourse>[0]) => {
  for (const url of [EDX_RUNS.home, EDX_RUNS.progress, EDX_RUNS.courseEnd]) put(url, edxCourse(run));
};
const at = (url: string) => tab.until(url, (address) => location.href === address, url);
const shows = (what: string) => tab.until(what, (text) => document.body.textContent?.includes(text), what);
/** Looks at a page of which nothing may be logged, for as long as that would take. */
const look = async (url: string) => {
  await tab.goto(url);
  await pause(LONG_ENOUGH);
};
/** Firefox’s background page can’t be killed from outside: there the evening goes on without. */
const killWorker = async () => {
  if (BROWSER === 'chromium') killed.push(await stage.driver.killWorker());
};

const EVENING: readonly Step[] = [
  {
    what: 'she looks what edX has for her: two runs of one course',
    act: async () => {
      tab = await stage.driver.open(EDX_RUNS.dashboard);
    },
    logs: { [ID.firstRun]: 'Enrolled', [ID.laterRun]: 'Enrolled' },
  },
  {
    what: 'goes to the later one',
    act: () => tab.click(`a[href="${EDX_RUNS.home}"]`),
    logs: { [ID.laterRun]: 'In progress' },
  },
  {
    what: 'and from there, without a load, to her progress',
    act: () => tab.click('[data-place="progress"]'),
    logs: { [ID.laterRun]: 'In progress 40%' },
  },
  {
    what: 'back and forward inside the course',
    act: async () => {
      const length = await tab.evaluate(() => history.length, null);
      await tab.back();
      await at(EDX_RUNS.home);
      await shows('Complete the course');
      await tab.forward();
      await at(EDX_RUNS.progress);
      await shows('Your progress');
      expect(await tab.evaluate(() => history.length, null)).toBe(length);
    },
  },
  {
    what: 'she has learned on: a second tab shows 97 %, while the first is loaded again, and again',
    act: async (logged) => {
      putRun({ percent: 97, hasCertificate: false });
      const second = await stage.driver.open(EDX_RUNS.progress);
      await tab.reload();
      await tab.reload();
      await logged();
      await second.close();
      await tab.show();
    },
    logs: { [ID.laterRun]: 'In progress 97%' },
  },
  { what: 'a course on Coursera, as anybody may read of it', act: () => look(COURSERA_COURSE.catalogue) },
  {
    what: 'she goes in, for she is enrolled',
    act: () => tab.click('#go'),
    logs: { [ID.knots]: 'Enrolled' },
  },
  {
    what: 'opens a lecture, and at that moment the worker is killed',
    act: async () => {
      await tab.click('nav a[href*="/lecture/"]');
      await killWorker();
    },
    logs: { [ID.knots]: 'In progress' },
  },
  {
    what: 'back to the course’s home, and to the page for anybody, and forward again',
    act: async () => {
      await tab.back();
      await at(COURSERA_COURSE.home);
      await tab.back();
      await at(COURSERA_COURSE.catalogue);
      await tab.forward();
      await at(COURSERA_COURSE.home);
      await pause(LONG_ENOUGH);
    },
  },
  { what: 'the same lecture, as her employer’s programme has it', act: () => look(COURSERA_COURSE.inProgramme) },
  {
    what: 'a lecture of another course, in two tabs at once',
    act: async (logged) => {
      const second = await stage.driver.open(COURSERA_TIDES);
      await tab.goto(COURSERA_TIDES);
      await logged();
      await second.close();
      await tab.show();
    },
    logs: { [ID.tides]: 'In progress' },
  },
  { what: 'somebody else’s certificate', act: () => look(courseraUrl(COURSERA.somebodyElses)) },
  {
    what: 'her own of that other course',
    act: () => tab.goto(courseraUrl(COURSERA.own)),
    logs: { [ID.tides]: 'Completed' },
  },
  {
    what: 'what she has on Udemy',
    act: () => tab.goto(UDEMY_COURSES.myLearning),
    logs: { [ID.anchoring]: 'In progress 29%', [ID.clouds]: 'Enrolled' },
  },
  {
    what: 'a course there, with one lecture left',
    act: () => {
      const { title, player } = UDEMY_COURSES.anchoring;
      put(player, udemyPlayer(title, { done: 40, all: 41 }));
      return tab.click('a[href*="anchoring-at-night"]');
    },
    logs: { [ID.anchoring]: 'In progress 98%' },
  },
  {
    what: 'she ticks it off, and loads the page again at once',
    act: async () => {
      await tab.click('#last');
      await tab.reload();
    },
    logs: { [ID.anchoring]: 'Completed' },
  },
  {
    what: 'back in the list, where the course stands at 29 % as before',
    act: async () => {
      await tab.back();
      await at(UDEMY_COURSES.myLearning);
      await pause(LONG_ENOUGH);
    },
  },
  {
    what: 'a course of which everything in sight is ticked, but not everything is in sight',
    act: () => tab.click('a[href*="reading-clouds"]'),
    logs: { [ID.clouds]: 'In progress' },
  },
  { what: 'somebody else’s certificate of Udemy', act: () => look(udemyUrl(UDEMY.somebodyElses)) },
  { what: 'somebody else’s certification of freeCodeCamp', act: () => look(FREECODECAMP.somebodyElses) },
  {
    what: 'her own, and the worker was killed while nothing happened',
    act: async () => {
      await killWorker();
      await tab.goto(FREECODECAMP.own);
    },
    logs: { [ID.webDesign]: 'Completed' },
  },
  { what: 'her profile there, which is anybody’s to read', act: () => look(FREECODECAMP.profile) },
  {
    what: 'her certificate of MITx Online',
    act: () => tab.goto(MITX.own),
    logs: { [ID.waves]: 'Completed' },
  },
  { what: 'the same on MIT’s other host', act: () => look(MITX.ownOnLearn) },
  { what: 'somebody else’s there', act: () => look(MITX.somebodyElses) },
  {
    what: 'a video of LinkedIn Learning, and the next without a load',
    act: async () => {
      await tab.goto(LINKEDIN_LEARNING.video);
      await tab.click('#next');
      await shows('Channel Sixteen');
    },
    logs: { [ID.radio]: 'In progress' },
  },
  {
    what: 'her learning history there, in which the course is finished',
    act: () => tab.goto(LINKEDIN_LEARNING.library),
    logs: { [ID.radio]: 'Completed' },
  },
  {
    what: 'more of it',
    act: () => tab.click('#more'),
    logs: { [ID.firstAid]: 'Completed' },
  },
  { what: 'the university’s Moodle, which is not turned on', act: () => look(MOODLE.course) },
  {
    what: 'she turns it on',
    act: () => turnOn(stage.driver, tab),
    logs: { [ID.local]: 'In progress 50%' },
  },
  {
    what: 'marks the last activity as done; the worker is killed before the page says that all is, and after',
    act: async () => {
      await tab.click('[data-action="toggle-manual-completion"]');
      await killWorker();
      await shows('2 of 2');
      await killWorker();
    },
    logs: { [ID.local]: 'Completed' },
  },
  {
    what: 'a tab with her courses, closed before they are there, and once more with patience',
    act: async () => {
      const second = await stage.driver.open(MOODLE.myCourses);
      await second.close();
      await tab.show();
      await tab.goto(MOODLE.myCourses);
    },
    logs: {
      [ID.safety]: 'Completed',
      [ID.dataSkills]: 'In progress 50%',
      [ID.reading]: 'Enrolled',
    },
  },
  {
    what: 'a school on WordPress, turned on as well',
    act: async () => {
      await tab.goto(LEARNDASH.course);
      await turnOn(stage.driver, tab);
    },
    logs: { [ID.stars]: 'In progress 40%' },
  },
  {
    what: 'back to the Moodle, and forward: by now it is 97 %',
    act: async () => {
      put(LEARNDASH.course, learndashCourse(97, 'progress'));
      await tab.back();
      await at(MOODLE.myCourses);
      await tab.forward();
      await at(LEARNDASH.course);
      await shows('97%');
    },
    logs: { [ID.stars]: 'In progress 97%' },
  },
  {
    what: 'then all steps are done, but the course is not',
    act: async () => {
      put(LEARNDASH.course, learndashCourse(100, 'progress'));
      await tab.reload();
    },
    logs: { [ID.stars]: 'In progress 100%' },
  },
  {
    what: 'and then it is',
    act: async () => {
      put(LEARNDASH.course, learndashCourse(100, 'complete'));
      await tab.reload();
    },
    logs: { [ID.stars]: 'Completed' },
  },
  {
    what: 'edX congratulates, without a certificate',
    act: async () => {
      putRun({ percent: 100, hasCertificate: false });
      await tab.goto(EDX_RUNS.home);
      await tab.click('#end');
      await shows('Congratulations!');
      await pause(LONG_ENOUGH);
    },
  },
  {
    what: 'and calls her progress 100 %',
    act: () => tab.click('[data-place="progress"]'),
    logs: { [ID.laterRun]: 'In progress 100%' },
  },
  {
    what: 'with the certificate it is done, and that is seen offline',
    act: async () => {
      putRun({ percent: 100, hasCertificate: true });
      await tab.goto(EDX_RUNS.home);
      await shows('Complete the course');
      await setOffline(stage, true);
      await tab.until('the page to know', () => !navigator.onLine, null);
      await tab.click('#end');
    },
    logs: { [ID.laterRun]: 'Completed' },
  },
  {
    what: 'no page loads; online again it does, and nothing is logged a second time',
    act: async () => {
      const asked = stage.server.asked.length;
      const second = await stage.driver.open('about:blank');
      // Chromium’s driver throws; Firefox’s is content with the browser’s own page.
      await second.goto(EDX_RUNS.dashboard).catch(() => {});
      await second.close();
      expect(stage.server.asked.slice(asked)).toEqual([]);
      await setOffline(stage, false);
      await tab.show();
      await tab.reload();
      await shows('Congratulations!');
      await pause(LONG_ENOUGH);
    },
  },
  {
    what: 'her certificate of the earlier run, on edX’s other host',
    act: () => tab.goto(EDX.certificate),
    logs: { [ID.firstRun]: 'Completed' },
  },
  { what: 'and one that doesn’t say whose eyes it is for', act: () => look(EDX.publicCertificate) },
];

/** Every address that a tab loads in the course of the evening. */
const PAGES: ReadonlySet<string> = new Set([
  EDX_RUNS.dashboard,
  EDX_RUNS.home,
  EDX_RUNS.progress,
  EDX_RUNS.courseEnd,
  EDX.certificate,
  EDX.publicCertificate,
  COURSERA_COURSE.catalogue,
  COURSERA_COURSE.home,
  COURSERA_COURSE.inProgramme,
  COURSERA_TIDES,
  courseraUrl(COURSERA.own),
  courseraUrl(COURSERA.somebodyElses),
  UDEMY_COURSES.myLearning,
  UDEMY_COURSES.anchoring.player,
  UDEMY_COURSES.clouds.player,
  udemyUrl(UDEMY.somebodyElses),
  ...Object.values(FREECODECAMP),
  MITX.own,
  MITX.ownOnLearn,
  MITX.somebodyElses,
  LINKEDIN_LEARNING.video,
  LINKEDIN_LEARNING.library,
  MOODLE.course,
  MOODLE.myCourses,
  LEARNDASH.course,
]);
/** What a browser asks of its maker. */
const BROWSERS_OWN = /(?:google|mozilla|firefox)[\w-]*\.\w+$/;

/** The record of that id as an export holds it, without the times of seeing. */
function wholeRecord(id: Id) {
  const platform = id.split(':')[0];
  const { evidence, ...record } = RECORDS[id];
  return {
    id,
    platform,
    kind: 'course',
    provider: null,
    instructors: [],
    progress: null,
    grade: null,
    hours: null,
    enrolledAt: null,
    startedAt: null,
    completedAt: null,
    skills: [],
    tags: [],
    note: '',
    credentials: [],
    editedByUser: [],
    ...record,
    evidence: evidence.map(([signal, url]) => [platform, signal, url].join(' ')).sort(),
  };
}

/** How the popup may word the day of a record; null: the day it was first seen. */
function worded(day: string | null): readonly string[] {
  const days = day === null ? [new Date(started), new Date()] : [new Date(day)];
  return days.flatMap((date) =>
    ['en-GB', 'en-US'].map((locale) => {
      const words = new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(date);
      return day === null ? `seen ${words}` : words;
    }),
  );
}

/** The history as the popup shows it, each record as title and status; two runs of a course have one title. */
const lines = async () => (await historyRows(stage.history)).map(({ title, status }) => `${title}: ${status}`).sort();

describe('a learner’s evening', () => {
  const known = new Map<Id, string>();
  const expected = () => [...known].map(([id, status]) => `${RECORDS[id].title}: ${status}`).sort();

  beforeAll(async () => {
    stage = await startStage([LEARNDASH.origin]);
  });
  afterAll(() => stage.end());

  /** Waits until the popup shows exactly what is known by now. */
  const logged = async () => {
    let seen: readonly string[] = [];
    const isThere = async () => {
      seen = await lines();
      return JSON.stringify(seen) === JSON.stringify(expected());
    };
    await until('the history', isThere, 20_000).catch(() => expect(seen).toEqual(expected()));
  };

  /** Nothing that comes after a failed step can be as told. */
  let isBroken = false;
  for (const { what, act, logs = {} } of EVENING) {
    it(what, async ({ skip }) => {
      skip(isBroken, 'an earlier step failed');
      isBroken = true;
      for (const id of Object.values(ID)) {
        const status = logs[id];
        if (status !== undefined) known.set(id, status);
      }
      await act(logged);
      await logged();
      isBroken = false;
    });
  }

  it.runIf(BROWSER === 'chromium')('the worker was really killed', () => {
    expect(killed).toHaveLength(4);
    expect(Math.max(...killed)).toBeGreaterThan(0);
  });

  it('the popup shows exactly what she did, with dates and certificates', async () => {
    const rows = await historyRows(stage.history);
    const shown = (row: HistoryRow) => [row.title, row.status.replace(/ .*/, ''), ...row.certificates].join(' ');
    const wanted = Object.values(RECORDS).map(({ title, status, credentials = [] }) =>
      [
        title,
        { enrolled: 'Enrolled', 'in-progress': 'In', completed: 'Completed' }[status],
        ...credentials.map(({ url }) => url),
      ].join(' '),
    );
    expect(rows.map(shown).sort()).toEqual(wanted.sort());
    for (const row of rows) {
      const dates = Object.values(RECORDS).filter(({ title }) => title === row.title);
      const days = dates.map(({ completedAt }) => completedAt ?? null);
      expect(days.flatMap(worded), row.title).toContain(row.date);
    }
  });

  it('“Export as JSON” writes exactly these records', async () => {
    await stage.history.show();
    await stage.history.press(/^Menu$/);
    const { text } = await stage.history.download(() => stage.history.press(/^Export as JSON$/));
    const { records }: { records: readonly LearningRecord[] } = JSON.parse(text);
    const written = records.map(({ firstSeenAt, lastSeenAt, evidence, ...record }) => {
      for (const at of [firstSeenAt, lastSeenAt, ...evidence.map((each) => each.at)]) {
        expect(at >= started && at <= new Date().toISOString(), at).toBe(true);
      }
      return {
        ...record,
        evidence: evidence.map(({ adapter, signal, url }) => [adapter, signal, url].join(' ')).sort(),
      };
    });
    const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
    expect([...written].sort(byId)).toEqual(Object.values(ID).map(wholeRecord).sort(byId));
  });

  it('nothing was asked of anybody but what the tabs and the pages’ own scripts ask', () => {
    const asked = stage.server.requests.filter(({ url }) => !BROWSERS_OWN.test(url.hostname));
    const pages = asked.filter(({ destination }) => destination === 'document');
    const others = asked.filter(
      ({ url, destination }) => destination !== 'document' && url.pathname !== '/favicon.ico',
    );
    expect(new Set(others.map(({ url, destination }) => `${destination} ${url.origin}${url.pathname}`))).toEqual(
      new Set([
        `empty ${MOODLE.origin}/lib/ajax/service.php`,
        `image https://udemy-certificate.s3.amazonaws.com/image/${UDEMY.somebodyElses}.jpg`,
      ]),
    );
    expect(new Set(pages.map(({ url }) => url.href))).toEqual(PAGES);
  });
});
