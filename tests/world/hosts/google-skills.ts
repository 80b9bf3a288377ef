import { html } from '../answers';
import { LEARNER, SOMEBODY_ELSE } from '../people';
import { type Case, type HostWorld, trouble } from './host-world';

const uuid = (number: number) => `3e8b5d1${number}-7c2a-4f96-b0e4-1d2c3b4a596${number}`;
const path = (number: number, badge = 4100000 + number) => `/public_profiles/${uuid(number)}/badges/${badge}`;
const href = (number: number) => `https://www.skills.google${path(number)}`;
const profileUrl = (number: number) => `https://www.skills.google/public_profiles/${uuid(number)}`;

/** A badge has no record of its own: it is one of those that its holder's profile lists. */
function profile(number: number, name: string, listed: readonly string[]): Case['answers'] {
  const badges = listed.map(
    (at) => `<div class='profile-badge'><a class="badge-image" href="${at}"><img alt="Badge" src="data:,"></a>
<span class='ql-title-medium l-mts'> Harbour Clouds </span><span class='ql-body-medium l-mbs'> Earned May  3, 2024 EDT </span></div>`,
  );
  const body = `<!doctype html><html lang="en"><head><title>Profile</title></head><body><h1 class='ql-display-small'>${name}</h1>
<p class='l-mbl'>Member since 2022</p><div class='profile-badges'>${badges.join('\n')}</div></body></html>`;
  return [[profileUrl(number), html(body)]];
}

const award = (number: number, name: string) => profile(number, name, [path(number, 11111), path(number)]);

export const googleSkills: HostWorld = {
  id: 'google-skills',
  cases: {
    valid: {
      href: `https://www.cloudskillsboost.google${path(1)}?utm_medium=social`,
      verdict: 'confirmed',
      recipient: LEARNER.name,
      answers: award(1, LEARNER.name),
    },
    revoked: { never: 'nothing says that a badge was taken back; one that was is no longer listed' },
    expired: { never: 'a badge has no end' },
    'unknown id': {
      href: href(4),
      verdict: 'unverifiable',
      recipient: LEARNER.name,
      answers: profile(4, LEARNER.name, [path(4, 11111)]),
    },
    'wrong name': {
      href: href(5),
      verdict: 'other-person',
      recipient: SOMEBODY_ELSE.name,
      answers: award(5, SOMEBODY_ELSE.name),
    },
    ...trouble((number) => ({ href: href(number), asked: [profileUrl(number)] })),
  },
  more: [
    {
      what: 'profile that is not public',
      href: href(0),
      verdict: 'unverifiable',
      why: 'knows no credential',
      answers: [[profileUrl(0), html('<!doctype html><html lang="en"><title>Not found</title></html>', 404)]],
    },
  ],
};
