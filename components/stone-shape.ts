/** Touchstone's sign in a square of 24: a dark stone with one bright streak. `scripts/icons.ts` renders it. */
export const STONE_SIZE = 24;
/** A hand's pebble with worn corners; broader than high, so that it is no coin. */
export const STONE_PATH =
  'M8.6 2.9 15.4 2.2C16.6 2.1 17.6 2.6 18.3 3.500L22.2 9C22.8 9.8 23 10.8 22.8 11.800L21.5 17.6' +
  'C21.3 18.6 20.7 19.4 19.8 19.900L16 21.700C15.4 22 14.8 22.1 14.1 22.100L7 21.300C5.9 21.2 4.9 20.6 4.2 19.7' +
  'L1.5 15.700C1 14.9.8 14 1 13L2.5 7.400C2.7 6.6 3.2 5.9 3.9 5.400L7 3.400C7.5 3.1 8 3 8.6 2.900Z';
/** As gold leaves it: pressed on at the start, lighter towards the end. */
export const STREAK_PATH = 'M6.2 15.3 17.4 6.800C18.5 6 19.6 7.2 18.7 8.200L9 18.200C6.9 20.2 3.9 17.1 6.2 15.300Z';
