import { json } from '../answers';
import { LEARNER, SOMEBODY_ELSE } from '../people';
import { type HostWorld, trouble } from './host-world';

const href = (slug: string) => `https://www.freecodecamp.org/certification/${LEARNER.handle}/${slug}`;
const asked = (slug: string) => `https://api.freecodecamp.org/certificate/showCert/${LEARNER.handle}/${slug}`;

/** Anybody may ask; every no is a 200 with a message. */
const certification = (slug: string, name: string) =>
  json({
    certSlug: slug,
    certTitle: 'Responsive Web Design',
    username: LEARNER.handle,
    name,
    date: Date.UTC(2024, 4, 3),
    completionTime: 300,
  });
const refusal = (message: string) =>
  json({ messages: [{ type: 'info', message, variables: { username: LEARNER.handle } }] });

export const freecodecamp: HostWorld = {
  id: 'freecodecamp',
  cases: {
    valid: {
      href: `${href('responsive-web-design')}/`,
      verdict: 'confirmed',
      recipient: LEARNER.name,
      answers: [[asked('responsive-web-design'), certification('responsive-web-design', LEARNER.name)]],
    },
    // Of an account that was closed for cheating nothing is left.
    revoked: {
      href: href('quality-assurance-v7'),
      verdict: 'revoked',
      answers: [[asked('quality-assurance-v7'), refusal('flash.not-eligible')]],
    },
    expired: { never: 'a certification has no end' },
    'unknown id': {
      href: href('knots-and-splices-v7'),
      verdict: 'unverifiable',
      answers: [[asked('knots-and-splices-v7'), json({ message: 'not found' }, 404)]],
    },
    'wrong name': {
      href: href('data-visualization'),
      verdict: 'other-person',
      recipient: SOMEBODY_ELSE.name,
      answers: [[asked('data-visualization'), certification('data-visualization', SOMEBODY_ELSE.name)]],
    },
    ...trouble((number) => ({ href: href(`python-v${number}`), asked: [asked(`python-v${number}`)] })),
  },
  more: [
    {
      what: 'never earned',
      href: href('information-security-v7'),
      verdict: 'invalid',
      answers: [[asked('information-security-v7'), refusal('flash.user-not-certified')]],
    },
    {
      what: 'private',
      href: href('relational-database-v9'),
      verdict: 'unverifiable',
      why: 'private',
      answers: [[asked('relational-database-v9'), refusal('flash.profile-private')]],
    },
  ],
};
