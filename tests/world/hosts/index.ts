import { accredible } from './accredible';
import { badgr } from './badgr';
import { credly } from './credly';
import { freecodecamp } from './freecodecamp';
import type { HostWorld } from './host-world';
import { moodle } from './moodle';

/** Every badge host with a record that a machine may read, in the world. */
export const HOST_WORLDS: readonly HostWorld[] = [accredible, badgr, credly, freecodecamp, moodle];
