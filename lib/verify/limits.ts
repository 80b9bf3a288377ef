/**
 * Every bound of the verifier, in one place: what no honest credential comes near, and what keeps a hostile one from
 * costing memory, time, or requests. Beyond a bound the answer is a check that says so, never a verdict of good or bad.
 */

/** Bytes of one document, its nesting, and how many values it may have. */
export const MAX_JSON_BYTES = 8 * 1024 * 1024;
export const MAX_DEPTH = 64;
export const MAX_NODES = 200_000;
/** Characters of a compact JWS or SD-JWT. */
export const MAX_JWT = 2 * 1024 * 1024;
/** Bytes of a text baked into a picture, once unpacked; chunks of a PNG; depth of an SVG. */
export const MAX_BAKED_TEXT = 8 * 1024 * 1024;
export const MAX_PNG_CHUNKS = 10_000;
export const MAX_SVG_DEPTH = 500;

/** Addresses asked for one credential with all that is inside it, and milliseconds until nothing more is begun. */
export const MAX_REQUESTS = 16;
export const MAX_RUN_MS = 25_000;

/** Proofs of one document, and status entries of one credential. */
export const MAX_PROOFS = 8;
export const MAX_STATUS_ENTRIES = 8;
/** Credentials and endorsements inside one, at every depth together, and how deep they may nest. */
export const MAX_INSIDE = 50;
export const MAX_INSIDE_DEPTH = 3;
/** Pieces of evidence that a report lists. */
export const MAX_EVIDENCE = 20;
/** Verification methods and relationships read from a controller's document. */
export const MAX_METHODS = 200;

/** Values and contexts of a document that is expanded as JSON-LD: real ones have some hundred and a handful. */
export const MAX_LD_NODES = 5_000;
export const MAX_LD_CONTEXTS = 32;
/** Canonicalisation: how deep N-degree hashing may go, and for how long. RDFC-1.0, 7.1 (poison graphs). */
export const MAX_CANON_WORK_FACTOR = 1;
export const MAX_CANON_MS = 800;

/** Bytes of a status list, once unpacked. */
export const MAX_STATUS_LIST_BYTES = 16 * 1024 * 1024;

/** Issuer registries consulted for one credential, and milliseconds after which its report waits no longer for them. */
export const MAX_REGISTRIES = 12;
export const MAX_REGISTRY_MS = 6_000;
/** Characters of a registry's document, issuers on one list, characters of one statement, keys of one registry. */
export const MAX_REGISTRY_TEXT = 2 * 1024 * 1024;
export const MAX_LISTED_ISSUERS = 20_000;
export const MAX_STATEMENT = 256 * 1024;
export const MAX_REGISTRY_KEYS = 20;
/** How long what a registry said holds; and how long one that did not answer, or answered no, is left alone. */
export const REGISTRY_FRESH_MS = 24 * 60 * 60 * 1000;
export const REGISTRY_RETRY_MS = 5 * 60 * 1000;

/** Clocks differ: an issuer's may be this much ahead of ours before a date counts as "in the future". */
export const CLOCK_SKEW_MS = 5 * 60 * 1000;

/** Characters of a MerkleProof2019's `proofValue` (base58 takes quadratic time); steps of a Merkle path (2^32 leaves); anchors of one proof. */
export const MAX_PROOF_VALUE = 4_096;
export const MAX_MERKLE_PATH = 32;
export const MAX_ANCHORS = 8;
