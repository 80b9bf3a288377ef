import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readHtml } from '../../lib/links/html';

const WANTED = { metas: ['og:title', 'author'], texts: ['#name', '#other'] };
const read = (html: string) => readHtml(new TextEncoder().encode(html), WANTED);

describe('reading HTML without a DOM', () => {
  it('reads metas by property and by name, the first of each, entities decoded', () => {
    const { metas } = read(
      '<meta property=og:title content="A &amp; B"><meta property="og:title" content="C"><meta name=author content=Ada>',
    );
    expect(Object.fromEntries(metas)).toEqual({ 'og:title': 'A & B', author: 'Ada' });
  });

  it('reads the text of an element, and only what is in it', () => {
    const { texts } = read(
      '<p>x<div id=name> Ada <b>M.<br><img src=x> Learner</b>\n<div>II</div></div>after<p id=other></p>',
    );
    expect(Object.fromEntries(texts)).toEqual({ '#name': 'Ada M. Learner II', '#other': '' });
  });

  it('reads the page’s language', () => {
    expect(read('<!doctype html><html lang="EN-gb">').language).toBe('en-gb');
    expect(read('<p>').language).toBeNull();
  });

  it('does not take what stands in comments, scripts or attributes for elements', () => {
    const html =
      '<!-- <meta name=author content=x> --><script>"<meta name=author content=y>"</script><p title="<meta name=author content=z>">';
    expect(read(html).metas.size).toBe(0);
  });

  it('stops after the first megabyte, and bounds each text', () => {
    const { metas, texts } = read(
      `<div id=name>${'a'.repeat(900_000)}</div>${' '.repeat(200_000)}<meta name=author content=late>`,
    );
    expect(metas.size).toBe(0);
    expect(texts.get('#name')?.length).toBe(1000);
  });

  it('survives HTML that is broken or endless', () => {
    expect(read('<div id=name>Ada').texts.get('#name')).toBe('Ada');
    expect(read('\u0000<<<>&&&<div id="name"').texts.size).toBe(0);
  });
});

it('does not fall into a million nested elements', () => {
  const { metas, texts } = read(`<meta name=author content=Ada>${'<b>'.repeat(300_000)}<p id=name>deep`);
  expect([metas.get('author'), texts.size]).toEqual(['Ada', 0]);
});

const MOODLE = join(process.env.TOUCHSTONE_SHARED ?? '../shared', 'pages/moodle-4.5/badge-course-public.dom.html');
describe.skipIf(!existsSync(MOODLE))('a real Moodle 4.5 badge page (skipped where ../shared is absent)', () => {
  it('says to whom the badge was awarded', () => {
    const { language, texts } = readHtml(readFileSync(MOODLE), { metas: [], texts: ['#badge-awardedto'] });
    expect([language, texts.get('#badge-awardedto')]).toEqual(['en', 'Awarded to Ada Learner']);
  });
});
