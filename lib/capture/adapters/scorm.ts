import type { Adapter } from '../types';

/** SCORM is no platform with pages to read, but one way to tell, on any site the user turned on: see `standards/scorm.ts`. */
export const scorm: Adapter = {
  id: 'scorm',
  label: 'SCORM',
  facts: '2026-11',
  hosts: [],
  sniff: () => false,
  pages: [],
};
