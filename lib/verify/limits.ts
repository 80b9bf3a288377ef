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
/** Verification methods and relationships read from a controller's document. */
export const MAX_METHODS = 200;

/** Values and contexts of a document that is expanded as JSON-LD: real ones have some hundred and a handful. */
export const MAX_LD_NODES = 5_000;
export const MAX_LD_CONTEXTS = 32;
/** Lists of contexts whose processed form is kept, and contexts made from each by types, properties and nested nodes. */
export const MAX_CONTEXT_ROOTS = 32;
export const MAX_ACTIVE_CONTEXTS = 200;
/** Canonicalisation: N-degree hashing may run as often as the cube of the blank nodes that look alike, and so long. RDFC-1.0, 7.1 (poison graphs). */
export const MAX_CANON_WORK_FACTOR = 3;
export const MAX_CANON_MS = 800;

/** Bytes of a status list, once unpacked. */
export const MAX_STATUS_LIST_BYTES = 16 * 1024 * 1024;

/** Clocks differ: an issuer's may be this much ahead of ours before a date counts as "in the future". */
export const CLOCK_SKEW_MS = 5 * 60 * 1000;
