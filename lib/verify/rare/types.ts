import type { PublicJwk } from '../did/keys';
import type { JsonObject } from '../json';
import type { Quad } from '../jsonld/quad';
import type { Run } from '../run';

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
}
