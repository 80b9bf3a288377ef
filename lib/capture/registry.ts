import { brightspace } from './adapters/brightspace';
import { canvas } from './adapters/canvas';
import { chamilo } from './adapters/chamilo';
import { coursera } from './adapters/coursera';
import { docebo } from './adapters/docebo';
import { learndash } from './adapters/learndash';
import { lifterlms } from './adapters/lifterlms';
import { moodle } from './adapters/moodle';
import { openedx } from './adapters/openedx';
import { sensei } from './adapters/sensei';
import { teachable } from './adapters/teachable';
import { thinkific } from './adapters/thinkific';
import { adapterOf, observePage } from './observe';
import type { Adapter, Observation, Page } from './types';

/** Every learning platform Touchstone knows. The order decides only between platforms a page sniffs as. */
export const adapters: readonly Adapter[] = [
  coursera,
  openedx,
  moodle,
  canvas,
  brightspace,
  docebo,
  chamilo,
  thinkific,
  teachable,
  learndash,
  lifterlms,
  sensei,
];

/** `adapterOf` among all platforms. */
export const adapterFor = (page: Page): Adapter | null => adapterOf(adapters, page);

/** `observePage` of all platforms. */
export const observe = (page: Page): Observation[] => observePage(adapters, page);
