import { awardAt, straysAt, UUID } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * KodeKloud: certificates of courses by a UUID, older ones by three numbers, and those of its tasks for engineers. No
 * machine-readable record is known (2026-11).
 */
export const kodekloud: BadgeHost = {
  id: 'kodekloud',
  label: 'KodeKloud',
  match: (url) => matchLearn(url) ?? matchVerification(url),
  record: NO_RECORD,
};

const NUMBERS = /[0-9a-f]{10,12}(?:-[0-9a-f]{10,12}){2}/i;
const LEARN = '/(?:user/)?certificate/';
const VERIFICATION = '/certificate-verification/';

const matchLearn = matchShapes({
  id: 'kodekloud',
  hosts: ['learn.kodekloud.com'],
  shapes: [
    awardAt(LEARN, UUID, 'https://learn.kodekloud.com/user/certificate/$<id>', 'lower'),
    awardAt(LEARN, NUMBERS, 'https://kodekloud.com/certificate-verification/$<id>/', 'upper'),
    ...straysAt(LEARN),
  ],
});

const matchVerification = matchShapes({
  id: 'kodekloud',
  hosts: ['kodekloud.com', 'engineer.kodekloud.com'],
  shapes: [
    awardAt(VERIFICATION, UUID, 'https://engineer.kodekloud.com/certificate-verification/$<id>', 'lower'),
    awardAt(VERIFICATION, NUMBERS, 'https://kodekloud.com/certificate-verification/$<id>/', 'upper'),
    ...straysAt(VERIFICATION),
  ],
});
