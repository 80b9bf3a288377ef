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
        path: /^\/certificate\/(?<id>[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/i,
        url: 'https://cursos.alura.com.br/certificate/$<id>',
        fold: 'lower',
      },
      {
        kind: 'award',
        path: /^\/degree\/certificate\/(?<id>[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/i,
        url: 'https://cursos.alura.com.br/degree/certificate/$<id>',
        fold: 'lower',
      },
      {
        kind: 'award',
        path: /^\/user\/(?<id>(?<user>[^/]+)\/course\/(?<course>[\w-]+))\/(?:formalC|c)ertificate$/,
        url: 'https://cursos.alura.com.br/user/$<user>/course/$<course>/certificate',
      },
      {
        kind: 'award',
        path: /^\/certificate\/(?<id>(?<user>[^/]+)\/(?<course>[\w-]+))$/,
        url: 'https://cursos.alura.com.br/certificate/$<user>/$<course>',
      },
      { kind: 'placeholder', path: /^\/(?:degree\/)?certificate\/[^/]+$/ },
      { kind: 'collection', path: /^\/user\/[^/]+(?:\/fullCertificate\/[^/]+)?$/ },
    ],
  }),
  record: NO_RECORD,
};
