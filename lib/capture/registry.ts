import { alison } from './adapters/alison';
import { awsSkillBuilder } from './adapters/aws-skill-builder';
import { brightspace } from './adapters/brightspace';
import { canvas } from './adapters/canvas';
import { chamilo } from './adapters/chamilo';
import { classCentral } from './adapters/class-central';
import { codecademy } from './adapters/codecademy';
import { coursera } from './adapters/coursera';
import { datacamp } from './adapters/datacamp';
import { docebo } from './adapters/docebo';
import { educative } from './adapters/educative';
import { freecodecamp } from './adapters/freecodecamp';
import { futurelearn } from './adapters/futurelearn';
import { googleSkills } from './adapters/google-skills';
import { greatLearning } from './adapters/great-learning';
import { h5p } from './adapters/h5p';
import { hackerrank } from './adapters/hackerrank';
import { hubspotAcademy } from './adapters/hubspot-academy';
import { huggingFace } from './adapters/hugging-face';
import { icourse163 } from './adapters/icourse163';
import { kaggle } from './adapters/kaggle';
import { khanAcademy } from './adapters/khan-academy';
import { learndash } from './adapters/learndash';
import { lifterlms } from './adapters/lifterlms';
import { linkedinLearning } from './adapters/linkedin-learning';
import { microsoftLearn } from './adapters/microsoft-learn';
import { mitXpro } from './adapters/mit-xpro';
import { mitxOnline } from './adapters/mitx-online';
import { moodle } from './adapters/moodle';
import { nptel } from './adapters/nptel';
import { openedx } from './adapters/openedx';
import { openlearn } from './adapters/openlearn';
import { pluralsight } from './adapters/pluralsight';
import { saylor } from './adapters/saylor';
import { scorm } from './adapters/scorm';
import { scrimba } from './adapters/scrimba';
import { sensei } from './adapters/sensei';
import { skillshare } from './adapters/skillshare';
import { teachable } from './adapters/teachable';
import { thinkific } from './adapters/thinkific';
import { trailhead } from './adapters/trailhead';
import { udacity } from './adapters/udacity';
import { udemy } from './adapters/udemy';
import { web } from './adapters/web';
import { xapi } from './adapters/xapi';
import { xuetangx } from './adapters/xuetangx';
import { adapterOf, observePage } from './observe';
import type { Adapter, Observation, Page } from './types';

/** Every learning platform Touchstone knows. The order decides only between platforms a page sniffs as. */
export const adapters: readonly Adapter[] = [
  alison,
  awsSkillBuilder,
  classCentral,
  codecademy,
  coursera,
  datacamp,
  educative,
  freecodecamp,
  futurelearn,
  googleSkills,
  greatLearning,
  hackerrank,
  hubspotAcademy,
  huggingFace,
  icourse163,
  kaggle,
  khanAcademy,
  linkedinLearning,
  microsoftLearn,
  mitXpro,
  mitxOnline,
  nptel,
  openlearn,
  pluralsight,
  saylor,
  scrimba,
  skillshare,
  trailhead,
  udacity,
  udemy,
  xuetangx,
  openedx,
  brightspace,
  canvas,
  chamilo,
  docebo,
  h5p,
  learndash,
  lifterlms,
  moodle,
  scorm,
  sensei,
  teachable,
  thinkific,
  xapi,
  web,
];

/** `adapterOf` among all platforms. */
export const adapterFor = (page: Page): Adapter | null => adapterOf(adapters, page);

/** `observePage` of all platforms. */
export const observe = (page: Page): Observation[] => observePage(adapters, page);
