import { coursera } from './adapters/coursera';
import { khanAcademy } from './adapters/khan-academy';
import { linkedinLearning } from './adapters/linkedin-learning';
import { moodle } from './adapters/moodle';
import { openedx } from './adapters/openedx';
import { openlearn } from './adapters/openlearn';
import { saylor } from './adapters/saylor';
import { udemy } from './adapters/udemy';
import { adapterOf, observePage } from './observe';
import type { Adapter, Observation, Page } from './types';

/** Every learning platform Touchstone knows. The order decides only between platforms a page sniffs as. */
export const adapters: readonly Adapter[] = [
  coursera,
  udemy,
  khanAcademy,
  linkedinLearning,
  openlearn,
  saylor,
  openedx,
  moodle,
];

/** `adapterOf` among all platforms. */
export const adapterFor = (page: Page): Adapter | null => adapterOf(adapters, page);

/** `observePage` of all platforms. */
export const observe = (page: Page): Observation[] => observePage(adapters, page);
