import type { TrustedBy } from '../types';

/**
 * How a registry answers: `list` is one JSON document that names all its issuers (the DCC's legacy form), `federation` an
 * OpenID Federation entity that signs a statement about each.
 */
export type RegistryForm = 'list' | 'federation';

/** A registry to consult. */
export interface RegistrySource {
  /** As reports name it. */
  readonly name: string;
  readonly form: RegistryForm;
  /** Of the list, or of the entity configuration. */
  readonly url: string;
  /** Does it hold issuers that were made up for tests? */
  readonly test: boolean;
}

/** An issuer that somebody put on a list of their own: its exact id, or an https origin for every issuer there. */
export interface TrustedIssuer {
  readonly id: string;
  readonly by: TrustedBy;
}

/** All that is consulted about an issuer. */
export interface Sources {
  readonly registries: readonly RegistrySource[];
  readonly trusted: readonly TrustedIssuer[];
}

/** What an address of a registry said, and when. */
export interface KeptAnswer {
  /** ISO 8601. */
  readonly at: string;
  /** HTTP status; 0 where nothing came. */
  readonly status: number;
  readonly text: string;
  /** Was it of use when it came? One that wasn't is asked again sooner. */
  readonly usable: boolean;
}

/** Keeps answers by address. May forget any of them at any time, and may fail. */
export interface RegistryCache {
  readonly find: (url: string) => Promise<KeptAnswer | null>;
  readonly put: (url: string, answer: KeptAnswer) => Promise<void>;
}
