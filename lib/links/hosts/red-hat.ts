import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes, type Shape } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * Red Hat: certifications by the person's number, whose page lists all they hold but which is linked for each, and badges
 * by a code of their own. No machine-readable record is known (2026-11).
 */
export const redHat: BadgeHost = {
  id: 'red-hat',
  label: 'Red Hat',
  match: matchShapes({
    id: 'red-hat',
    hosts: ['rhtapps.redhat.com', 'redhat.com'],
    query: ['certId', 'certNumber'],
    shapes: [
      ...numbersAt('(?:/rhtapps)?(?:/certifications?|/services)?/verify\\?certId='),
      ...numbersAt('/wapps/training/certification/verify\\.html\\?certNumber='),
      ...awardsAt(
        '(?:/rhtapps)?/certifications?/badge/verify/',
        /[A-Z2-7]{26,300}=*/,
        'https://rhtapps.redhat.com/certifications/badge/verify/$<id>',
      ),
      { kind: 'file', path: /^(?:\/rhtapps)?\/certifications?\/badge\/download\/[^/]+$/ },
    ],
  }),
  record: NO_RECORD,
};

function numbersAt(path: string): readonly Shape[] {
  return awardsAt(path, /\d{3}-\d{3}-\d{3}/i, 'https://rhtapps.redhat.com/verify?certId=$<id>');
}
