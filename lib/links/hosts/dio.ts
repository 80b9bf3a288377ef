import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** DIO (Brazil): certificates of its courses and boot camps, and their files. No machine-readable record is known (2026-11). */
export const dio: BadgeHost = {
  id: 'dio',
  label: 'DIO',
  match: (url) => matchPage(url) ?? matchFile(url),
  record: NO_RECORD,
};

const matchPage = matchShapes({
  id: 'dio',
  hosts: ['dio.me', 'web.dio.me'],
  shapes: [
    ...awardsAt('/certificate/', /[A-Z0-9]{8}/, 'https://www.dio.me/certificate/$<id>/share'),
    { kind: 'collection', path: /^\/users\/[^/]+$/ },
  ],
});
const matchFile = matchShapes({
  id: 'dio',
  hosts: ['hermes.dio.me'],
  shapes: [{ kind: 'file', path: /^\/certificates\/[^/]+\.pdf$/i }],
});
