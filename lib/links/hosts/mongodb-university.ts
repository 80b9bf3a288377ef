import { awardAt, awardsAt, UUID } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * MongoDB University, at two addresses. Its PDF files lie with Thought Industries. No machine-readable record is known
 * (2026-11).
 */
export const mongodbUniversity: BadgeHost = {
  id: 'mongodb-university',
  label: 'MongoDB University',
  match: (url) => matchLearn(url) ?? matchUniversity(url),
  record: NO_RECORD,
};

const matchLearn = matchShapes({
  id: 'mongodb-university',
  hosts: ['learn.mongodb.com'],
  shapes: awardsAt('/c/', /[\w-]{22}/, 'https://learn.mongodb.com/c/$<id>'),
});

const matchUniversity = matchShapes({
  id: 'mongodb-university',
  hosts: ['university.mongodb.com'],
  shapes: [
    awardAt('/course_completion/', /[0-9a-f]{32}/i, 'https://university.mongodb.com/course_completion/$<id>', 'lower'),
    ...awardsAt('/course_completion/', UUID, 'https://university.mongodb.com/course_completion/$<id>', 'lower'),
    ...awardsAt(
      '/certification/certificate/',
      /\d{9}/,
      'https://university.mongodb.com/certification/certificate/$<id>',
    ),
  ],
});
