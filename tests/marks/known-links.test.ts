// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { recogniseHref } from '../../lib/links/registry';
import { createKnownLinks } from '../../lib/marks/known-links';

const AWARD = 'https://www.credly.com/badges/3f1c2b7a-9d04-4e61-8a55-c0ffee123456';

function setUp(answering = true) {
  const asked: (readonly string[])[] = [];
  const bases: string[] = [];
  let base = 'https://ada.example/cv/';
  const links = createKnownLinks(
    async (hrefs, from) => {
      asked.push(hrefs);
      bases.push(from);
      if (!answering) throw new Error('nobody is there');
      return hrefs.map((href) => recogniseHref(href, from));
    },
    () => base,
  );
  return { links, asked, bases, moveTo: (url: string) => (base = url) };
}

function link(href: string, image?: string): Element {
  const anchor = document.createElement('a');
  anchor.setAttribute('href', href);
  if (image !== undefined) anchor.append(Object.assign(document.createElement('img'), { src: image }));
  return anchor;
}

describe('what a page’s links lead to', () => {
  it('is unknown until the background was asked, once for an address', async () => {
    const { links, asked } = setUp();
    const two = [link(AWARD), link(AWARD)];
    expect(two.map(links.of)).toEqual([undefined, undefined]);
    await links.learn(two);
    expect(two.map((one) => links.of(one)?.link.kind)).toEqual(['award', 'award']);
    await links.learn(two);
    expect(asked).toEqual([[AWARD]]);
  });

  it('is asked of no link that can’t be a credential', async () => {
    const { links, asked } = setUp();
    const others = ['/about', '#top', 'mailto:ada@example.org', 'https://example.org/blog/2024'].map((href) =>
      link(href),
    );
    await links.learn(others);
    expect([asked, others.map(links.of)]).toEqual([[], [null, null, null, null]]);
  });

  it('is read from the image where the link itself is none', async () => {
    const { links } = setUp();
    const image = link('https://github.com/ada/ada/blob/main/x.txt', 'https://academy.example/badges/openbadge-7.png');
    await links.learn([image]);
    expect(links.of(image)?.link.url).toBe('https://academy.example/badges/openbadge-7.png');
  });

  it('is asked anew where the page went elsewhere, for what is relative leads elsewhere', async () => {
    const { links, asked, moveTo } = setUp();
    const relative = link('badges/baked-1.png');
    await links.learn([relative]);
    moveTo('https://bea.example/');
    expect(links.of(relative)).toBeUndefined();
    await links.learn([relative]);
    expect(links.of(relative)?.link.url).toBe('https://bea.example/badges/baked-1.png');
    expect(asked.length).toBe(2);
  });

  it.each(['https://ada.example/cv/#badges', 'https://ada.example/cv/?tab=badges', 'https://ada.example/cv/#'])(
    'stays known where only the place on the page or its parameters are others: %s',
    async (address) => {
      const { links, asked, moveTo } = setUp();
      const both = [link(AWARD), link('badges/baked-1.png')];
      await links.learn(both);
      moveTo(address);
      expect(both.map((one) => links.of(one)?.link.kind)).toEqual(['award', 'award']);
      expect(asked.length).toBe(1);
    },
  );

  it('is asked without the parameters of the page’s own address, however many there are', async () => {
    const { links, bases, moveTo } = setUp();
    moveTo(`https://ada.example/cv/?state=${'x'.repeat(5000)}#top`);
    await links.learn([link('badges/baked-1.png')]);
    expect(links.of(link('badges/baked-1.png'))?.link.url).toBe('https://ada.example/cv/badges/baked-1.png');
    expect(bases).toEqual(['https://ada.example/cv/']);
  });

  it('is asked a hundred at a time, and not without end', async () => {
    const { links, asked } = setUp();
    const many = Array.from({ length: 20_500 }, (_, index) => link(`/badges/${index}.png`));
    await links.learn(many);
    await links.learn(many);
    expect(asked.length).toBeLessThanOrEqual(205);
    expect(Math.max(...asked.map((hrefs) => hrefs.length))).toBe(100);
    expect(links.of(many.at(-1) ?? link(''))).toBeNull();
  });

  it('is nothing where nobody answers', async () => {
    const { links } = setUp(false);
    await links.learn([link(AWARD)]);
    expect(links.of(link(AWARD))).toBeNull();
  });
});
