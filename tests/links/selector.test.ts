import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { readHtml } from '../../lib/links/html';
import { readDocument } from '../../lib/links/read-document';
import { selectorOf } from '../../lib/links/selector';

const PAGE = `<!doctype html><html lang="EN"><head><title>A page</title>
  <meta property="og:title" content=" Tide   Reading "><meta name="author" content="Ada"><meta name="author" content="Bea"></head>
  <body><main class="page accomplishment"><p class="statement" data-purpose="description">
    Awarded to <b id="who" class="name  big">Ada <i>Learner</i></b>,<br>for <a href="/x" data-purpose="course">Tides</a></p>
    <p class="name">Another</p></main></body></html>`;

describe('one selector reads bytes and documents alike', () => {
  it.each([
    ['title', 'A page'],
    ['#who', 'Ada Learner'],
    ['.name', 'Ada Learner'],
    ['p.name', 'Another'],
    ['b.name.big', 'Ada Learner'],
    ['[data-purpose="course"]', 'Tides'],
    ['a[href]', 'Tides'],
    ['[data-purpose^="cou"]', 'Tides'],
    ['[data-purpose^=""]', undefined],
    ['[data-purpose^="ourse"]', undefined],
    ['.statement', 'Awarded to Ada Learner,for Tides'],
    ['.nothing', undefined],
    ['[data-purpose="name"]', undefined],
  ])('%s finds %s', (selector, text) => {
    const wanted = { metas: ['og:title', 'author'], texts: [selector] };
    const { document } = new Window();
    document.write(PAGE);
    const opened = readDocument(document as unknown as Document, wanted);
    const fetched = readHtml(new TextEncoder().encode(PAGE), wanted);
    expect(fetched.texts.get(selector)).toBe(text);
    expect(opened).toEqual(fetched);
    expect([...fetched.metas]).toEqual([
      ['og:title', 'Tide Reading'],
      ['author', 'Ada'],
    ]);
  });

  it('reads an element and one within it', () => {
    const { texts } = readHtml(new TextEncoder().encode(PAGE), { metas: [], texts: ['.statement', '#who', 'i'] });
    expect(Object.fromEntries(texts)).toEqual({
      '.statement': 'Awarded to Ada Learner,for Tides',
      '#who': 'Ada Learner',
      i: 'Learner',
    });
  });

  it.each(['a b', 'a, b', 'a > b', '[a$="b"]', '[a^=b]', ':root', '*'])('%s is none, and our own mistake', (text) => {
    expect(() => selectorOf(text)).toThrow('not a compound selector');
  });
});
