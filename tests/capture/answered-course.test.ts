// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { foldObservation, matches } from '../../lib/capture/fold';
import { observeAnswer } from '../../lib/capture/observe';
import { adapters, observe } from '../../lib/capture/registry';
import type { LearningRecord, Observation } from '../../lib/capture/types';
import { pageFromFile } from './page-from';

const FIXTURES = join(process.cwd(), 'tests/fixtures/capture');
const AT = '2026-11-26T20:00:00.000Z';
const UUID = '3f2c8a10-0d5e-4a8f-9a57-2f1be4e4a111';
const RUN = 'course-v1:ExampleX+BREAD101+2025_T3';
const MFE = `https://apps.campus.example/learning/course/${RUN}`;
const LEARN = 'https://www.xuetangx.com/learn/space/thu0702bread/thu0702bread2/31384299/video/34';
const API = 'https://www.xuetangx.com/api/v1/lms';

/** A page as file and address, and the answer it fetched, if that is what is read. */
type Step = readonly [file: string, url: string, answer?: readonly [file: string, url: string]];

function seen([file, url, answer]: Step): readonly Observation[] {
  const page = pageFromFile(join(FIXTURES, file), url);
  if (!answer) return observe(page);
  const json: unknown = JSON.parse(readFileSync(join(FIXTURES, answer[0]), 'utf8'));
  return observeAnswer(adapters, { url: new URL(answer[1]), json }, page);
}

/** The record of the first step's first item after all steps; what is of other items is left out. */
function folded([first, ...rest]: readonly Step[]): LearningRecord | null {
  const begun = first ? seen(first)[0] : undefined;
  if (!begun) return null;
  return rest
    .flatMap(seen)
    .reduce(
      (record, observation) => (matches(record, observation) ? foldObservation(record, observation, AT) : record),
      foldObservation(null, begun, AT),
    );
}

describe('a course met on pages and in answers is one record', () => {
  it('MIT: its certificate on either site, and the enrolments', () => {
    const record = folded([
      ['mitx-online/learn-owner.html', `https://learn.mit.edu/certificate/course/${UUID}`],
      ['mitx-online/certificate-owner.html', `https://mitxonline.mit.edu/certificate/${UUID}/`],
      [
        'mitx-online/dashboard.html',
        'https://learn.mit.edu/dashboard',
        ['mitx-online/enrollments.json', 'https://api.learn.mit.edu/mitxonline/api/v3/enrollments/'],
      ],
    ]);
    expect(record).toMatchObject({ status: 'completed', completedAt: '2026-09-24', grade: { value: 92, max: 100 } });
    expect(record?.evidence.map(({ signal }) => signal)).toEqual(['certificate-page', 'enrollments']);
    expect(record?.credentials).toHaveLength(1);
  });

  it('Open edX: what its front ends get, its pages and its certificate, on three hosts', () => {
    const record = folded([
      [
        'openedx/dashboard-loading.html',
        'https://apps.campus.example/learner-dashboard/',
        ['openedx/learner-home.json', 'https://campus.example/api/learner_home/init'],
      ],
      ['openedx/progress-certificate.html', `${MFE}/progress`],
      [
        'openedx/unit.html',
        `${MFE}/progress`,
        ['openedx/course-progress-running.json', `https://campus.example/api/course_home/progress/${RUN}`],
      ],
      [
        'openedx/certificate-owner.html',
        'https://courses.campus.example/certificates/00112233445566778899aabbccddeeff',
      ],
    ]);
    expect(record).toMatchObject({
      id: `openedx:campus.example/${RUN}`,
      status: 'completed',
      enrolledAt: '2025-08-20T14:15:16.000Z',
      completedAt: '2025-11-03',
      progress: 0.98,
    });
    expect(record?.evidence).toHaveLength(4);
  });

  it('XuetangX: begun before its name is known, which then stays', () => {
    const asked = '?cid=31384299&sign=thu0702bread';
    const record = folded([
      ['xuetangx/space.html', LEARN, ['xuetangx/schedule-begun.json', `${API}/learn/course/schedule${asked}`]],
      [
        'xuetangx/space.html',
        'https://www.xuetangx.com/mine',
        ['xuetangx/user-courses.json', `${API}/user/user-courses/?status=1`],
      ],
      [
        'xuetangx/space.html',
        LEARN,
        ['xuetangx/evaluation-passed.json', `${API}/learn/get_evaluation_detail/${asked}`],
      ],
    ]);
    expect(record).toMatchObject({ title: '面包学导论', status: 'completed', grade: { value: 70.5, max: 100 } });
  });
});
