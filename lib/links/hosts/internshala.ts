import { awardAt, straysAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * Internshala Trainings: certificates by two codes, or by their number. Whether a number and a code are the same isn’t
 * known, nor a machine-readable record (2026-11).
 */
export const internshala: BadgeHost = {
  id: 'internshala',
  label: 'Internshala',
  match: (url) => match(url),
  record: NO_RECORD,
};

/** A UUID; since some time, eleven letters and digits. */
const CODE = '[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}|[a-z0-9]{11}';
const NUMBER = '/verify[-_]certificate\\?certificate_number=';

const match = matchShapes({
  id: 'internshala',
  hosts: ['trainings.internshala.com', 'internshala.com'],
  query: ['certificate_number'],
  shapes: [
    {
      kind: 'award',
      path: new RegExp(`^/view_certificate/(?<first>${CODE})/(?<second>${CODE})$`),
      id: '$<first>/$<second>',
      url: 'https://trainings.internshala.com/view_certificate/$<first>/$<second>/',
    },
    awardAt(NUMBER, new RegExp(CODE), 'https://trainings.internshala.com/verify-certificate/?certificate_number=$<id>'),
    ...straysAt('/view_certificate/'),
    ...straysAt(NUMBER),
  ],
});
