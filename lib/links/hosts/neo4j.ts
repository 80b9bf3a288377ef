import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * Neo4j GraphAcademy: a certification, and a course on its holder’s own page. No machine-readable record is known
 * (2026-11).
 */
export const neo4j: BadgeHost = {
  id: 'neo4j',
  label: 'Neo4j GraphAcademy',
  match: matchShapes({
    id: 'neo4j',
    hosts: ['graphacademy.neo4j.com'],
    shapes: [
      {
        kind: 'award',
        path: /^\/c\/(?<id>[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/i,
        url: 'https://graphacademy.neo4j.com/c/$<id>/',
        fold: 'lower',
      },
      {
        kind: 'award',
        path: /^\/u\/(?<id>(?<user>[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\/(?<course>[\w-]+))$/,
        url: 'https://graphacademy.neo4j.com/u/$<user>/$<course>/',
      },
      { kind: 'collection', path: /^\/u\/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i },
      { kind: 'placeholder', path: /^\/[cu]\/[^/]+$/ },
      { kind: 'file', path: /^\/certificates\/[^/]+\.pdf$/i },
    ],
  }),
  record: NO_RECORD,
};
