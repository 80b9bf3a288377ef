import { awardsAt } from '../ids';
import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/** IBM SkillsBuild: certificates that somebody shares. Without `share` the address names the course alone, and shows everybody their own; its badges are shown by Credly. No machine-readable record is known (2026-11). */
export const ibmSkillsBuild: BadgeHost = {
  id: 'ibm-skillsbuild',
  label: 'IBM SkillsBuild',
  match: matchShapes({
    id: 'ibm-skillsbuild',
    hosts: ['skills.yourlearning.ibm.com'],
    shapes: [
      ...awardsAt(
        '/certificate/share/',
        /[\w-]{80,300}/,
        'https://skills.yourlearning.ibm.com/certificate/share/$<id>',
      ),
      { kind: 'achievement', path: /^\/(?:certificate|activity)\/[A-Z]+-[\w-]+$/ },
    ],
  }),
  record: NO_RECORD,
};
