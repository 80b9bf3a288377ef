import type { IssuerPage } from '../verify/types';
import { coursera } from './hosts/coursera';
import { udemy } from './hosts/udemy';
import { httpUrl, isPlainHost } from './normalise';
import type { BadgeHost, CredentialLink, HtmlFacts, OpenedPage } from './types';

/** The badge hosts whose pages are read when the person opens them: a list of its own, so that their script carries no other. */
export const OPENED_HOSTS: readonly BadgeHost[] = [coursera, udemy];

/** An award whose page may be read. */
export interface Openable {
  readonly link: CredentialLink;
  readonly opened: OpenedPage;
  /** How long what is read counts, in milliseconds. */
  readonly keptFor: number;
}

export interface OpenedAward extends Omit<Openable, 'opened'> {
  /** null: the host says that there is no such award. */
  readonly page: IssuerPage | null;
}

/** The award that the page at this address may show. null: nothing is read there. */
export function openableAt(href: string): Openable | null {
  const url = httpUrl(href);
  if (url === null || url.protocol !== 'https:' || !isPlainHost(url)) return null;
  for (const { match, record } of OPENED_HOSTS) {
    const link = match(url);
    if (link === null || record.opened === undefined) continue;
    const { opened } = record;
    return link.kind === 'award' && !opened.hides?.(link) ? { link, opened, keptFor: opened.keptFor } : null;
  }
  return null;
}

/** What the page at this address states of its award. null: it says nothing of it (yet), or nothing is read there. */
export function readOpened(href: string, facts: HtmlFacts): OpenedAward | null {
  const openable = openableAt(href);
  if (openable === null) return null;
  const { link, opened, keptFor } = openable;
  const page = opened.read(link, facts, link.url);
  return page === null ? null : { link, keptFor, page: page === 'none' ? null : page };
}

/** `HtmlFacts` as they cross a message: maps as their entries. */
export type SentFacts = Pick<HtmlFacts, 'language'> & {
  readonly [Name in Exclude<keyof HtmlFacts, 'language' | 'entry'>]: readonly (readonly [string, string])[];
};

export function toSend({ language, metas, texts, attributes, states }: HtmlFacts): SentFacts {
  return { language, metas: [...metas], texts: [...texts], attributes: [...attributes], states: [...states] };
}

export function factsFrom({ language, metas, texts, attributes, states }: SentFacts): HtmlFacts {
  return {
    language,
    metas: new Map(metas),
    texts: new Map(texts),
    attributes: new Map(attributes),
    states: new Map(states),
  };
}
