import { awardsAt, UUID } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** DeepLearning.AI: accomplishments of short courses, certificates of longer ones. No machine-readable record is known (2026-11). */
export const deeplearningAi: BadgeHost = {
  id: 'deeplearning-ai',
  label: 'DeepLearning.AI',
  match: matchShapes({
    id: 'deeplearning-ai',
    hosts: ['learn.deeplearning.ai', 'deeplearning.ai'],
    shapes: [
      ...awardsAt('/accomplishments/', UUID, 'https://learn.deeplearning.ai/accomplishments/$<id>', 'lower'),
      ...awardsAt('/certificates/', UUID, 'https://learn.deeplearning.ai/certificates/$<id>', 'lower'),
      { kind: 'achievement', path: /^\/(?:courses|specializations)\/[^/]+/ },
    ],
  }),
  record: NO_RECORD,
};
