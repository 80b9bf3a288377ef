import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * Sertifier: its customers' credentials, also under their names on verified.cv; the numbers are of one kind. No
 * machine-readable record is known (2026-11).
 */
export const sertifier: BadgeHost = {
  id: 'sertifier',
  label: 'Sertifier',
  match: matchShapes({
    id: 'sertifier',
    hosts: /^(?:(?:www\.)?verified\.sertifier\.com|(?:[a-z0-9-]+\.)?verified\.cv)$/,
    shapes: [
      ...awardsAt('/verify/', /\d{14}/i, 'https://verified.sertifier.com/en/verify/$<id>'),
      { kind: 'collection', path: /^(?:\/[a-z]{2})?\/profile\/[^/]+$/ },
    ],
  }),
  record: NO_RECORD,
};
