import type { ProfileSite } from '../types';
import { statedPersons } from './json-ld';
import { nameIn, nameOf, only } from './text';

/**
 * Any site the user turned on. Whose page it is, is only read from places that say so; where none does, or two differ,
 * nobody is compared. A heading alone is never taken for a name.
 */
export const generic: ProfileSite = {
  id: 'generic',
  label: 'Any site',
  hosts: [],
  isProfile: () => true,
  owner: ({ document }) => agreed(STATEMENTS.map((read) => read(document))),
  scopes: ({ document }) => (document.body === null ? [] : [document.body]),
};

/** Each of the ways in which a page states its owner. One that names two people states nobody. */
const STATEMENTS: readonly ((document: Document) => string | null)[] = [
  statedOwner,
  openGraphOwner,
  (document) => only([...document.querySelectorAll('h1[itemprop~="name"]')].filter(isOfPerson).map(nameIn)),
  (document) =>
    only(
      [...document.querySelectorAll('meta[name]')].filter(isAuthor).map((meta) => nameOf(meta.getAttribute('content'))),
    ),
  (document) => only([...document.querySelectorAll('.h-card .p-name')].map(nameIn)),
  (document) => only([...document.querySelectorAll('a[rel~="author"]')].map(nameIn)),
];

/** The name that all statements agree on, case apart. An account's name, in one word, can't contradict a full one. */
function agreed(statements: readonly (string | null)[]): string | null {
  const names = statements.filter((name) => name !== null);
  const full = names.filter((name) => name.includes(' '));
  const said = full.length > 0 ? full : names;
  return only(said.map((name) => name.normalize('NFKC').toLowerCase())) === null ? null : (said[0] ?? null);
}

/** Names of metas are compared without regard to case (HTML Living Standard, 4.2.5.1). */
function isAuthor(meta: Element): boolean {
  return meta.getAttribute('name')?.toLowerCase() === 'author';
}

/** A thing's name is not a person's; a name of nothing in particular is the page's own. */
function isOfPerson(name: Element): boolean {
  const item = name.closest('[itemscope]');
  return item === null || /^https?:\/\/schema\.org\/Person$/.test(item.getAttribute('itemtype') ?? '');
}

/** The main entity of a ProfilePage, else the one Person the page states. */
function statedOwner(document: Document): string | null {
  const persons = statedPersons(document);
  const main = persons.filter((person) => person.main);
  return only((main.length > 0 ? main : persons).map(({ name }) => name));
}

/** Open Graph's `profile:first_name` and `profile:last_name`; a profile's title only where a heading says the same. */
function openGraphOwner(document: Document): string | null {
  const [first, last] = [openGraph(document, 'profile:first_name'), openGraph(document, 'profile:last_name')];
  if (first !== null && last !== null) return nameOf(`${first} ${last}`);
  const title = openGraph(document, 'og:type') === 'profile' ? openGraph(document, 'og:title') : null;
  return only([...document.querySelectorAll('h1')].map(nameIn).filter((heading) => heading === title));
}

function openGraph(document: Document, property: string): string | null {
  const metas = document.querySelectorAll(`meta[property="${property}"]`);
  return only([...metas].map((meta) => nameOf(meta.getAttribute('content'))));
}
