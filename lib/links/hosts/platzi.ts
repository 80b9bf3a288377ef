import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * Platzi (Latin America): diplomas of courses and paths on their holder’s page. No machine-readable record is known
 * (2026-11).
 */
export const platzi: BadgeHost = {
  id: 'platzi',
  label: 'Platzi',
  match: matchShapes({
    id: 'platzi',
    hosts: ['platzi.com'],
    shapes: [
      {
        kind: 'award',
        path: /^\/(?:p\/|@)(?<user>[^/]+)\/(?<type>curso|ruta|carrera)\/(?<of>\d+-[\w-]+)\/diploma\/detalle$/,
        id: '$<user>/$<type>/$<of>',
        url: 'https://platzi.com/p/$<user>/$<type>/$<of>/diploma/detalle/',
      },
      { kind: 'placeholder', path: /^\/(?:p\/|@).*[{}<>].*\/diploma\/detalle$|^\/(?:p\/|@)[^/]*[{}<>][^/]*$/ },
      { kind: 'unknown', path: /^\/(?:p\/|@).+\/diploma\/detalle$/ },
      { kind: 'collection', path: /^\/(?:p\/|@)[^/]+$/ },
    ],
  }),
  record: NO_RECORD,
};
