import type { Checking, Marking } from '../lib/settings/marking';

/** A site in the settings, and how the reader wants its credentials checked. */
export interface SiteRow {
  /** Its origin, or `https://*.` and a domain. */
  readonly site: string;
  /** As a person reads it. */
  readonly name: string;
  /** Ours from the start, turned on by the reader, or only chosen for. */
  readonly source: 'from-the-start' | 'turned-on' | 'chosen';
  /** null: as all sites. */
  readonly choice: Checking | null;
}

export type SitesState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'error'; readonly reason: string }
  | { readonly kind: 'ready'; readonly checking: Marking['checking']; readonly rows: readonly SiteRow[] };
