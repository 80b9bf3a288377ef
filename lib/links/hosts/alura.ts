import { awardsAt, UUID } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * Alura (Brazil): certificates of courses and paths (`degree`). A certificate of everything that somebody finished is
 * a collection. No machine-readable record is known (2026-11).
 */
export const alura: BadgeHost = {
  id: 'alura',
  label: 'Alura',
  match: matchShapes({
    id: 'alura',
    hosts: ['cursos.alura.com.br'],
    shapes: [
      {
        kind: 'award',
        path: /^\/user\/(?<user>[^/]+)\/course\/(?<of>[\w-]+)\/(?:formalC|c)ertificate$/,
        id: '$<user>/$<of>',
        url: 'https://cursos.alura.com.br/user/$<user>/course/$<of>/certificate',
      },
      {
        kind: 'award',
        path: /^\/certificate\/(?<user>[^/]+)\/(?<of>[\w-]+)$/,
        id: '$<user>/$<of>',
        url: 'https://cursos.alura.com.br/certificate/$<user>/$<of>',
      },
      ...awardsAt('/certificate/', UUID, 'https://cursos.alura.com.br/certificate/$<id>', 'lower'),
      ...awardsAt('/degree/certificate/', UUID, 'https://cursos.alura.com.br/degree/certificate/$<id>', 'lower'),
      { kind: 'collection', path: /^\/user\/[^/]+(?:\/fullCertificate\/[^/]+)?$/ },
    ],
  }),
  record: NO_RECORD,
};
