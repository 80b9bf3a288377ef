import type { Answer } from '../checks/hosted';
import type { PublicJwk } from '../did/keys';
import type { JsonObject } from '../json';
import type { Quad } from '../jsonld/quad';
import type { Run } from '../run';
import type { Check } from '../types';

/** Does a proof's signature hold? */
export interface ProofQuestion {
  readonly run: Run;
  /** The document without its proofs. */
  readonly document: JsonObject;
  /** The one proof, with its `proofValue`. */
  readonly proof: JsonObject;
  readonly key: PublicJwk;
}

/** `malformed`: not built as the suite demands. `key-unfit`: a key of a kind that the suite does not take. */
export type ProofVerdict = 'holds' | 'wrong' | 'malformed' | 'key-unfit' | 'unsupported';

/** A Data Integrity cryptosuite. Throws `ContextError` or `JsonLdError` when the document can't be canonicalised. */
export type Suite = (question: ProofQuestion) => Promise<ProofVerdict>;

/** What the verifier lends to a rare format, so that it isn't built into the script a second time. */
export interface Lent {
  /** What `credentialStatus` says; takes the credential's issuer beside it. VC Data Model 2.0, 4.10. */
  readonly checkStatus: (credentialStatus: unknown, issuer: string) => Promise<Check>;
}

/**
 * The parts of the verifier that few credentials need: built as a script of their own, loaded when first met.
 * `lib/verify/rare/index.ts` is that script's content; nothing else imports it or what stands beside it but as a type.
 */
export interface Rare {
  /** JSON-LD 1.1 in full, safe mode, for documents that the fast path isn't sure of. Throws `ContextError` or `JsonLdError`. */
  readonly toQuads: (run: Run, document: object) => Promise<readonly Quad[]>;
  /** Suites that disclose a part of a credential. */
  readonly suites: Readonly<Record<'ecdsa-sd-2023' | 'bbs-2023', Suite>>;
  /** Ed25519, where WebCrypto lacks it. */
  readonly verifyEd25519: (key: PublicJwk, signature: Uint8Array, data: Uint8Array) => boolean;
  /** A Blockcert, version 2 or 3. */
  readonly verifyBlockcerts: (run: Run, document: JsonObject, lent: Lent) => Promise<Answer>;
}
