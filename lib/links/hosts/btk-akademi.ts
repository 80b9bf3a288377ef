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
      {
        kind: 'award',
        path: /^\/portal\/certificate\/validate\?certificateId=(?<id>[A-Za-z0-9]{10})$/,
        url: 'https://www.btkakademi.gov.tr/portal/certificate/validate?certificateId=$<id>',
      },
      {
        kind: 'award',
        path: /^\/portal\/certificate\/view\?hashId=(?<id>[A-Za-z0-9]{10})$/,
        url: 'https://www.btkakademi.gov.tr/portal/certificate/view?hashId=$<id>',
      },
      { kind: 'placeholder', path: /^\/portal\/certificate\/(?:validate|view)\?./ },
    ],
  }),
  record: NO_RECORD,
};
