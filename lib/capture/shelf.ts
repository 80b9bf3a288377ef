import type { Adapter } from './types';

/** Known in the isolated world alone: the page has another `globalThis`, and `Symbol.for` of its own globals only. */
const SHELF = Symbol.for('touchstone.adapters');

/** Where the adapters' own files put them for the content script, whichever of the two runs first. */
export interface Shelf {
  readonly adapters: readonly Adapter[];
  /** Called with each adapter that comes later. */
  readonly onOffer: (heard: () => void) => void;
}

interface World {
  [SHELF]?: { adapters: Adapter[]; heard: () => void };
}

function placeIn(world: World) {
  world[SHELF] ??= { adapters: [], heard: () => undefined };
  return world[SHELF];
}

/** Puts an adapter on the shelf, once. What comes later is asked first: it was wanted for what the page turned out to be. */
export function offer(world: object, adapter: Adapter): void {
  const place = placeIn(world);
  if (place.adapters.some(({ id }) => id === adapter.id)) return;
  place.adapters.unshift(adapter);
  place.heard();
}

/** The shelf of a world. A second content script in it takes the hearing over. */
export function shelfIn(world: object): Shelf {
  const place = placeIn(world);
  return {
    adapters: place.adapters,
    onOffer: (heard) => {
      place.heard = heard;
    },
  };
}
