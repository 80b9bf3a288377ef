import { codecademy } from './adapters/codecademy';
import { coursera } from './adapters/coursera';
import { datacamp } from './adapters/datacamp';
import { educative } from './adapters/educative';
import { freecodecamp } from './adapters/freecodecamp';
import { greatLearning } from './adapters/great-learning';
import { hackerrank } from './adapters/hackerrank';
import { huggingFace } from './adapters/hugging-face';
import { kaggle } from './adapters/kaggle';
import { moodle } from './adapters/moodle';
import { openedx } from './adapters/openedx';
import { pluralsight } from './adapters/pluralsight';
import { scrimba } from './adapters/scrimba';
import { web } from './adapters/web';
import { adapterOf, observePage } from './observe';
import type { Adapter, Observation, Page } from './types';

/** Every learning platform Touchstone knows. The order decides only between platforms a page sniffs as. */
export const adapters: readonly Adapter[] = [
  codecademy,
  coursera,
  datacamp,
  educative,
  freecodecamp,
  greatLearning,
  hackerrank,
  huggingFace,
  kaggle,
  pluralsight,
  scrimba,
  openedx,
  moodle,
  web,
];

/** `adapterOf` among all platforms. */
export const adapterFor = (page: Page): Adapter | null => adapterOf(adapters, page);

/** `observePage` of all platforms. */
export const observe = (page: Page): Observation[] => observePage(adapters, page);
