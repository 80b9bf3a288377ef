/*
 * LinkedIn Learning. Facts: library M/H (tools of 2021 to 2026 read the same `lls-card` classes), certificates M (tools of
 * 2023 and 2026), player M (its `classroom-nav` classes, 2023 to 2026).
 *
 * Read: the library's finished and begun items, with the day of completion and the length; the public page of a
 * certificate; the course whose video is being watched. What was only saved is no learning.
 * Own: the library and the player are the viewer's. A certificate's page tells nobody from anybody: `unknown`.
 * English is read for "By" before authors; lengths as `1h 19m`. The site's English is American: `Completed 3/28/2026`.
 * A path of one name is a course; of two, a video, which can be finished without its course.
 * Not known: the recipient's place on a certificate's page; the shape of any answer the pages fetch; how much of a course
 * is done (the library's cards tell what is left in minutes, not of how many). "Show more" is only there once the end of
 * the list is on screen, and the list fills as one scrolls.
 */
import { dateIn } from '../dates';
import { address, all, first, firstText, language, meta, text } from '../page';
import type { Adapter, LearningKind, NextPart, Observation, Page } from '../types';

const LIST = /^\/learning\/me\/(?:my-library\/)?(?:completed|in-progress)\/?$/;
/** First parts of a path that are no course. */
const NO_COURSE = new Set(['me', 'paths', 'certificates', 'topics', 'search', 'browse', 'instructors', 'collections']);

export const linkedinLearning: Adapter = {
  id: 'linkedin-learning',
  label: 'LinkedIn Learning',
  facts: '2026-11',
  hosts: ['*://www.linkedin.com/learning/*'],
  pages: [
    { kind: 'library', confidence: 'M', path: LIST, read: readLibrary },
    {
      kind: 'certificate',
      confidence: 'M',
      path: /^\/learning\/certificates\/[0-9a-f]{64}\/?$/,
      read: readCertificate,
    },
    { kind: 'player', confidence: 'M', path: /^\/learning\/[\w%-]+\/[\w%-]+\/?$/, read: readPlayer },
  ],
  lists: [{ path: LIST, next: moreCards, total: totalOf }],
};

const ORIGIN = 'https://www.linkedin.com/learning';

interface Item {
  readonly id: string;
  readonly kind: LearningKind;
  readonly url: string;
}

/** What an address leads to: a course, a path or a video in a course. */
function itemAt(href: string | null | undefined, base: URL): Item | null {
  const url = address(href, base);
  const found = /^\/learning\/([\w%-]{1,200})(?:\/([\w%-]{1,200}))?\/?$/.exec(url?.pathname ?? '');
  const [, one = '', other = ''] = found ?? [];
  if (!found || url?.hostname !== 'www.linkedin.com') return null;
  if (one === 'paths' && other !== '') return { id: `paths/${other}`, kind: 'path', url: `${ORIGIN}/paths/${other}` };
  if (NO_COURSE.has(one)) return null;
  return other === ''
    ? { id: one, kind: 'course', url: `${ORIGIN}/${one}` }
    : { id: `${one}/${other}`, kind: 'activity', url: `${ORIGIN}/${one}/${other}` };
}

/** The course an item belongs to; a path is its own. */
function wholeOf(item: Item): Item {
  const [course = ''] = item.id.split('/');
  return item.kind === 'activity' ? { id: course, kind: 'course', url: `${ORIGIN}/${course}` } : item;
}

function locale(document: Document): string {
  const tag = language(document);
  return tag === 'en' ? 'en-US' : tag;
}

/** "1h 19m", "45m", "32s" as hours; null for any other way to say it. */
function hoursIn(words: string): number | null {
  const [found, hours = '0', minutes = '0'] =
    /^(?:(\d{1,3})\s?h)?\s?(?:(\d{1,2})\s?m)?(?:in)?\s?(?:\d{1,2}\s?s)?$/.exec(words) ?? [];
  const sum = Number(hours) + Number(minutes) / 60;
  return found === undefined || sum === 0 ? null : Math.round(sum * 100) / 100;
}

function authors(words: string): readonly string[] {
  const name = words.replace(/^By:? /, '');
  return name === '' ? [] : [name];
}

