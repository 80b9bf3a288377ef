// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { observe } from '../../lib/capture/registry';
import { pageFrom } from './page-from';

const VERIFY = 'https://www.coursera.org/account/accomplishments/verify/Q7W8E9R0T1Y2';
const COURSE = 'https://school.example/course/view.php?id=2';
const MOODLE = '<meta name="keywords" content="moodle, x">';
const BLOCK =
  '<section data-block="completionstatus"><table><tr><td><b>Status: </b>Complete</td></tr></table></section>';

const HACKERRANK = 'https://www.hackerrank.com/certificates/7f3a90c4d1e8';
const initialData = (state: string) => `<script type="application/json" id="initialData">${state}</script>`;

const deepObject = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;

describe('a page built or broken to do harm gives nothing and hangs nothing', () => {
  it.each<[string, string, string]>([
    [
      'a state without an end',
      VERIFY,
      `<script>window.__APOLLO_STATE__={"ROOT_QUERY":{"a":"${'x'.repeat(100_000)}</script>`,
    ],
    ['a state of 5 MB', VERIFY, `<script>window.__APOLLO_STATE__={"x":"${'x'.repeat(5_000_000)}"};</script>`],
    ['a state 50,000 deep', VERIFY, `<script>window.__APOLLO_STATE__=${deepObject};</script>`],
    [
      'a state that refers to itself',
      VERIFY,
      '<script>window.__APOLLO_STATE__={"ROOT_QUERY":{"M({\\"code\\":\\"Q7W8E9R0T1Y2\\"})":{"__ref":"A"}},"A":{"__ref":"B"},"B":{"__ref":"A"}};</script>',
    ],
    [
      "a state with names of JavaScript's own",
      VERIFY,
      '<script>window.__APOLLO_STATE__={"ROOT_QUERY":{"M({\\"code\\":\\"Q7W8E9R0T1Y2\\"})":{"__ref":"__proto__"},"__proto__":{"x":1}}};</script>',
    ],
    [
      'a percent-encoded state of 5 MB',
      HACKERRANK,
      initialData(encodeURIComponent(JSON.stringify('%'.repeat(5_000_000)))),
    ],
    ['a percent-encoded state 50,000 deep', HACKERRANK, initialData(encodeURIComponent(deepObject))],
    [
      "a state whose certificate is JavaScript's own",
      HACKERRANK,
      initialData('%7B%22community%22%3A%7B%22__proto__%22%3A%7B%7D%7D%7D'),
    ],
    ['10,000 scripts', VERIFY, '<script>var a={};</script>'.repeat(10_000)],
    [
      'a Moodle whose settings are broken and whose course has no number',
      'https://school.example/course/view.php?id=2x',
      `${MOODLE}<script>M.cfg={"wwwroot":</script>${BLOCK}`,
    ],
    [
      'a course id that is not one',
      'https://learning.edx.org/course/course-v1:a%2Fb/home',
      '<ol id="courseHome-outline"></ol>',
    ],
    [
      'an address with a broken encoding',
      'https://learning.edx.org/course/course-v1:%E0%A4%A/home',
      '<ol id="courseHome-outline"></ol>',
    ],
  ])('%s', (_, url, html) => {
    const page = pageFrom(`<html><head><title>x</title></head><body>${html}</body></html>`, url);
    expect(observe(page)).toEqual([]);
  });
});

describe('a page is not believed where it speaks of another place', () => {
  it('a Moodle that names a root on another host is kept under its own', () => {
    const config = '<script>M.cfg={"wwwroot":"https:\\/\\/bank.example\\/x","userId":5};</script>';
    const page = pageFrom(
      `<html><head>${MOODLE}</head><body><header id="page-header"><h1>Birds</h1></header>${BLOCK}${config}</body></html>`,
      COURSE,
    );
    expect(observe(page)).toMatchObject([{ itemId: 'school.example/2', url: COURSE, own: 'yes' }]);
  });

  it("a Moodle without readable settings is nobody's", () => {
    const page = pageFrom(
      `<html><head>${MOODLE}</head><body><header id="page-header"><h1>Birds</h1></header>${BLOCK}<script>M.cfg={broken</script></body></html>`,
      COURSE,
    );
    expect(observe(page)).toMatchObject([{ status: 'completed', own: 'unknown' }]);
  });

  it('a certificate link with a script for an address is no certificate', () => {
    const main =
      '<div class="h2 text-center">Congratulations!</div><a class="btn" href="javascript:/certificates/00112233445566778899aabbccddeeff">x</a>';
    const page = pageFrom(
      `<html><body>${main}</body></html>`,
      'https://learning.edx.org/course/course-v1:A+B+C/course-end',
    );
    expect(observe(page)).toMatchObject([{ status: 'in-progress' }]);
  });
});
