import type { PublicJwk } from '../did/keys';
import type { SealedDocument } from '../formats/elm';
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

/** What a JSON schema says of a document. */
export type SchemaVerdict =
  | { readonly kind: 'holds' }
  /** `member`: where, as a path of members. */
  | { readonly kind: 'violated'; readonly member: string }
  /** It asks for what we don't do, or for more work than it may; `why` is a keyword, an address or a bound. */
  | { readonly kind: 'unusable'; readonly why: string };

/**
 * The parts of the verifier that few credentials need: built as a script of their own, loaded when first met.
 * `lib/verify/rare/index.ts` is that script's content; nothing else imports it or what stands beside it but as a type.
 */
export interface Rare {
  /** JSON-LD 1.1 in full, safe mode, for documents that the fast path isn't sure of. Throws `ContextError` or `JsonLdError`. */
  readonly toQuads: (run: Run, document: object) => Promise<readonly Quad[]>;
  /** Compares a document with a JSON schema (drafts 7, 2019-09, 2020-12). Never throws; neither is changed. */
  readonly compareWithSchema: (document: JsonObject, schema: JsonObject) => SchemaVerdict;
  /** Checks the seal of a European Digital Credential (JAdES). Never throws. */
  readonly verifySeal: (sealed: SealedDocument, run: Run) => Promise<readonly Check[]>;
}
