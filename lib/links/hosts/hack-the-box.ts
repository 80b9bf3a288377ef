import { awardsAt, straysAt, UUID } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * Hack The Box: what a person, by their number, has solved, and what they completed or earned in its Academy. No
 * machine-readable record is known (2026-11).
 */
export const hackTheBox: BadgeHost = {
  id: 'hack-the-box',
  label: 'Hack The Box',
  match: (url) => matchLabs(url) ?? matchAcademy(url),
  record: NO_RECORD,
};

const matchLabs = matchShapes({
  id: 'hack-the-box',
  hosts: ['labs.hackthebox.com', 'hackthebox.com', 'hackthebox.eu'],
  shapes: [
    {
      kind: 'award',
      path: /^\/achievement\/(?<type>[a-z]+)\/(?<user>\d+)\/(?<of>\d+)$/,
      id: '$<type>/$<user>/$<of>',
      url: 'https://labs.hackthebox.com/achievement/$<type>/$<user>/$<of>',
    },
    ...straysAt('/achievement/[a-z]+/'),
  ],
});

const matchAcademy = matchShapes({
  id: 'hack-the-box',
  hosts: ['academy.hackthebox.com'],
  shapes: [
    ...awardsAt('/achievement/badge/', UUID, 'https://academy.hackthebox.com/achievement/badge/$<id>', 'lower'),
    {
      kind: 'award',
      path: /^\/achievement\/(?<of>\d+\/(?:path\/)?\d+)$/,
      id: '$<of>',
      url: 'https://academy.hackthebox.com/achievement/$<of>',
    },
    ...straysAt('/achievement/'),
  ],
});
