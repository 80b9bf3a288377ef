import { straysAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * Kaggle: certificates of its courses, of badges and of competitions. They have no id but the person's user name and
 * what it is for. No machine-readable record is known (2026-11).
 */
export const kaggle: BadgeHost = {
  id: 'kaggle',
  label: 'Kaggle',
  match: matchShapes({
    id: 'kaggle',
    hosts: ['kaggle.com'],
    shapes: [
      {
        kind: 'placeholder',
        path: /^\/(?:learn\/certification|certification\/[a-z]+)\/(?:(?:your|example|sample)[^/]*|user(?:[-_]?(?:name|id))?)\//i,
      },
      {
        kind: 'award',
        path: /^\/learn\/certification\/(?<user>[\w.-]+)\/(?<of>[a-z0-9-]+)$/i,
        id: '$<user>/$<of>',
        url: 'https://www.kaggle.com/learn/certification/$<user>/$<of>',
      },
      {
        kind: 'award',
        path: /^\/certification\/(?<type>badges|competitions)\/(?<user>[\w.-]+)\/(?<of>[\w-]+)$/i,
        id: '$<user>/$<of>',
        url: 'https://www.kaggle.com/certification/$<type>/$<user>/$<of>',
      },
      ...straysAt('/(?:learn/certification|certification/[a-z]+)/'),
      { kind: 'achievement', path: /^\/learn\/(?!certification$)[a-z0-9-]+$/ },
    ],
  }),
  record: NO_RECORD,
};
