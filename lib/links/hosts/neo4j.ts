import { awardsAt, straysAt, UUID } from '../ids';
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
      ...awardsAt('/c/', UUID, 'https://graphacademy.neo4j.com/c/$<id>/', 'lower'),
      {
        kind: 'award',
        path: /^\/u\/(?<user>[0-9a-f-]{36})\/(?<of>[\w-]+)$/,
        id: '$<user>/$<of>',
        url: 'https://graphacademy.neo4j.com/u/$<user>/$<of>/',
      },
      { kind: 'collection', path: /^\/u\/[0-9a-f-]{36}$/i },
      ...straysAt('/u/'),
      { kind: 'file', path: /^\/certificates\/[^/]+\.pdf$/i },
    ],
  }),
  record: NO_RECORD,
};
