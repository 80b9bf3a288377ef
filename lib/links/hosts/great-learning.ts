import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** Great Learning: certificates of its free courses and of its programmes. No machine-readable record is known (2026-11). */
export const greatLearning: BadgeHost = {
  id: 'great-learning',
  label: 'Great Learning',
  match: (url) => matchSite(url) ?? matchVerification(url),
  record: NO_RECORD,
};

const CODE = /[A-Z]{8}/;

const matchSite = matchShapes({
  id: 'great-learning',
  hosts: /^(?:(?:www|olympus\d*)\.)?mygreatlearning\.com$/,
  shapes: [
    ...awardsAt('/(?:course_)?certificate/', CODE, 'https://www.mygreatlearning.com/certificate/$<id>'),
    { kind: 'achievement', path: /^\/(?:courses\/\d+|academy\/learn-for-free\/courses\/[^/]+)/ },
  ],
});

const matchVerification = matchShapes({
  id: 'great-learning',
  hosts: ['verify.mygreatlearning.com'],
  shapes: awardsAt('/(?:verify/)?', CODE, 'https://verify.mygreatlearning.com/verify/$<id>'),
});
