import { awardsAt, UUID } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * Alura (Brazil, and in Spanish on a host of its own): certificates of courses, paths (`degree`) and programmes. A certificate of everything that somebody finished is
 * a collection. No machine-readable record is known (2026-11).
 */
export const alura: BadgeHost = {
  id: 'alura',
  label: 'Alura',
  match: matchShapes({
    id: 'alura',
    hosts: ['cursos.alura.com.br', 'app.aluracursos.com'],
    shapes: [
      {
        kind: 'award',
        path: /^\/user\/(?<user>[^/]+)\/course\/(?<of>[\w-]+)\/(?:formalC|c)ertificate$/,
        id: '$<user>/$<of>',
        url: 'https://$<host>/user/$<user>/course/$<of>/certificate',
      },
      {
        kind: 'award',
        path: /^\/certificate\/(?<user>[^/]+)\/(?<of>[\w-]+)$/,
        id: '$<user>/$<of>',
        url: 'https://$<host>/certificate/$<user>/$<of>',
      },
      ...awardsAt('/certificate/', UUID, 'https://$<host>/certificate/$<id>', 'lower'),
      ...awardsAt('/degree/certificate/', UUID, 'https://$<host>/degree/certificate/$<id>', 'lower'),
      ...awardsAt('/program/certificate/', UUID, 'https://$<host>/program/certificate/$<id>', 'lower'),
      { kind: 'collection', path: /^\/user\/[^/]+(?:\/fullCertificate\/[^/]+)?$/ },
    ],
  }),
  record: NO_RECORD,
};
