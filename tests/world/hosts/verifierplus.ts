import { json, openJson } from '../answers';
import { SET_INDEX } from '../issuers';
import { LEARNER, SOMEBODY_ELSE } from '../people';
import { type Award, signedBadge } from '../signed';
import { type Case, type HostWorld, trouble } from './host-world';

const uuid = (number: number) => `9b4d6f2${number}-3a1c-4e85-97d0-6c5b4a39281${number}`;
const href = (number: number) => `https://verifierplus.org/credentials/${uuid(number)}`;
const asked = (number: number) => `https://verifierplus.org/api/credentials/${uuid(number)}`;
/** An address that nobody but VerifierPlus's link calls a credential. */
const kept = (number: number) => `https://issuer.example/store/${uuid(number)}`;

const badge = (number: number, more: Partial<Award> = {}) =>
  signedBadge({ name: 'Lighthouse Optics', path: `https://issuer.example/credentials/optics-${number}.json`, ...more });

/** What a holder shares is a presentation of theirs, with the credential in it; it cautions where that doesn't hold. */
async function stored(number: number, more?: Partial<Award>): Promise<Case['answers']> {
  const presentation = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    verifiableCredential: [await badge(number, more)],
  };
  return [[asked(number), json(presentation)]];
}

export const verifierPlus: HostWorld = {
  id: 'verifierplus',
  cases: {
    valid: { href: href(1), verdict: 'verified', recipient: LEARNER.name, answers: await stored(1) },
    revoked: {
      href: href(2),
      verdict: 'revoked',
      caution: true,
      recipient: LEARNER.name,
      answers: await stored(2, { status: { purpose: 'revocation', index: SET_INDEX } }),
    },
    expired: {
      href: href(3),
      verdict: 'expired',
      caution: true,
      recipient: LEARNER.name,
      answers: await stored(3, { validUntil: '2025-05-03T00:00:00Z' }),
    },
    'unknown id': {
      href: href(4),
      verdict: 'unverifiable',
      answers: [[asked(4), json({ message: 'not found' }, 404)]],
    },
    'wrong name': {
      href: href(5),
      verdict: 'other-person',
      caution: true,
      recipient: SOMEBODY_ELSE.name,
      answers: await stored(5, { recipient: SOMEBODY_ELSE.name }),
    },
    ...trouble((number) => ({ href: href(number), asked: [asked(number)] })),
  },
  more: [
    {
      what: '#verify?vc=',
      href: `https://verifierplus.org/#verify?vc=${encodeURIComponent(kept(1))}`,
      verdict: 'verified',
      recipient: LEARNER.name,
      answers: [[kept(1), openJson(await badge(11))]],
    },
    {
      what: '#verify?vc=, wrong name',
      href: `https://verifierplus.org/#verify?vc=${kept(2)}`,
      verdict: 'other-person',
      recipient: SOMEBODY_ELSE.name,
      answers: [[kept(2), openJson(await badge(12, { recipient: SOMEBODY_ELSE.name }))]],
    },
    {
      what: '#verify?vc=, changed after it was signed',
      href: `https://verifierplus.org/#verify?vc=${kept(3)}`,
      verdict: 'invalid',
      recipient: LEARNER.name,
      answers: [[kept(3), openJson({ ...(await badge(13)), name: 'Lighthouse Keeping' })]],
    },
  ],
};
