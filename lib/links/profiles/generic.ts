import type { ProfileSite } from '../types';
import { statedPersons } from './json-ld';
import { nameIn, nameOf } from './text';

/**
 * Any site the user turned on. Whose page it is, is only read from places that say so; where none does, or two differ,
 * nobody is compared. A heading alone is never taken for a name.
 */
export const generic: ProfileSite = {
  id: 'generic',
  label: 'Any site',
  hosts: [],
  isProfile: () => true,
  owner: ({ document }) =>
    statedOwner(document) ??
    only([...document.querySelectorAll('h1[itemprop~="name"]')].map(nameIn)) ??
    only(
      [...document.querySelectorAll('meta[name]')].filter(isAuthor).map((meta) => nameOf(meta.getAttribute('content'))),
    ) ??
    only([...document.querySelectorAll('.h-card .p-name')].map(nameIn)) ??
    only([...document.querySelectorAll('a[rel~="author"]')].map(nameIn)),
  scopes: ({ document }) => (document.body === null ? [] : [document.body]),
};

/** Names of metas are compared without regard to case (HTML Living Standard, 4.2.5.1). */
function isAuthor(meta: Element): boolean {
  return meta.getAttribute('name')?.toLowerCase() === 'author';
}

/** The main entity of a ProfilePage, else the one Person the page states. */
function statedOwner(document: Document): string | null {
  const persons = statedPersons(document);
  const main = persons.filter((person) => person.main);
  return only((main.length > 0 ? main : persons).map(({ name }) => name));
}

/** The one value that all agree on, or null. */
function only(values: readonly (string | null)[]): string | null {
  const distinct = new Set(values.filter((value) => value !== null));
  const [first] = distinct;
  return distinct.size === 1 ? (first ?? null) : null;
}
