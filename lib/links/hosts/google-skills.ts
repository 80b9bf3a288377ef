import type { IssuerPage } from '../../verify/types';
import { absentBy, answersFor, NO_ANSWER, pageRequest, recipientNamed } from '../answer';
import { englishDay } from '../dates';
import { FOR_DAYS } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost, CredentialLink, DocumentRequest, DocumentResponse, HostAnswer, ReadHtml } from '../types';

/**
 * Google Skills, earlier Cloud Skills Boost and Qwiklabs: the same profiles and badges on all. What a badge's own page
 * holds isn't known; the person's public profile is plain HTML without a log-in, and lists each badge with a link to it,
 * its title and its day (five readers of others, 2023 to 2026). No machine-readable record is known (2026-11).
 */
export const googleSkills: BadgeHost = {
  id: 'google-skills',
  label: 'Google Skills',
  match: (url) => matchMain(url) ?? matchPartner(url),
  record: {
    asks: ['www.skills.google', 'partner.skills.google', 'partner.cloudskillsboost.google'],
    // Badges have no end.
    keep: FOR_DAYS,
    documents,
    read,
  },
};

const matchMain = matchHosts(
  ['skills.google', 'cloudskillsboost.google', 'qwiklabs.com', 'google.qwiklabs.com'],
  'https://www.skills.google/public_profiles/$<id>',
);
const matchPartner = matchHosts(
  ['partner.skills.google', 'partner.cloudskillsboost.google'],
  'https://partner.cloudskillsboost.google/public_profiles/$<id>',
);

function matchHosts(hosts: readonly string[], url: string) {
  return matchShapes({
    id: 'google-skills',
    hosts,
    shapes: [
      {
        kind: 'award',
        path: /^\/public_profiles\/(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\/badges\/\d{4,12})$/i,
        url,
        fold: 'lower',
      },
      { kind: 'collection', path: /^\/public_profiles\/[0-9a-f-]{36}$/i },
      { kind: 'placeholder', path: /^\/public_profiles\/./ },
    ],
  });
}

function documents({ kind, url }: CredentialLink): readonly DocumentRequest[] {
  return kind === 'award' ? [pageRequest(url.replace(/\/badges\/\d+$/, ''))] : [];
}

const HOLDERS = ['h1.ql-display-small', 'h1.ql-headline-1', 'h1.ql-headline-medium'];
const TITLES = ['.ql-title-medium', '.ql-subhead-1'];
const DATES = ['.ql-body-medium', '.ql-body-2'];
const OWN = /\.(?:skills|cloudskillsboost)\.google$/;

/** 404: no such profile, or none that is public. Badges of a profile that stands are all on its page. */
function read(link: CredentialLink, responses: readonly DocumentResponse[], readHtml: ReadHtml): HostAnswer {
  const [answer] = answersFor('page', responses);
  const [profile = ''] = link.id?.split('/') ?? [];
  if (answer?.status !== 200 || link.id === null) return absentBy(answer, { 404: 'not-found' });
  const { hostname, pathname } = new URL(answer.url);
  if (!OWN.test(hostname) || !pathname.includes(profile)) return NO_ANSWER;
  const path = `/public_profiles/${link.id}`;
  const { texts, entry } = readHtml(answer.bytes, {
    metas: [],
    texts: HOLDERS,
    entry: {
      item: '.profile-badge',
      holding: [`a[href="${path}"]`, `a[href="https://${hostname}${path}"]`],
      texts: [...TITLES, ...DATES],
    },
  });
  const holder = firstOf(texts, HOLDERS);
  return holder === undefined ? NO_ANSWER : { ...NO_ANSWER, page: pageOf(link, holder, entry ?? null, answer.url) };
}

function pageOf(
  { id }: CredentialLink,
  holder: string,
  entry: ReadonlyMap<string, string> | null,
  url: string,
): IssuerPage {
  return {
    url,
    how: 'page',
    isKnownHost: true,
    // A profile that doesn't list the badge says nothing of it.
    id: entry === null ? null : id,
    recipient: recipientNamed(holder, url)?.name ?? null,
    achievement: (entry && firstOf(entry, TITLES)) ?? null,
    issuer: { id: 'https://www.skills.google', name: 'Google' },
    issuedAt: entry === null ? null : englishDay(firstOf(entry, DATES)),
    expiresAt: null,
  };
}

function firstOf(texts: ReadonlyMap<string, string>, selectors: readonly string[]): string | undefined {
  return selectors.map((each) => texts.get(each)).find((text) => text);
}
