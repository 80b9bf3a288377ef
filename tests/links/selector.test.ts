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

  it.each([
    ['/b/2', 'Moon'],
    ['/b/1', 'Tides'],
    ['/b/4', 'Outer'],
    ['/b/3', null],
  ])('reads the entry of a list that holds the link %s', (href, title) => {
    const list = `<p class=title>None</p><ul><li class="item"><a href="/b/1"><img src="x"></a><p class="title">Tides</p>
      <li class="item"><p class="title">Moon</p><div><a href="/b/2">See</a></div></li>
      <li class="item"><p class="title">Outer</p><div class="item"><p class="title">Inner</p><a href="/b/4">x</a></div></li></ul>
      <a href="/b/3">Alone</a>`;
    const entry = {
      item: '.item',
      holding: ['a[href="https://x.example"]', `a[href="${href}"]`],
      texts: ['.title', 'b'],
    };
    const wanted = { metas: [], texts: [], entry };
    const { document } = new Window();
    document.write(`<!doctype html><html><body>${list}</body></html>`);
    const fetched = readHtml(new TextEncoder().encode(list), wanted);
    expect(fetched.entry).toEqual(title === null ? null : new Map([['.title', title]]));
    expect(readDocument(document as unknown as Document, wanted).entry).toEqual(fetched.entry);
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
