import { alison } from './adapters/alison';
import { classCentral } from './adapters/class-central';
import { coursera } from './adapters/coursera';
import { futurelearn } from './adapters/futurelearn';
import { khanAcademy } from './adapters/khan-academy';
import { linkedinLearning } from './adapters/linkedin-learning';
import { moodle } from './adapters/moodle';
import { openedx } from './adapters/openedx';
import { openlearn } from './adapters/openlearn';
import { saylor } from './adapters/saylor';
import { skillshare } from './adapters/skillshare';
import { udacity } from './adapters/udacity';
import { udemy } from './adapters/udemy';
import { adapterOf, observePage } from './observe';
import type { Adapter, Observation, Page } from './types';

/** Every learning platform Touchstone knows. The order decides only between platforms a page sniffs as. */
export const adapters: readonly Adapter[] = [
  coursera,
  udemy,
  udacity,
  futurelearn,
  khanAcademy,
  linkedinLearning,
  skillshare,
  alison,
  openlearn,
  saylor,
  classCentral,
  openedx,
  moodle,
];

/** `adapterOf` among all platforms. */
export const adapterFor = (page: Page): Adapter | null => adapterOf(adapters, page);

/** `observePage` of all platforms. */
export const observe = (page: Page): Observation[] => observePage(adapters, page);
