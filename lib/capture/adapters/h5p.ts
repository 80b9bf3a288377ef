import type { Adapter } from '../types';

/** H5P is no platform with pages to read, but one way to tell, on any site the user turned on: see `standards/h5p.ts`. */
export const h5p: Adapter = {
  id: 'h5p',
  label: 'H5P',
  facts: '2026-11',
  hosts: [],
  sniff: () => false,
  pages: [],
};
