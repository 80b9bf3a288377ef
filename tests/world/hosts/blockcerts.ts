import { anchoredV2, ISSUER, profile, REVOKED, revocations } from '../../verify/blockcerts-mint';
import { json, openJson } from '../answers';
import { LEARNER, SOMEBODY_ELSE } from '../people';
import type { Json } from '../sign';
import { type Case, type HostWorld, trouble } from './host-world';

const ID = (number: number) => `6d0c4be7a91f4f5db2a8c3e07f14d95${number}`;
const href = (number: number) => `https://blockcerts.learningmachine.com/certificate/${ID(number)}`;
const asked = (number: number) => `${href(number)}?format=json`;
const ownId = (number: number) => `https://harbour.example/certificates/${number}`;

/** A Blockcert 2 of an invented batch, and its issuer's profile and revocation list. */
async function award(number: number, more: Json = {}): Promise<Case['answers']> {
  const { document } = await anchoredV2({ id: ownId(number), ...more });
  return [
    [asked(number), json(document)],
    [ISSUER, openJson(profile())],
    [REVOKED, openJson(revocations({ id: ownId(2), revocationReason: 'Issued in error' }))],
  ];
}

export const blockcerts: HostWorld = {
  id: 'blockcerts',
  cases: {
    // All holds but the anchor, which nobody looks up unless the reader names a block explorer.
    valid: {
      href: href(1),
      verdict: 'unreachable',
      recipient: LEARNER.name,
      why: 'no explorer for it has been named',
      answers: await award(1),
    },
    revoked: { href: href(2), verdict: 'revoked', recipient: LEARNER.name, answers: await award(2) },
    expired: {
      href: href(3),
      verdict: 'expired',
      recipient: LEARNER.name,
      answers: await award(3, { expires: '2025-05-03T09:00:00Z' }),
    },
    'unknown id': { href: href(4), verdict: 'unverifiable', answers: [[asked(4), json({}, 404)]] },
    'wrong name': {
      href: href(5),
      verdict: 'other-person',
      recipient: SOMEBODY_ELSE.name,
      answers: await award(5, {
        recipientProfile: { type: ['RecipientProfile', 'Extension'], name: SOMEBODY_ELSE.name },
      }),
    },
    ...trouble((number) => ({ href: href(number), asked: [asked(number)] })),
  },
};
