import { awsSkillBuilder } from './adapters/aws-skill-builder';
import { codecademy } from './adapters/codecademy';
import { coursera } from './adapters/coursera';
import { datacamp } from './adapters/datacamp';
import { educative } from './adapters/educative';
import { freecodecamp } from './adapters/freecodecamp';
import { googleSkills } from './adapters/google-skills';
import { greatLearning } from './adapters/great-learning';
import { hackerrank } from './adapters/hackerrank';
import { hubspotAcademy } from './adapters/hubspot-academy';
import { huggingFace } from './adapters/hugging-face';
import { icourse163 } from './adapters/icourse163';
import { kaggle } from './adapters/kaggle';
import { microsoftLearn } from './adapters/microsoft-learn';
import { mitXpro } from './adapters/mit-xpro';
import { mitxOnline } from './adapters/mitx-online';
import { moodle } from './adapters/moodle';
import { nptel } from './adapters/nptel';
import { openedx } from './adapters/openedx';
import { pluralsight } from './adapters/pluralsight';
import { scrimba } from './adapters/scrimba';
import { trailhead } from './adapters/trailhead';
import { web } from './adapters/web';
import { xuetangx } from './adapters/xuetangx';
import { adapterOf, observePage } from './observe';
import type { Adapter, Observation, Page } from './types';

/** Every learning platform Touchstone knows. The order decides only between platforms a page sniffs as. */
export const adapters: readonly Adapter[] = [
  awsSkillBuilder,
  codecademy,
  coursera,
  datacamp,
  educative,
  freecodecamp,
  googleSkills,
  greatLearning,
  hackerrank,
  hubspotAcademy,
  huggingFace,
  icourse163,
  kaggle,
  microsoftLearn,
  mitXpro,
  mitxOnline,
  nptel,
  pluralsight,
  scrimba,
  trailhead,
  xuetangx,
  openedx,
  moodle,
  web,
];

/** `adapterOf` among all platforms. */
export const adapterFor = (page: Page): Adapter | null => adapterOf(adapters, page);

/** `observePage` of all platforms. */
export const observe = (page: Page): Observation[] => observePage(adapters, page);
