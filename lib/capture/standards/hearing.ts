import { readTold } from '../hook/told';
import type { Hearing } from '../shelf';
import { createStandardsReader } from './reader';

/** Reads what the hook in the page's world tells of SCORM, H5P and xAPI. */
export function createHearing(): Hearing {
  const reader = createStandardsReader();
  return (detail, page, at) => readTold(detail).flatMap((event) => reader.hear(event, page, at));
}
