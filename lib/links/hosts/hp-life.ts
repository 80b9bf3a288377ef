import { awardsAt, UUID } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** HP LIFE: certificates of its courses. No machine-readable record is known (2026-11). */
export const hpLife: BadgeHost = {
  id: 'hp-life',
  label: 'HP LIFE',
  match: matchShapes({
    id: 'hp-life',
    hosts: ['life-global.org', 'api.life-global.org'],
    query: ['UUID'],
    shapes: [
      ...awardsAt(
        '(?:/learning/api)?/certificates?(?:/|\\?UUID=)',
        UUID,
        'https://www.life-global.org/certificate/$<id>',
        'lower',
      ),
      { kind: 'achievement', path: /^(?:\/[a-z]{2})?\/course\/[^/]+/ },
    ],
  }),
  record: NO_RECORD,
};
