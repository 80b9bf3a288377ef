// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { recordIdOf } from '../../lib/capture/fold';
import { CaptureError, matchesHost } from '../../lib/capture/observe';
import { adapterFor, adapters, observe } from '../../lib/capture/registry';
import { pageFrom } from './page-from';

const EMPTY = '<!DOCTYPE html><html><head><title>Anything</title></head><body></body></html>';

describe('a platform is known by its host', () => {
  it.each([
    ['https://www.coursera.org/learn/bread', 'coursera'],
    ['https://coursera.org/verify/ABCDEFGH1234', 'coursera'],
    ['https://learning.edx.org/course/course-v1:a+b+c/home', 'openedx'],
    ['https://courses.edx.org/certificates/0', 'openedx'],
    ['https://edx.org/', 'openedx'],
    ['https://learn.microsoft.com/en-us/users/me/transcript', 'microsoft-learn'],
    ['https://www.skills.google/public_profiles/1', 'google-skills'],
    ['https://www.cloudskillsboost.google/public_profiles/1', 'google-skills'],
    ['https://skillbuilder.aws/learn/ND246G8Y3W', 'aws-skill-builder'],
    ['https://www.salesforce.com/trailblazer/adalearner', 'trailhead'],
    ['https://app.hubspot.com/academy/achievements/wdpblkhk/en/1/a/b', 'hubspot-academy'],
    ['https://learn.mit.edu/certificate/course/1', 'mitx-online'],
    ['https://xpro.mit.edu/certificate/1/', 'mit-xpro'],
    // The courses of both run on an Open edX of their own.
    ['https://courses.mitxonline.mit.edu/learn/course/course-v1:a+b+c/home', 'openedx'],
    ['https://courses.xpro.mit.edu/learn/course/course-v1:a+b+c/home', 'openedx'],
    ['https://archive.nptel.ac.in/noc/Ecertificate/', 'nptel'],
    ['https://www.xuetangx.com/mine', 'xuetangx'],
    ['https://www.icourse163.org/learn/A-1', 'icourse163'],
    ['https://www.freecodecamp.org/learn', 'freecodecamp'],
    ['https://app.datacamp.com/learn', 'datacamp'],
    ['https://app.pluralsight.com/profile/ada', 'pluralsight'],
    ['https://www.hackerrank.com/certificates/7f3a90c4d1e8', 'hackerrank'],
    ['https://verify.mygreatlearning.com/verify/QWKTZMAB', 'great-learning'],
    ['https://huggingface.co/datasets/agents-course/certificates', 'hugging-face'],
    ['https://www.udemy.com/course/bread/', 'udemy'],
    ['https://acme.udemy.com/course/bread/learn/', 'udemy'],
    ['https://confirm.udacity.com/QX7PLM2E', 'udacity'],
    ['https://www.futurelearn.com/certificates/q7w8e9r', 'futurelearn'],
    ['https://www.khanacademy.org/math/algebra2', 'khan-academy'],
    ['https://www.linkedin.com/learning/bread', 'linkedin-learning'],
    ['https://www.skillshare.com/certificates/8f14e45fce', 'skillshare'],
    ['https://alison.com/certification/check/94c69dc7ce', 'alison'],
    ['https://www.open.edu/openlearn/course/view.php?id=2', 'openlearn'],
    ['https://www.open.edu/openlearncreate/my/', 'openlearn'],
    ['https://learn.saylor.org/course/view.php?id=2', 'saylor'],
    ['https://www.classcentral.com/course/bread-1', 'class-central'],
  ])('%s is %s', (url, id) => {
    expect(adapterFor(pageFrom(EMPTY, url))?.id).toBe(id);
  });

  it.each([
    'https://www.coursera.org.example/learn/bread',
    'https://notcoursera.org/learn/bread',
    'https://coursera.org-login.example/account/accomplishments/verify/ABCDEFGH1234',
    'https://example.org/https://www.coursera.org/learn/bread',
    'https://edx.org.example/',
    'https://fedx.org/',
    'https://user:www.edx.org@example.org/',
    'https://wwwedx.org/',
    // Other parts of a host, of which a platform has only one.
    'https://app.hubspot.com/contacts/1/academy/',
    'https://www.salesforce.com/products/',
    'https://www.microsoft.com/learn/',
    'https://web.mit.edu/certificate/1/',
    'https://freecodecamp.org.example/certification/ada/python-v9',
    'https://www.hackerrank.com/dashboard',
    'https://huggingface.co/models',
    'https://udemy.com.example/course/bread/learn/',
    'https://notudemy.com/certificate/UC-12345678/',
    'https://www.linkedin.com/feed/',
    'https://www.linkedin.com/learningcenter/me/completed',
    'https://learning.linkedin.com/learning/bread',
    'https://www.open.edu/',
    'https://www.open.edu/openlearner/course/view.php?id=2',
    'https://www.saylor.org/course/view.php?id=2',
    'https://khanacademy.org.example/math/algebra2',
  ])('the look-alike %s is nobody', (url) => {
    expect(adapterFor(pageFrom(EMPTY, url))).toBeNull();
  });

  it.each([
    ['*://*.edx.org/*', 'ftp://www.edx.org/', false],
    ['https://*.edx.org/*', 'http://www.edx.org/', false],
    ['https://edx.org/*', 'https://www.edx.org/', false],
    ['https://edx.org/*', 'https://edx.org:8443/', true],
    ['*://*/*', 'https://edx.org/', false],
  ])('pattern %s on %s: %s', (pattern, url, matches) => {
    expect(matchesHost(pattern, new URL(url))).toBe(matches);
  });
});

