import { awardsAt, UUID } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** GiveMyCertificate (India): certificates of events and courses, on a host a customer. Its two pages bear ids of one kind. No machine-readable record is known (2026-11). */
export const giveMyCertificate: BadgeHost = {
  id: 'give-my-certificate',
  label: 'GiveMyCertificate',
  match: matchShapes({
    id: 'give-my-certificate',
    hosts: /^(?:[a-z0-9-]+\.)?(?:certificate|verification)\.givemycertificate\.com$/,
    shapes: awardsAt('/(?<page>[cv])/', UUID, 'https://$<host>/$<page>/$<id>', 'lower'),
  }),
  record: NO_RECORD,
};
