import type { Adapter } from '../types';

/** xAPI is no platform with pages to read, but one way to tell, on any site the user turned on: see `standards/xapi.ts`. */
export const xapi: Adapter = {
  id: 'xapi',
  label: 'xAPI',
  facts: '2026-11',
  hosts: [],
  sniff: () => false,
  pages: [],
};
