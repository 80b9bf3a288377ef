import { samplesAt, straysAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * HubSpot Academy: certificates of courses, on a host a region. The holder's and the course's name stand in the address
 * and prove nothing there. No machine-readable record is known (2026-11).
 */
export const hubspot: BadgeHost = {
  id: 'hubspot',
  label: 'HubSpot Academy',
  match: matchShapes({
    id: 'hubspot',
    hosts: /^(?:app(?:-[a-z]{2}\d)?|academy)\.hubspot\.com$/,
    shapes: [
      samplesAt('/academy/achievements/'),
      {
        kind: 'award',
        path: /^\/academy\/achievements\/(?<id>[a-z0-9]{8})\/(?<language>[a-z-]+)\/(?<n>\d+)\/(?<name>[^/]+)\/(?<of>[^/]+)$/i,
        url: 'https://app.hubspot.com/academy/achievements/$<id>/$<language>/$<n>/$<name>/$<of>',
        fold: 'lower',
      },
      ...straysAt('/academy/achievements/'),
      { kind: 'achievement', path: /^\/(?:courses|academy\/(?:l\/)?tracks)\/[^/]+/ },
    ],
  }),
  record: NO_RECORD,
};
