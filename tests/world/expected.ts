import type { LinkKind } from '../../lib/links/types';
import type { Verdict } from '../../lib/verify/types';
import { HOSTED } from './hosted';
import { COURSERA, courseraUrl } from './pages/coursera';
import { MOODLE } from './pages/moodle';
import { EDX } from './pages/open-edx';
import { OB3 } from './signed';

/** What the recruiter should be told of each link, by the link's address; a link that is no award says what it is. */
export const EXPECTED_VERDICTS: ReadonlyMap<
  string,
  { readonly what: string; readonly verdict: Verdict | Exclude<LinkKind, 'award'> }
> = new Map([
  [OB3.verified, { what: 'signed, https issuer, status list', verdict: 'verified' }],
  [HOSTED.credly, { what: "hosted record, name on the issuer's page", verdict: 'verified' }],
  [HOSTED.badgrRevoked, { what: 'hosted record says revoked', verdict: 'revoked' }],
  [HOSTED.credlyOther, { what: 'hosted record, another name', verdict: 'other-person' }],
  [HOSTED.moodle, { what: 'hosted record of a Moodle', verdict: 'verified' }],
  [HOSTED.credlyTemplate, { what: "a badge's description", verdict: 'achievement' }],
  [HOSTED.badgr, { what: 'hosted record of Badgr', verdict: 'verified' }],
  [OB3.jwt, { what: 'signed as JWT', verdict: 'verified' }],
  [OB3.baked, { what: 'signed, baked into a PNG', verdict: 'verified' }],
  [OB3.revoked, { what: 'revoked in its status list', verdict: 'revoked' }],
  [OB3.expired, { what: 'ran out in 2025', verdict: 'expired' }],
  [OB3.tampered, { what: 'changed after it was signed', verdict: 'invalid' }],
  [OB3.otherPerson, { what: 'signed for somebody else', verdict: 'other-person' }],
  [HOSTED.badgrUnreachable, { what: 'the issuer never answers', verdict: 'unreachable' }],
  [OB3.noProof, { what: 'no proof in it', verdict: 'unverifiable' }],
]);

/** Outcomes that stand on none of the demo's pages; the tests add them. */
export const MORE_VERDICTS: typeof EXPECTED_VERDICTS = new Map([
  [OB3.selective, { what: 'an SD-JWT, which the rare parts open', verdict: 'verified' }],
  [OB3.record, { what: 'a learner record with two credentials and an endorsement', verdict: 'verified' }],
  [OB3.didWeb, { what: 'signed, did:web issuer', verdict: 'verified' }],
  [OB3.suspended, { what: 'suspended in its status list', verdict: 'suspended' }],
  [OB3.notYetValid, { what: 'begins in 2098', verdict: 'not-yet-valid' }],
  [OB3.silentIssuer, { what: "the issuer's document never comes", verdict: 'unreachable' }],
  [OB3.lyingPng, { what: 'a PNG with a lying chunk length', verdict: 'unverifiable' }],
  [HOSTED.moodleRevoked, { what: 'Moodle answers 410', verdict: 'revoked' }],
]);

/** What the learner's history should hold at the end, newest capture last. */
export const EXPECTED_HISTORY = [
  { title: MOODLE.title, platform: 'Moodle', status: 'completed', url: MOODLE.course },
  { title: 'Tides and Currents', platform: 'Coursera', status: 'completed', url: courseraUrl(COURSERA.own) },
  { title: EDX.title, platform: 'Open edX', status: 'completed', url: EDX.certificate },
] as const;

/** How the popup words a status. */
export const STATUS_WORDS = { completed: 'Completed', 'in-progress': 'In progress', enrolled: 'Enrolled' } as const;

/** Titles on pages that the learner opens, and that are none of theirs. */
export const NEVER_LOGGED: readonly string[] = ['Deep Sea Diving'];
