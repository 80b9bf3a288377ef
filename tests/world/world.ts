import type { Answer, Answers } from './answers';
import { html, json } from './answers';
import { HOSTED, hostedAnswers } from './hosted';
import {
  COURSERA_COURSE,
  COURSERA_TIDES,
  courseraCatalogue,
  courseraCertificate,
  courseraCourse,
} from './pages/coursera';
import { FREECODECAMP, freecodecampCertification, freecodecampProfile } from './pages/freecodecamp';
import { LEARNDASH, learndashCourse } from './pages/learndash';
import { LINKEDIN_LEARNING, linkedinLibrary, linkedinPlayer } from './pages/linkedin-learning';
import { MITX, mitLearnCertificate, mitxCertificate } from './pages/mitx-online';
import { type Campus, MOODLE, moodleCourse, moodleMyCourses } from './pages/moodle';
import { EDX, EDX_RUNS, edxCertificate, edxCourse, edxDashboard, edxLearning } from './pages/open-edx';
import type { LinkOnPage } from './pages/page';
import { githubProfile, linkedinProfile, PROFILES, personalPage } from './pages/profiles';
import { UDEMY, UDEMY_COURSES, udemyCertificate, udemyMyLearning, udemyPlayer, udemyUrl } from './pages/udemy';
import { registryAnswers } from './registries';
import { OB3, signedAnswers } from './signed';

/** The links on the pages a recruiter reads. */
export const ON_GITHUB: readonly LinkOnPage[] = [
  { href: OB3.verified, text: 'Coastal Navigation' },
  {
    href: HOSTED.credly,
    text: 'Sail Making',
    picture: 'https://images.credly.com/images/3f1d2c4b-5a69-4788-9a7b-6c5d4e3f2a10/badge.png',
  },
  { href: HOSTED.badgrRevoked, text: 'Radio Operator (old)' },
  { href: HOSTED.credlyOther, text: 'Deep Sea Diving' },
  { href: HOSTED.moodle, text: 'Local Historian' },
  { href: HOSTED.credlyTemplate, text: 'What the sail making badge is' },
];
export const ON_PERSONAL_PAGE: readonly LinkOnPage[] = [
  { href: OB3.jwt, text: 'Tide Tables' },
  { href: '', text: 'Knots and Splices', picture: OB3.baked },
  { href: HOSTED.badgr, text: 'Weather at Sea' },
  { href: OB3.revoked, text: 'Radio Operator' },
  { href: OB3.expired, text: 'First Aid at Sea' },
  { href: OB3.tampered, text: 'Sea Rescue' },
  { href: OB3.otherPerson, text: 'Boat Building' },
  { href: HOSTED.badgrUnreachable, text: 'Rigging' },
  { href: OB3.noProof, text: 'Seamanship' },
];
export const ON_LINKEDIN: readonly LinkOnPage[] = [
  { href: HOSTED.credly, text: 'Sail Making' },
  { href: HOSTED.badgr, text: 'Weather at Sea' },
];

/** The invented world: what every address in it answers, and the little that can change. */
export interface World {
  readonly campus: Campus;
  /** Answers for one more address, or another answer for a known one. */
  readonly put: (url: string, answer: Answer) => void;
  /** `body` is awaited by nobody; the method decides between reading a page and telling the campus something. */
  readonly answer: (method: string, url: URL) => Answer;
}

/** Mints all credentials and answers the world. Same bytes on every run. */
export async function createWorld(): Promise<World> {
  const campus: Campus = { walked: false };
  const answers = new Map<string, Answer>([
    ...(await signedAnswers()),
    ...(await registryAnswers()),
    ...hostedAnswers(),
  ]);
  answers.set(PROFILES.github, html(githubProfile(ON_GITHUB)));
  answers.set(PROFILES.personal, html(personalPage(ON_PERSONAL_PAGE)));
  answers.set(PROFILES.linkedin, html(linkedinProfile(ON_LINKEDIN)));
  answers.set(EDX.certificate, html(edxCertificate('7a1b2c3d4e5f60718293a4b5c6d7e8f9', 'owner')));
  answers.set(EDX.publicCertificate, html(edxCertificate('8b1b2c3d4e5f60718293a4b5c6d7e8f9', 'stranger')));
  answers.set(EDX.home, html(edxLearning()));
  answers.set(EDX.courseEnd, html(edxLearning()));
  answers.set(MOODLE.myCourses, html(moodleMyCourses()));
  for (const [url, body] of learningPages()) answers.set(url, html(body));
  return {
    campus,
    put: (url, answer) => answers.set(url, answer),
    answer: (method, url) => {
      const asked = throughCamo(url);
      return fixed(answers, asked) ?? changing(campus, method, asked) ?? lost(answers, asked);
    },
  };
}

