import { accredible } from './accredible';
import { badgr } from './badgr';
import { blockcerts } from './blockcerts';
import { credly } from './credly';
import { freecodecamp } from './freecodecamp';
import { googleSkills } from './google-skills';
import type { HostWorld } from './host-world';
import { mit } from './mit';
import { moodle } from './moodle';
import { openBadgePassport } from './open-badge-passport';
import { openBadges } from './open-badges';
import { openEdx } from './open-edx';
import { parchment } from './parchment';
import { verifierPlus } from './verifierplus';

/** Every badge host with a record that a machine may read, in the world. */
export const HOST_WORLDS: readonly HostWorld[] = [
  accredible,
  badgr,
  blockcerts,
  parchment,
  credly,
  freecodecamp,
  googleSkills,
  mit,
  moodle,
  openBadgePassport,
  openBadges,
  openEdx,
  verifierPlus,
];
