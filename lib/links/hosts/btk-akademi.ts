import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * BTK Akademi (Türkiye). Whether the ids of its two pages are the same is not known. No machine-readable record is
 * known (2026-11).
 */
export const btkAkademi: BadgeHost = {
  id: 'btk-akademi',
  label: 'BTK Akademi',
  match: matchShapes({
    id: 'btk-akademi',
    hosts: ['btkakademi.gov.tr'],
    query: ['certificateId', 'hashId'],
    shapes: [
      ...awardsAt(
        '/portal/certificate/validate\\?certificateId=',
        /[A-Za-z0-9]{10}/,
        'https://www.btkakademi.gov.tr/portal/certificate/validate?certificateId=$<id>',
      ),
      ...awardsAt(
        '/portal/certificate/view\\?hashId=',
        /[A-Za-z0-9]{10}/,
        'https://www.btkakademi.gov.tr/portal/certificate/view?hashId=$<id>',
      ),
    ],
  }),
  record: NO_RECORD,
};
