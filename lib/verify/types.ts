import type { Rare } from './rare/types';
import type { Reason } from './reasons';

export const VERDICTS = [
  'invalid',
  'revoked',
  'suspended',
  'other-person',
  'expired',
  'not-yet-valid',
  'verified',
  'confirmed',
  'unreachable',
  'unverifiable',
] as const;
export type Verdict = (typeof VERDICTS)[number];

export type Outcome = 'pass' | 'warn' | 'fail' | 'unknown' | 'not-applicable';

export const CHECK_IDS = [
  'format',
  'schema',
  'link',
  'label',
  'proof',
  'key',
  'hosted',
  'status',
  'validity',
  'holder',
  'issuer',
  'inside',
  'endorsement',
  'quality',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

/** One named question about a credential, and its answer. */
export interface Check {
  readonly id: CheckId;
  readonly outcome: Outcome;
  /** Message key, present on every outcome but `pass` and `not-applicable`; a pass may carry one to say how. */
  readonly reason?: Reason;
  /** Values that fill the message. All text, all from the credential or the network: hostile. */
  readonly detail?: Readonly<Record<string, string>>;
}

export const FORMATS = [
  'open-badges-1',
  'open-badges-2',
  'open-badges-3',
  'clr-2',
  'verifiable-credential',
  'verifiable-presentation',
  'sd-jwt-vc',
  'elm-3',
  'blockcerts',
  'issuer-page',
] as const;
export type Format = (typeof FORMATS)[number];

/** All checks of one credential and the verdict folded from them. Plain data. */
export interface Report {
  readonly verdict: Verdict;
  readonly format: Format | null;
  readonly issuer: { readonly id: string | null; readonly name: string | null };
  readonly achievement: { readonly name: string | null; readonly description: string | null };
  readonly recipient: { readonly name: string | null };
  /** ISO 8601 as the credential gives them, or null. */
  readonly issuedAt: string | null;
  readonly expiresAt: string | null;
  readonly checks: readonly Check[];
  /** Credentials found inside this one, and endorsements of it, each with its own verdict; in the order in which they stand. */
  readonly inside: readonly InnerReport[];
  /** What the credential names as evidence: shown, never followed. */
  readonly evidence: readonly Evidence[];
  /** What the achievement takes and teaches, in its issuer's words; absent: the credential says nothing of it. */
  readonly about?: About;
  /** When the verdict was reached, ISO 8601. */
  readonly checkedAt: string;
  /** Every address asked on the user's behalf for this report, and what came of it. */
  readonly requests: readonly { readonly url: string; readonly result: string }[];
}

/** A credential inside another: a member of a CLR or a presentation, or an endorsement. */
export interface InnerReport
  extends Pick<
    Report,
    'verdict' | 'format' | 'issuer' | 'achievement' | 'recipient' | 'issuedAt' | 'expiresAt' | 'checks'
  > {
  readonly role: 'credential' | 'endorsement';
  /** What an endorsement says of its subject, or null. */
  readonly comment: string | null;
}

/** A piece of evidence as the credential describes it. Hostile text; the address may lead anywhere. */
export interface Evidence {
  readonly name: string | null;
  readonly description: string | null;
  readonly url: string | null;
}

/** What an achievement says of itself beside its name. Hostile text, bounded; an address is http(s), and is never followed. */
export interface About {
  readonly criteria: { readonly text: string | null; readonly url: string | null } | null;
  /** Tags, and the names of what it is aligned to. */
  readonly skills: readonly string[];
}

/** Why nothing came from the network. */
export type FetchFailure =
  | 'network'
  | 'timeout'
  | 'too-large'
  | 'permission'
  | 'refused'
  | 'redirected'
  | 'offline'
  | 'rate-limited';

export type FetchResult = {
  /** The address that answered or failed in the end. */
  readonly url: string;
  /** Addresses that led there by redirects, in order; absent: none. */
  readonly via?: readonly string[];
} & (
  | { readonly ok: true; readonly status: number; readonly type: string; readonly bytes: Uint8Array }
  | {
      readonly ok: false;
      readonly reason: FetchFailure;
      /** `rate-limited` alone has it: when the host may be asked again, ISO 8601. */
      readonly retryAt?: string;
    }
);

/** The only way out of the verifier. Never throws; bounded in size and time by whoever provides it. */
export type FetchDocument = (url: string, options: { readonly accept: string }) => Promise<FetchResult>;

/** Asks an address on behalf of one verification, which notes it. */
export type Ask = (url: string, accept: string) => Promise<FetchResult>;

/** What the registries consulted say of one issuer. */
export interface Recognition {
  /** Registries that list it, with the name each knows it by; `test` where that registry holds issuers made up for tests. */
  readonly listings: readonly {
    readonly registry: string;
    readonly name: string | null;
    readonly test?: boolean;
  }[];
  /** Names of all registries that were read, and of those that could not be. */
  readonly consulted: readonly string[];
  readonly unread: readonly string[];
  /** Whose own list of issuers names it; absent: nobody's. */
  readonly trustedBy?: TrustedBy;
  /** When the oldest of the answers was read, ISO 8601; absent: nothing was read. */
  readonly readAt?: string;
}

/** The reader, or the organisation that manages the reader's browser. */
export type TrustedBy = 'user' | 'organisation';

/** Who vouches for an issuer. Never throws. */
export interface IssuerRegistry {
  readonly lookup: (issuerId: string, ask: Ask) => Promise<Recognition>;
}

/** A block explorer that the user named: the only place where a chain's transactions are looked up. */
export interface Explorer {
  /** As Blockcerts names it, such as `bitcoinMainnet` or `ethereumMainnet`. */
  readonly chain: string;
  /** Address of a transaction, with `{id}` for its hash. */
  readonly url: string;
}

export interface VerifyOptions {
  readonly fetch: FetchDocument;
  readonly now: Date;
  readonly registry: IssuerRegistry;
  /** Name of the person on whose profile the credential stands; undefined or null = nobody is compared. */
  readonly holder?: string | null;
  /** E-mail addresses, web addresses and telephone numbers known of the holder; compared with hashed recipients, never stored or sent. */
  readonly identities?: readonly string[];
  /** E-mail addresses that the holder's page shows: whoever writes the page put them there. */
  readonly pageIdentities?: readonly string[];
  /** The same as the credential's link carries them (`identity__email`): whoever shares the link put them there, so they confirm nobody. */
  readonly linkIdentities?: readonly string[];
  /** None = no chain is looked up. */
  readonly explorers?: readonly Explorer[];
  /** Fetches the parts that few credentials need. Rejects where they can't be loaded. */
  readonly rare: () => Promise<Rare>;
}

/** A name that stands on a host's page, not in the document. */
export interface PageRecipient {
  readonly name: string;
  /** The page. */
  readonly url: string;
  /** Hosts for whose records this page may name the recipient. */
  readonly speaksFor: readonly string[];
}

/**
 * What an issuer's own page or record states of one award, where no document of a standard format exists. All text is
 * as the issuer's host gave it; what stood in the link's address alone is not in here.
 */
export interface IssuerPage {
  /** The address that stated it. */
  readonly url: string;
  /** `record`: asked now, a machine-readable answer; `page`: asked now, HTML; `opened`: read from the page as the person opened it. */
  readonly how: 'record' | 'page' | 'opened';
  /** When it was read, ISO 8601; absent: now. */
  readonly readAt?: string;
  /** Is the host known to be that issuer's or badge host's, and not anybody's who installed the same software? */
  readonly isKnownHost: boolean;
  /** The award's id as the answer itself gives it, in the spelling of the link's. */
  readonly id: string | null;
  readonly recipient: string | null;
  readonly achievement: string | null;
  readonly issuer: { readonly id: string | null; readonly name: string | null };
  /** ISO 8601, no more precise than given, or null. */
  readonly issuedAt: string | null;
  readonly expiresAt: string | null;
  /** What may make a member doubtful: a host that gives the day on which it is asked where it has no date. */
  readonly doubts?: readonly 'date-may-be-today'[];
}

/** A credential as it was found. */
export interface CredentialSource {
  readonly bytes: Uint8Array;
  /** Media type as served, or '' for a file. */
  readonly type: string;
  /** The address that served the bytes, after redirects; null for a file. */
  readonly servedBy: string | null;
  /** The host's own id of the award that a link promised; the document must name it. null where no link promised one. */
  readonly promisedId: string | null;
  /** Recipient's name read from a page, where the document has none; counts only for records on the hosts it speaks for. */
  readonly recipient: PageRecipient | null;
}
