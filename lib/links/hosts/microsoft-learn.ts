import { awardAt, samplesAt, straysAt } from '../ids';
import { isMadeUp } from '../normalise';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * Microsoft Learn: certifications and applied skills by a number, whose leading zero some links have lost, or by the
 * person's user name and what it is for; badges and trophies of modules and paths. A transcript can be read by programs,
 * but is the whole of a person's record, with their e-mail in it; of a single award no machine-readable record is known
 * (2026-11). Case counts nowhere.
 */
export const microsoftLearn: BadgeHost = {
  id: 'microsoft-learn',
  label: 'Microsoft Learn',
  match: (url) => match(inOneSpelling(url)),
  record: NO_RECORD,
};

const NUMBER = /[0-9a-f]{16}/;
const USERS = 'https://learn.microsoft.com/en-us/users/$<user>';

/** The page itself, the page to print, and the address that is given out to share. */
const ACHIEVEMENTS = '(?:/users/[^/]+/achievements(?:/print)?|/api/achievements/share/[^/]+/[^/]+)/';

const match = matchShapes({
  id: 'microsoft-learn',
  hosts: ['learn.microsoft.com', 'docs.microsoft.com'],
  query: ['username'],
  shapes: [
    { kind: 'placeholder', path: /\/(?:users|share\/[^/]+)\/(?:your|user[-_]?name|\.\.\.|…|example(?:\/|$)|[{[<])/ },
    // Leads everybody to their own.
    { kind: 'unknown', path: /\/users\/me\/(?:credentials|achievements)\/./ },
    awardAt('/users/(?<user>[^/]+)/credentials/', NUMBER, `${USERS}/credentials/$<id>`),
    awardAt('/api/credentials/share/[a-z-]+/(?<user>[^/]+)/', NUMBER, `${USERS}/credentials/$<id>`),
    {
      kind: 'award',
      path: /\/users\/(?<user>[^/]+)\/credentials\/certification\/(?<of>[a-z0-9-]+)$/,
      id: '$<user>/$<of>',
      url: `${USERS}/credentials/certification/$<of>`,
    },
    samplesAt(ACHIEVEMENTS),
    awardAt('/users/(?<user>[^/]+)/achievements/(?:print/)?', /[a-z0-9]{8}/, `${USERS}/achievements/$<id>`),
    awardAt('/api/achievements/share/[a-z-]+/(?<user>[^/]+)/', /[a-z0-9]{8}/, `${USERS}/achievements/$<id>`),
    {
      kind: 'award',
      path: /\/(?:training|learn|gamestatus)\/achievements\/(?<of>[\w.-]+)\?username=(?<user>[^&]+)$/,
      id: '$<user>/$<of>',
      url: 'https://learn.microsoft.com/en-us/training/achievements/$<of>?username=$<user>',
    },
    {
      kind: 'collection',
      path: /\/users\/(?!me(?:\/|$))[^/]+(?:\/(?:credentials(?:\/certifications)?|achievements|transcript|transcript(?:\/share)?\/[^/]+))?$/,
    },
    ...straysAt('(?:/users/[^/]+/credentials|/api/credentials/share/[^/]+/[^/]+)/'),
    ...straysAt(ACHIEVEMENTS),
    {
      kind: 'achievement',
      path: /\/(?:(?:training|learn)\/(?:achievements|modules|paths|courses|certifications)|credentials\/(?:certifications?|applied-skills))\/[^/]+/,
    },
  ],
});

/** Fourteen or fifteen digits of a number are sixteen without their leading zeros. */
function inOneSpelling(url: URL): URL {
  const plain = new URL(url);
  plain.pathname = url.pathname
    .toLowerCase()
    .replace(
      /(\/credentials\/(?:share\/[^/]+\/[^/]+\/)?)([0-9a-f]{14,15})(?=\/|$)/,
      (_, before: string, number: string) => (isMadeUp(number) ? before + number : before + number.padStart(16, '0')),
    );
  const user = url.searchParams.get('username');
  if (user !== null) plain.searchParams.set('username', user.toLowerCase());
  return plain;
}
