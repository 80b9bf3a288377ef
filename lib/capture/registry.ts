import { coursera } from './adapters/coursera';
import { h5p } from './adapters/h5p';
import { moodle } from './adapters/moodle';
import { openedx } from './adapters/openedx';
import { scorm } from './adapters/scorm';
import { xapi } from './adapters/xapi';
import { adapterOf, observePage } from './observe';
import type { Adapter, Observation, Page } from './types';

/** Every learning platform Touchstone knows. The order decides only between platforms a page sniffs as. */
export const adapters: readonly Adapter[] = [coursera, openedx, moodle, scorm, h5p, xapi];

/** `adapterOf` among all platforms. */
export const adapterFor = (page: Page): Adapter | null => adapterOf(adapters, page);

/** `observePage` of all platforms. */
export const observe = (page: Page): Observation[] => observePage(adapters, page);
