import { describe, expect, it } from 'vitest';
import { isFromItsSite } from '../../lib/capture/origin';
import { siteName, siteOf } from '../../lib/capture/site';
import type { Observation } from '../../lib/capture/types';

const COURSE = 'course-v1:ExampleX+BREAD101+2025_T3';

function observation(platform: string, itemId: string, url: string): Observation {
  return { platform, itemId, url, kind: 'course', title: 'Bread', status: 'completed', own: 'yes', signal: 's' };
}

describe('the site of a host', () => {
  it.each([
    ['campus.example', 'campus.example'],
    ['www.campus.example', 'campus.example'],
    ['learning.campus.example', 'campus.example'],
    ['courses.campus.example', 'campus.example'],
    ['apps.courses.campus.example', 'campus.example'],
    ['edx.org', 'edx.org'],
    ['courses.edx.org', 'edx.org'],
    ['prod.learning.edx.org', 'edx.org'],
    ['notedx.org', 'notedx.org'],
    ['edx.org.example.com', 'edx.org.example.com'],
    ['mooc.campus.example', 'mooc.campus.example'],
    ['mylearning.campus.example', 'mylearning.campus.example'],
    ['learning.example', 'learning.example'],
    ['learning.co.uk', 'learning.co.uk'],
    ['apps.learning.co.uk', 'learning.co.uk'],
    ['courses.ku.dk', 'ku.dk'],
    ['localhost', 'localhost'],
  ])('%s is %s', (host, site) => {
    expect(siteName(host)).toBe(site);
  });

  it('is none for what is no web address', () => {
    expect(siteOf('javascript:alert(1)')).toBeNull();
    expect(siteOf('campus.example')).toBeNull();
  });
});

describe('an observation comes from its site', () => {
  const lms = `https://courses.campus.example/courses/${COURSE}/about`;
  const edx = `https://learning.edx.org/course/${COURSE}/home`;

  it.each<[string, Observation, string]>([
    ['on its own host', observation('openedx', `campus.example/${COURSE}`, lms), 'https://courses.campus.example/x'],
    [
      'from the front end',
      observation('openedx', `campus.example/${COURSE}`, lms),
      'https://apps.courses.campus.example/',
    ],
    ['between hosts of one platform', observation('openedx', `edx.org/${COURSE}`, edx), 'https://home.edx.org/'],
    [
      'on a platform’s only hosts',
      observation('coursera', 'bread', 'https://www.coursera.org/learn/bread'),
      'https://www.coursera.org/learn/bread/home',
    ],
    [
      'on a site with a port and a folder',
      observation('moodle', 'school.example:8443/moodle/2', 'https://school.example:8443/moodle/course/view.php?id=2'),
      'https://school.example:8443/moodle/my/',
    ],
  ])('%s', (_, item, sender) => {
    expect(isFromItsSite(item, sender)).toBe(true);
  });

  it.each<[string, Observation, string]>([
    ['of no known platform', observation('udemy', 'bread', 'https://evil.example/'), 'https://evil.example/'],
    ['of another site', observation('openedx', `campus.example/${COURSE}`, lms), 'https://evil.example/'],
    ['of edX, sent by another site', observation('openedx', `edx.org/${COURSE}`, edx), 'https://evil.example/'],
    [
      'with edX’s id at its own address',
      observation('openedx', `edx.org/${COURSE}`, 'https://evil.example/'),
      'https://evil.example/',
    ],
    [
      'with its own id at edX’s address',
      observation('openedx', `evil.example/${COURSE}`, edx),
      'https://evil.example/',
    ],
    ['of another site, sent by edX', observation('openedx', `campus.example/${COURSE}`, lms), 'https://www.edx.org/'],
    ['without a site in its id', observation('openedx', COURSE, lms), 'https://courses.campus.example/'],
    [
      'of Coursera, sent by another site',
      observation('coursera', 'bread', 'https://www.coursera.org/learn/bread'),
      'https://evil.example/',
    ],
    [
      'of Coursera, at a site of its own',
      observation('coursera', 'bread', 'https://evil.example/'),
      'https://evil.example/',
    ],
    [
      'of Coursera, sent by a look-alike',
      observation('coursera', 'bread', 'https://www.coursera.org/learn/bread'),
      'https://coursera.org.evil.example/',
    ],
    ['from no page', observation('openedx', `campus.example/${COURSE}`, lms), ''],
    ['from a file', observation('openedx', `campus.example/${COURSE}`, lms), 'file:///home/ida/page.html'],
  ])('and never one %s', (_, item, sender) => {
    expect(isFromItsSite(item, sender)).toBe(false);
  });
});