/** Pages of learning sites, as they are at first; what the learner does there later is `put`. */
function learningPages(): [string, string][] {
  const { slug, title, catalogue, home, lecture, inProgramme } = COURSERA_COURSE;
  const { myLearning, anchoring, clouds } = UDEMY_COURSES;
  const edx = edxCourse({ percent: 40, hasCertificate: false });
  return [
    [catalogue, courseraCatalogue()],
    ...[home, lecture].map((url): [string, string] => [url, courseraCourse(slug, title, [home, lecture])]),
    [inProgramme, courseraCourse(slug, title, [inProgramme])],
    [COURSERA_TIDES, courseraCourse('tides-and-currents', 'Tides and Currents', [COURSERA_TIDES])],
    [EDX_RUNS.dashboard, edxDashboard()],
    ...[EDX_RUNS.home, EDX_RUNS.progress, EDX_RUNS.courseEnd].map((url): [string, string] => [url, edx]),
    [myLearning, udemyMyLearning(29)],
    [anchoring.player, udemyPlayer(anchoring.title, { done: 12, all: 41 })],
    [clouds.player, udemyPlayer(clouds.title, null)],
    [udemyUrl(UDEMY.somebodyElses), udemyCertificate(UDEMY.somebodyElses)],
    ...[FREECODECAMP.own, FREECODECAMP.somebodyElses].map((url): [string, string] => [
      url,
      freecodecampCertification(url),
    ]),
    [FREECODECAMP.profile, freecodecampProfile()],
    [MITX.own, mitxCertificate('owner')],
    [MITX.ownOnLearn, mitLearnCertificate()],
    [MITX.somebodyElses, mitxCertificate('stranger')],
    [LINKEDIN_LEARNING.video, linkedinPlayer()],
    [LINKEDIN_LEARNING.nextVideo, linkedinPlayer()],
    [LINKEDIN_LEARNING.library, linkedinLibrary()],
    [LEARNDASH.course, learndashCourse(40, 'progress')],
  ];
}

/** GitHub's image proxy: the last part of the path is the picture's own address in hexadecimal. */
function throughCamo(url: URL): URL {
  if (url.hostname !== 'camo.githubusercontent.com') return url;
  return new URL(Buffer.from(url.pathname.split('/').at(-1) ?? '', 'hex').toString());
}

/** Badgr's addresses take any query; all others are exact. */
function fixed(answers: Answers, url: URL): Answer | undefined {
  const bare = url.hostname.endsWith('.badgr.io') ? `${url.origin}${url.pathname}` : url.href;
  return answers.get(url.href) ?? answers.get(bare);
}

function changing(campus: Campus, method: string, url: URL): Answer | undefined {
  if (url.origin === MOODLE.origin) {
    if (url.href === MOODLE.course) return html(moodleCourse(campus));
    if (method === 'POST' && url.searchParams.get('info')?.startsWith('core_completion_update')) {
      campus.walked = true;
      return json([{ error: false, data: { status: true, warnings: [] } }]);
    }
  }
  const code = /^\/account\/accomplishments\/verify\/([A-Z0-9]{12})$/.exec(url.pathname)?.[1];
  const certificate = url.hostname === 'www.coursera.org' && code ? courseraCertificate(code) : null;
  return certificate ? html(certificate) : undefined;
}

/** A known host says 404; nobody is at home at any other. */
function lost(answers: Answers, url: URL): Answer {
  const known =
    [...answers.keys()].some((address) => new URL(address).host === url.host) || url.hostname === 'www.coursera.org';
  return known ? html('<!doctype html><title>Not found</title><p>Not found</p>', 404) : 'reset';
}
