import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** CodeChef: certificates of its courses and contests, shown to all or as their holder previews them. No machine-readable record is known (2026-11). */
export const codechef: BadgeHost = {
  id: 'codechef',
  label: 'CodeChef',
  match: matchShapes({
    id: 'codechef',
    hosts: ['codechef.com'],
    shapes: [
      ...awardsAt(
        '/certificates/(?:public|preview)/',
        /[0-9a-f]{7}/i,
        'https://www.codechef.com/certificates/public/$<id>',
        'lower',
      ),
      { kind: 'collection', path: /^\/users\/\w+$/ },
    ],
  }),
  record: NO_RECORD,
};