describe('a platform found on many hosts is known by what its pages show', () => {
  it.each([
    ['<meta name="keywords" content="moodle, Course: Birds">', '', 'https://any.example/', 'moodle'],
    [
      '',
      'id="page-blocks-completionstatus-details" class="path-blocks pagelayout-report"',
      'https://any.example/x',
      'moodle',
    ],
    ['', 'class="certificate" data-view="valid-accomplishment"', 'https://any.example/certificates/1', 'openedx'],
    ['', '', 'https://any.example/learning/course/course-v1:A+B+C/home', 'openedx'],
    ['<meta name="keywords" content="why I left moodle">', '', 'https://blog.example/', null],
    ['', 'id="page-top" class="home"', 'https://blog.example/', null],
  ])('head %s, body %s at %s: %s', (head, body, url, id) => {
    const page = pageFrom(`<html><head>${head}</head><body ${body}></body></html>`, url);
    expect(adapterFor(page)?.id ?? null).toBe(id);
  });
});

describe('observing', () => {
  it('gives nothing for a page of no platform, and for addresses that are no web pages', () => {
    expect(observe(pageFrom(EMPTY, 'https://example.org/'))).toEqual([]);
    expect(observe(pageFrom(EMPTY, 'about:blank'))).toEqual([]);
  });

  it('names adapter and kind of page when a reader fails', () => {
    const page = pageFrom(EMPTY, 'https://www.coursera.org/account/accomplishments/verify/ABCDEFGH1234');
    const document = new Proxy(page.document, {
      get: (target, name) => {
        if (name === 'querySelectorAll') throw new TypeError('gone');
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    const error = caught(() => observe({ url: page.url, document }));
    expect(error).toBeInstanceOf(CaptureError);
    expect(error).toMatchObject({
      adapter: 'coursera',
      pageKind: 'certificate',
      message: expect.stringContaining('gone'),
    });
  });

  it('bounds every text and list a page gives', () => {
    const cards = Array.from(
      { length: 400 },
      (_, i) =>
        `<div data-region="course-content" data-course-id="${i + 2}"><a class="coursename">${'x'.repeat(900)}</a></div>`,
    );
    const head = '<meta name="keywords" content="moodle, x">';
    const seen = observe(
      pageFrom(`<html><head>${head}</head><body>${cards.join('')}</body></html>`, 'https://m.example/my/'),
    );
    expect(seen).toHaveLength(300);
    expect(Math.max(...seen.map(({ title }) => title.length))).toBe(300);
  });
});

describe('the list of adapters', () => {
  it('has one of each id, with readers whose kinds differ', () => {
    expect(new Set(adapters.map(({ id }) => id)).size).toBe(adapters.length);
    for (const { pages } of adapters) expect(new Set(pages.map(({ kind }) => kind)).size).toBe(pages.length);
  });

  it('keeps a site that is a Moodle and has an adapter of its own out of Moodle’s records', () => {
    const html =
      '<html><head><meta name="keywords" content="moodle, x"></head><body><div data-region="course-content" data-course-id="7"><a class="coursename">Bread</a></div></body></html>';
    for (const [url, id] of [
      ['https://learn.saylor.org/my/', 'saylor:learn.saylor.org/7'],
      ['https://www.open.edu/openlearn/my/', 'openlearn:www.open.edu/openlearn/7'],
      ['https://learn.campus.example/my/', 'moodle:learn.campus.example/7'],
    ] as const) {
      expect(observe(pageFrom(html, url)).map(recordIdOf)).toEqual([id]);
    }
  });

  it('can be recognised one way or the other', () => {
    expect(adapters.filter(({ hosts, sniff }) => hosts.length === 0 && sniff === undefined)).toEqual([]);
  });
});

function caught(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return null;
}
