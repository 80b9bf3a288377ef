import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** Educative: certificates of courses, by ids of 10, 30 or 35 letters and digits. No machine-readable record is known (2026-11). */
export const educative: BadgeHost = {
  id: 'educative',
  label: 'Educative',
  match: matchShapes({
    id: 'educative',
    hosts: ['educative.io'],
    shapes: awardsAt(
      '/verify-certificate/',
      /[A-Za-z0-9]{10}|[A-Za-z0-9]{30}|[A-Za-z0-9]{35}/,
      'https://www.educative.io/verify-certificate/$<id>',
    ),
  }),
  record: NO_RECORD,
};
