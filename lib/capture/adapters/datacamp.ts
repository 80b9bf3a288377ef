/*
 * DataCamp. Facts: statements of accomplishment L (the form of their address, many public links), answers of its servers M
 * (one working tool of October 2025).
 *
 * Read: statements of accomplishment, certifications and verified skills by what `stated.ts` can read anywhere; a
 * person's public profile (courses and tracks completed, courses begun); the lists of skill and career tracks, which tell
 * for each how far the viewer is.
 * Own: `userTrack` in the lists of tracks is the viewer's. A profile is public, and whose it is can't be told: the signed-in
 * person is named by an answer of its own (`api/users/signed_in`), and an answer knows of no other. So are statements:
 * `unknown`.
 * Not known: mark-up and embedded state of any page; dates; the address of a course (its person's profile stands in) and of
 * a track in the lists (the page that asked stands in); whether completed courses are named in the profile (those without a
 * name are passed over). A track has one id in the lists and another in the profile, so it can be recorded twice.
 */
import { isObject, type JsonObject, stringAt } from '../embedded';
import { address, plainAddress, tidy } from '../page';
import { statedCertificate } from '../stated';
import type { Adapter, Answer, LearningKind, LearningStatus, Observation, Page } from '../types';

export const datacamp: Adapter = {
  id: 'datacamp',
  label: 'DataCamp',
  facts: '2026-11',
  hosts: ['*://*.datacamp.com/*'],
  pages: [
    {
      kind: 'statement-of-accomplishment',
      confidence: 'L',
      path: /^(?:\/completed)?\/statement-of-accomplishment\/(?:course|track|project|skill-track|career-track)\/[0-9a-f]{40}\/?$/i,
      read: readStatement,
    },
    {
      kind: 'certification',
      confidence: 'L',
      path: /^\/(?:certificate|skill-verification)\/[A-Z]{2,5}\d{13}\/?$/i,
      read: readCertification,
    },
  ],
  answers: [
    {
      kind: 'public-profile',
      confidence: 'M',
      address: /^www\.datacamp\.com\/api\/public\/users\/[^/?]+(?:\?|$)/,
      read: readProfile,
    },
    {
      kind: 'tracks',
      confidence: 'M',
      address: /^learn-hub-api\.datacamp\.com\/tracks\/(?:skill|career)(?:\?|$)/,
      read: readTracks,
    },
  ],
};

const KINDS: Readonly<Record<string, LearningKind>> = { course: 'course', project: 'activity' };

const DATACAMP = { platform: 'datacamp', site: 'DataCamp' } as const;

function readStatement(page: Page): Observation[] {
  const [, of = '', id = ''] = /\/([\w-]+)\/([0-9a-f]{40})\/?$/.exec(page.url.pathname.toLowerCase()) ?? [];
  const url = `https://www.datacamp.com/statement-of-accomplishment/${of}/${id}`;
  return statedCertificate(page, DATACAMP, { url, id, kind: KINDS[of] ?? 'path' });
}

function readCertification(page: Page): Observation[] {
  const [, of = '', id = ''] = /^\/([\w-]+)\/(\w+)/.exec(page.url.pathname) ?? [];
  return statedCertificate(page, DATACAMP, { url: `https://www.datacamp.com/${of}/${id}`, id, kind: 'exam' });
}

function readProfile({ url, json }: Answer): Observation[] {
  const slug = url.pathname.split('/').at(-1) ?? '';
  const profile = `https://www.datacamp.com/profile/${slug}`;
  const courses = (key: string, status: LearningStatus) =>
    listAt(json, key).flatMap((course): Observation[] => {
      const id = numberAt(course, 'id');
      const title = tidy(stringAt(course, 'title'));
      if (id === '' || title === '') return [];
      const hours = course.time_needed_in_hours;
      return [
        {
          platform: 'datacamp',
          itemId: `course/${id}`,
          kind: 'course',
          title,
          url: profile,
          status,
          own: 'unknown',
          signal: 'public-profile',
          ...(typeof hours === 'number' ? { hours } : {}),
        },
      ];
    });
  const tracks = listAt(json, 'completed_tracks').flatMap((track): Observation[] => {
    const place = address(stringAt(track, 'url'), url);
    const title = tidy(stringAt(track, 'title'));
    if (place === null || !/(?:^|\.)datacamp\.com$/.test(place.hostname) || title === '') return [];
    return [
      {
        platform: 'datacamp',
        itemId: place.pathname.replace(/^\/+|\/+$/g, ''),
        kind: 'path',
        title,
        url: plainAddress(place),
        status: 'completed',
        own: 'unknown',
        signal: 'public-profile',
      },
    ];
  });
  return [...courses('completed_courses', 'completed'), ...courses('enrolled_courses', 'in-progress'), ...tracks];
}

function readTracks({ json }: Answer, page: Page): Observation[] {
  return listAt(json, 'tracks').flatMap((track): Observation[] => {
    const id = numberAt(track, 'id');
    const title = tidy(stringAt(track, 'title'));
    const { userTrack } = track;
    if (id === '' || title === '' || !isObject(userTrack)) return [];
    const rate = typeof userTrack.completionRate === 'number' ? userTrack.completionRate : 0;
    const joined = userTrack.enrolled === true || userTrack.active === true;
    if (!joined && rate < 100) return [];
    return [
      {
        platform: 'datacamp',
        itemId: `track/${id}`,
        kind: 'path',
        title,
        url: `${page.url.origin}${page.url.pathname}`,
        status: rate >= 100 ? 'completed' : rate > 0 ? 'in-progress' : 'enrolled',
        own: 'yes',
        signal: 'tracks',
        progress: Math.min(Math.max(rate, 0), 100) / 100,
      },
    ];
  });
}

function listAt(json: unknown, key: string): JsonObject[] {
  const list = isObject(json) ? json[key] : undefined;
  return Array.isArray(list) ? list.slice(0, 500).filter(isObject) : [];
}

/** A whole number, as text; '' for anything else. */
function numberAt(object: JsonObject, key: string): string {
  const value = object[key];
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : '';
}
