import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost, CredentialLink } from '../types';

/**
 * MongoDB University, at two addresses. Its PDF files lie with Thought Industries. No machine-readable record is known
 * (2026-11).
 */
export const mongodbUniversity: BadgeHost = {
  id: 'mongodb-university',
  label: 'MongoDB University',
  match: matchMongodbUniversity,
  record: NO_RECORD,
};

const matchLearn = matchShapes({
  id: 'mongodb-university',
  hosts: ['learn.mongodb.com'],
  shapes: [
    { kind: 'award', path: /^\/c\/(?<id>[\w-]{22})$/, url: 'https://learn.mongodb.com/c/$<id>' },
    { kind: 'placeholder', path: /^\/c\/[^/]+$/ },
  ],
});

const matchUniversity = matchShapes({
  id: 'mongodb-university',
  hosts: ['university.mongodb.com'],
  shapes: [
    {
      kind: 'award',
      path: /^\/course_completion\/(?<id>[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{32})$/i,
      url: 'https://university.mongodb.com/course_completion/$<id>',
      fold: 'lower',
    },
    {
      kind: 'award',
      path: /^\/certification\/certificate\/(?<id>\d{9})$/,
      url: 'https://university.mongodb.com/certification/certificate/$<id>',
    },
    { kind: 'placeholder', path: /^\/(?:course_completion|certification\/certificate)\/[^/]+$/ },
  ],
});

function matchMongodbUniversity(url: URL): CredentialLink | null {
  return matchLearn(url) ?? matchUniversity(url);
}