function readLibrary({ document, url }: Page): Observation[] {
  return all(document, '.lls-card-headline').flatMap((headline) => {
    const card = headline.closest('li, .lls-card-detail-card') ?? headline.parentElement;
    const link =
      headline.closest('a') ??
      first(headline, 'a') ??
      card?.querySelector('a.entity-link[href], a.card-entity-link[href]');
    const item = itemAt(link?.getAttribute('href'), url);
    const title = text(headline);
    if (!card || !item || title === '') return [];
    const done = card.querySelector('.lls-card-completion-state--completed');
    // Among finished courses one without the mark is none of them, and says nothing of having been begun.
    if (!done && /\/completed\/?$/.test(url.pathname)) return [];
    // A card of a begun course can lead to the video to go on with, under the course's title.
    const about = done ? item : wholeOf(item);
    const completedAt = done ? dateIn(text(done), locale(document)) : null;
    // On cards of what was begun the same place tells what is left.
    const hours = done ? hoursIn(firstText(card, '.lls-card-duration-label', '.lls-card-thumbnail-label')) : null;
    return [
      {
        platform: 'linkedin-learning',
        itemId: about.id,
        kind: about.kind,
        title,
        url: about.url,
        status: done ? 'completed' : 'in-progress',
        own: 'yes',
        signal: 'library',
        instructors: authors(text(card.querySelector('.lls-card-authors'))),
        ...(hours === null ? {} : { hours }),
        ...(completedAt === null ? {} : { completedAt }),
      },
    ];
  });
}

function readCertificate({ document, url }: Page): Observation[] {
  const id = /\/([0-9a-f]{64})\/?$/.exec(url.pathname)?.[1];
  const details = document.querySelector('.certificate-details, [class*="certificate-details__"]');
  const cards = all(document, '.base-search-card__info', 2);
  const [card] = cards;
  // A path's certificate lists its courses; only the head then names the path.
  const title = titleInHead(document) || (cards.length === 1 ? text(card?.querySelector('h3')) : '');
  if (id === undefined || !details || title === '') return [];
  const listed = cards.length === 1 && text(card?.querySelector('h3')) === title ? (card ?? null) : null;
  const place = listed?.closest('li, .base-card, .base-search-card') ?? listed;
  const item = itemAt(place?.querySelector('a[href*="/learning/"]')?.getAttribute('href'), url);
  const certificate = `${ORIGIN}/certificates/${id}`;
  const completedAt = dateIn(text(document.querySelector('.certificate-details__completion-date')), locale(document));
  const hours = hoursIn(text(document.querySelector('[class*="content-details-item--content-duration"] > span')));
  return [
    {
      platform: 'linkedin-learning',
      itemId: item?.id ?? `certificate/${id}`,
      kind: item?.kind ?? (cards.length > 1 ? 'path' : 'course'),
      title,
      url: item?.url ?? certificate,
      status: 'completed',
      own: 'unknown',
      signal: 'certificate-page',
      instructors: listed ? authors(text(listed.querySelector('h4'))) : [],
      skills: all(document, 'section.course-skills ul li a', 50).map((skill) => text(skill)),
      credentials: [{ url: certificate, id }],
      ...(hours === null ? {} : { hours }),
      ...(completedAt === null ? {} : { completedAt }),
    },
  ];
}

/** English only: the sentences around the title are translated. */
function titleInHead(document: Document): string {
  return (
    /^certificate for (.{1,300})$/i.exec(meta(document, 'og:image:alt'))?.[1] ??
    /^Check out my certificate for “(.{1,300}?)”/.exec(meta(document, 'description'))?.[1] ??
    ''
  );
}

/** Opening a video is beginning the course: the site itself puts it among one's begun courses. */
function readPlayer({ document, url }: Page): Observation[] {
  const item = itemAt(url.href, url);
  const title = text(document.querySelector('.classroom-nav__title'));
  if (item?.kind !== 'activity' || title === '') return [];
  const course = wholeOf(item);
  return [
    {
      platform: 'linkedin-learning',
      itemId: course.id,
      kind: 'course',
      title,
      url: course.url,
      status: 'in-progress',
      own: 'yes',
      signal: 'player',
    },
  ];
}

/** Words of the control, which has no class of its own in the library. */
const MORE = /^(?:Show more(?: learning history)?|Ver más|Mostrar más)$/;

function moreCards({ document }: Page): NextPart | null {
  const press =
    document.querySelector('button.finite-scroll__load-button') ??
    all(document, 'button').find(
      (button) => MORE.test(text(button)) || MORE.test(button.getAttribute('aria-label') ?? ''),
    );
  return press && !press.matches('[disabled], [aria-disabled="true"]') ? { press } : null;
}

/** The number on the list's own tab: "Learning history (108)". */
function totalOf({ document, url }: Page): number | null {
  const list = /\/(completed|in-progress)\/?$/.exec(url.pathname)?.[1] ?? '';
  const tab = first(
    document,
    `[id$="-tab-me.my-library.${list}"]`,
    `a[href="/learning/me/my-library/${list}"] span`,
    `.me__content-tab--${list}`,
  );
  const digits = /\d[\d.,]{0,6}/.exec(text(tab))?.[0].replace(/\D/g, '');
  return digits ? Number(digits) : null;
}
