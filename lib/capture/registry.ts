import { awsSkillBuilder } from './adapters/aws-skill-builder';
import { coursera } from './adapters/coursera';
import { googleSkills } from './adapters/google-skills';
import { hubspotAcademy } from './adapters/hubspot-academy';
import { icourse163 } from './adapters/icourse163';
import { microsoftLearn } from './adapters/microsoft-learn';
import { mitXpro } from './adapters/mit-xpro';
import { mitxOnline } from './adapters/mitx-online';
import { moodle } from './adapters/moodle';
import { nptel } from './adapters/nptel';
import { openedx } from './adapters/openedx';
import { trailhead } from './adapters/trailhead';
import { xuetangx } from './adapters/xuetangx';
import { adapterOf, observePage } from './observe';
import type { Adapter, Observation, Page } from './types';

/** Every learning platform Touchstone knows. The order decides only between platforms a page sniffs as. */
export const adapters: readonly Adapter[] = [
  coursera,
  microsoftLearn,
  googleSkills,
  awsSkillBuilder,
  trailhead,
  hubspotAcademy,
  mitxOnline,
  mitXpro,
  nptel,
  xuetangx,
  icourse163,
  openedx,
  moodle,
];

/** `adapterOf` among all platforms. */
export const adapterFor = (page: Page): Adapter | null => adapterOf(adapters, page);

/** `observePage` of all platforms. */
export const observe = (page: Page): Observation[] => observePage(adapters, page);
