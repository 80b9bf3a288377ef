import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** PDF files that Thought Industries keeps for its customers, the Linux Foundation and MongoDB among them. */
export const thoughtIndustries: BadgeHost = {
  id: 'thought-industries',
  label: 'Thought Industries',
  match: matchShapes({
    id: 'thought-industries',
    hosts: /^ti-user-certificates\.s3(?:\.us-east-1)?\.amazonaws\.com$/,
    shapes: [{ kind: 'file', path: /\.pdf$/i }],
  }),
  record: NO_RECORD,
};
