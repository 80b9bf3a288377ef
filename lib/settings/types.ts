import type { Explorer } from '../verify/types';

/** A registry that somebody added. */
export interface AddedRegistry {
  /** As reports name it. */
  readonly name: string;
  readonly url: string;
}

/** An issuer that somebody trusts. */
export interface AddedIssuer {
  /** Its exact id (a DID or an https address), or an https origin for every issuer there. */
  readonly id: string;
  /** For the reader: who that is. */
  readonly note: string;
}

/** What can be set by the reader and by an organisation alike. */
export interface Consulted {
  readonly registries: readonly AddedRegistry[];
  readonly issuers: readonly AddedIssuer[];
  readonly explorers: readonly Explorer[];
}

/** What an organisation's policy sets. */
export interface Organisation extends Consulted {
  /** What of the policy could not be taken: a key (`issuers`), or a key and the place of an entry, counted from one (`registries 2`). */
  readonly mistakes: readonly string[];
}

/** How credentials are checked. Who the reader is stands nowhere in it. */
export interface Settings extends Consulted {
  /** Known registries by id, where they are other than by default. */
  readonly known: Readonly<Record<string, boolean>>;
  /** What the organisation that manages this browser has set; the reader can't change it. */
  readonly organisation: Organisation;
}
