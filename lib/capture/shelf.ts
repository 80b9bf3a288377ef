import type { Adapter, Observation, Page } from './types';

/** Known in the isolated world alone: the page has another `globalThis`, and `Symbol.for` of its own globals only. */
const SHELF = Symbol.for('touchstone.adapters');

/**
 * What a message of the hook's shows as learned (`hook/wire.ts`, `standards/hearing.ts`).
 *
 * @param at the moment, a full ISO 8601 instant in UTC
 */
export type Hearing = (detail: string, page: Page, at: string) => readonly Observation[];

/** Where the adapters' own files put them for the content script, whichever of the two runs first. */
export interface Shelf {
  readonly adapters: readonly Adapter[];
  /** What reads the standards; null until its file has run. */
  readonly hearing: () => Hearing | null;
  /** Called with each thing that comes later. */
  readonly onOffer: (heard: () => void) => void;
}

interface World {
  [SHELF]?: { adapters: Adapter[]; hearing: Hearing | null; heard: () => void };
}

function placeIn(world: World) {
  world[SHELF] ??= { adapters: [], hearing: null, heard: () => undefined };
  return world[SHELF];
}

/** Puts an adapter on the shelf, once. What comes later is asked first: it was wanted for what the page turned out to be. */
export function offer(world: object, adapter: Adapter): void {
  const place = placeIn(world);
  if (place.adapters.some(({ id }) => id === adapter.id)) return;
  place.adapters.unshift(adapter);
  place.heard();
}

/** Puts what reads the standards on the shelf, once. */
export function offerHearing(world: object, hearing: Hearing): void {
  const place = placeIn(world);
  if (place.hearing !== null) return;
  place.hearing = hearing;
  place.heard();
}

/** The shelf of a world. A second content script in it takes the hearing over. */
export function shelfIn(world: object): Shelf {
  const place = placeIn(world);
  return {
    adapters: place.adapters,
    hearing: () => place.hearing,
    onOffer: (heard) => {
      place.heard = heard;
    },
  };
}
