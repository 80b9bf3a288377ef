import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { OwnCertificate } from '../lib/history/types';

/** What is known of the history's credentials, and what the reader can do about them. */
export interface OwnCertificates {
  /** By the address in the record; null: it is none that can be checked. */
  readonly find: (url: string) => OwnCertificate | null;
  /** Is its document kept with the history? */
  readonly isKept: (certificate: OwnCertificate) => boolean;
  /** Settles when the answer is there, or can't be had. */
  readonly onCheck: (url: string) => Promise<unknown>;
  /** Called straight from the click, so that the browser's permission question may follow. */
  readonly onAllow: (origins: readonly string[], url: string) => Promise<unknown>;
  /** Without a network nothing is being asked, whatever is to be. */
  readonly isOnline: () => boolean;
  /** The clock against which ages are told. */
  readonly now: () => Date;
}

const Context = createContext<OwnCertificates | null>(null);

export const OwnCertificatesProvider = Context.Provider;

/** null: where records are shown without their verdicts. */
export function useOwnCertificates(): OwnCertificates | null {
  return useContext(Context);
}
