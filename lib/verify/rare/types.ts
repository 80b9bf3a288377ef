import type { Answer } from '../answer';
import type { Controller } from '../did/controller';
import type { PublicJwk } from '../did/keys';
import type { SealedDocument } from '../formats/elm';
import type { JsonObject } from '../json';
import type { CanonHash, Canonical } from '../jsonld/first-degree';
import type { Quad } from '../jsonld/quad';
import type { Dataset } from '../jsonld/statement';
import type { NameMatch } from '../names';
import type { Jwt } from '../proofs/jwt';
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
  /** What the credential's `credentialStatus` says, the worst first. VC Data Model 2.0, 4.10. */
  readonly checkStatus: (credential: JsonObject) => Promise<readonly Check[]>;
}

/** An SD-JWT with what it discloses in its place. Nobody has looked at the signature yet. */
export interface SdJwt {
  /** The issuer's JWT alone: what the signature stands on. Its claims are as signed, digests and all. */
  readonly jwt: Jwt;
  /** The payload as disclosed: the digests replaced by what they stand for, or gone. */
  readonly payload: JsonObject;
  readonly typ: string | null;
}

/** `hash-unsupported` and `key-binding-unsupported`: it can't be told. All others: it is not built as RFC 9901 demands. */
export type SdJwtFault =
  | 'not-an-sd-jwt'
  | 'too-much'
  | 'hash-unsupported'
  | 'disclosure-malformed'
  | 'disclosure-unreferenced'
  | 'digest-malformed'
  | 'digest-repeated'
  | 'reserved-name'
  | 'name-repeated'
  | 'key-binding-wrong'
  | 'key-binding-unsupported';

export type OpenedSdJwt =
  | ({ readonly ok: true } & SdJwt)
  | { readonly ok: false; readonly fault: SdJwtFault; readonly value: string };
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
  /** Suites that disclose a part of a credential. */
  readonly suites: Readonly<Record<'ecdsa-sd-2023' | 'bbs-2023', Suite>>;
  /** Ed25519, where WebCrypto lacks it. */
  readonly verifyEd25519: (key: PublicJwk, signature: Uint8Array, data: Uint8Array) => boolean;
  /** A Blockcert, version 2 or 3. */
  readonly verifyBlockcerts: (run: Run, document: JsonObject, lent: Lent) => Promise<Answer>;
  /** Takes an SD-JWT apart and puts what it discloses into its payload. Never throws. */
  readonly openSdJwt: (run: Run, text: string) => Promise<OpenedSdJwt>;
  /** Verifies an SD-JWT VC (`vct`, `iss`), opened. One that holds a W3C credential goes the way of a JWT, with its `payload`. */
  readonly verifySdJwtVc: (run: Run, opened: SdJwt) => Promise<Answer>;
  /** The keys of an issuer of SD-JWT VCs: a DID's, or those its host publishes. */
  readonly resolveJwtVcIssuer: (run: Run, iss: string) => Promise<Controller>;
  /** What the IETF's `status` claim says. */
  readonly checkTokenStatus: (run: Run, status: unknown, issuer: Controller) => Promise<Check>;
  /** Takes a COSE_Sign1 with a JSON payload apart, its headers named as JOSE names them; null for anything else. */
  readonly openCose: (bytes: Uint8Array) => Jwt | null;
  /** Compares a document with a JSON schema (drafts 7, 2019-09, 2020-12). Never throws; neither is changed. */
  readonly compareWithSchema: (document: JsonObject, schema: JsonObject) => SchemaVerdict;
  /** Checks the seal of a European Digital Credential (JAdES). Never throws. */
  readonly verifySeal: (sealed: SealedDocument, run: Run) => Promise<readonly Check[]>;
  /**
   * JSON-LD 1.1 in full, safe mode, for documents that the fast path isn't sure of. `load` gives the context at an address.
   * Throws `ContextError` or `JsonLdError`.
   */
  readonly toQuads: (document: object, load: (url: string) => Promise<object>) => Promise<readonly Quad[]>;
  /** RDFC-1.0 in full, for datasets whose blank nodes are told apart only by their neighbours. Throws `WorkError`. */
  readonly canonizeInFull: (dataset: Dataset, hash: CanonHash) => Promise<Canonical>;
  /** JSON-LD contexts that few credentials name, by address. */
  readonly contexts: ReadonlyMap<string, JsonObject>;
  /** Compares two displayed names that don't fit word for word: other spellings, other scripts, or two people. Never throws. */
  readonly compareUnlikeNames: (one: string, other: string) => NameMatch;
  /** Hexadecimal MD5, by which few issuers still name a recipient. */
  readonly md5: (text: string) => string;
}
