import { coursera } from './adapters/coursera';
import { moodle } from './adapters/moodle';
import { openedx } from './adapters/openedx';
import { web } from './adapters/web';
import { adapterOf, observePage } from './observe';
import type { Adapter, Observation, Page } from './types';

/** Every learning platform Touchstone knows. The order decides only between platforms a page sniffs as; `web`, which any page can be, is the last. */
export const adapters: readonly Adapter[] = [coursera, openedx, moodle, web];

/** `adapterOf` among all platforms. */
export const adapterFor = (page: Page): Adapter | null => adapterOf(adapters, page);

/** `observePage` of all platforms. */
export const observe = (page: Page): Observation[] => observePage(adapters, page);
