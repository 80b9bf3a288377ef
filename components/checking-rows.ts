import type { EntryError } from '../lib/settings/entry';
import type { AddedIssuer, AddedRegistry } from '../lib/settings/types';
import type { Probe } from '../lib/verify/issuers/probe';
import type { RegistryForm } from '../lib/verify/issuers/types';
import type { Explorer } from '../lib/verify/types';

/** Who put an entry there: it is one that we know, the reader's, or the organisation's, which only shows. */
export type EntrySource = 'known' | 'own' | 'organisation';

/** Does the browser let us read the entry's site? `open`: the site lets everybody. */
export type Access = 'granted' | 'missing' | 'open';

export interface RegistryRow {
  /** Of a known registry; null for those that somebody added. */
  readonly id: string | null;
  readonly name: string;
  readonly url: string;
  readonly form: RegistryForm;
  readonly source: EntrySource;
  readonly test: boolean;
  readonly on: boolean;
  /** Where its rules stand. */
  readonly governance: string | null;
  readonly access: Access;
  /** What came of reading it just now. */
  readonly probe: Probe | 'busy' | null;
}

export interface IssuerRow extends AddedIssuer {
  readonly source: EntrySource;
  readonly wholeSite: boolean;
}

export interface ExplorerRow extends Explorer {
  readonly source: EntrySource;
  readonly access: Access;
}

/** All that the options page shows of how credentials are checked. */
export interface CheckingRows {
  readonly registries: readonly RegistryRow[];
  readonly issuers: readonly IssuerRow[];
  readonly explorers: readonly ExplorerRow[];
  /** What of the organisation's policy could not be taken. */
  readonly mistakes: readonly string[];
}

export type Section = 'registries' | 'issuers' | 'explorers';

/** What has just happened in a section, and how it is taken back. */
export interface SectionNews {
  readonly section: Section;
  readonly text: string;
  readonly onUndo: (() => void) | null;
}

/**
 * What the reader may do. Adding, allowing, turning on and undoing are called straight from the click, so that the
 * browser's permission question may follow.
 */
export interface CheckingActions {
  readonly onToggleRegistry: (row: RegistryRow, on: boolean) => void;
  readonly onAddRegistry: (entry: AddedRegistry) => void;
  readonly onRemoveRegistry: (entry: AddedRegistry) => void;
  readonly onAddIssuer: (entry: AddedIssuer) => void;
  readonly onRemoveIssuer: (entry: AddedIssuer) => void;
  readonly onAddExplorer: (entry: Explorer) => void;
  readonly onRemoveExplorer: (entry: Explorer) => void;
  readonly onAllow: (url: string) => void;
}

export type FieldErrors<Name extends string> = { readonly [name in Name]?: EntryError };
