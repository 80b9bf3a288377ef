/**
 * The verifier's bounds: what no honest credential comes near, and what keeps a hostile one from costing memory, time, or
 * requests. Sizes of caches, and what belongs to one format alone, stand where they are used. Beyond a bound the answer is a check that says so, never a verdict of good or bad.
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
/** Addresses of registries asked about the issuers of one credential and of all that is inside it. */
export const MAX_REGISTRY_REQUESTS = 16;
export const MAX_RUN_MS = 25_000;

/** Proofs of one document, and status entries of one credential. */
export const MAX_PROOFS = 8;
export const MAX_STATUS_ENTRIES = 8;
/** Bits of one status: 256 messages. */
export const MAX_STATUS_SIZE = 8;
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

/** Characters of a selective-disclosure proof: some 66 bytes a statement at the most. */
export const MAX_SELECTIVE_PROOF = 512 * 1024;
/** Statements that a BBS signature covers, kept back or shown; each costs some milliseconds. */
export const MAX_BBS_STATEMENTS = 300;
/** Disclosures of one SD-JWT. */
export const MAX_DISCLOSURES = 2_000;

/** Bytes of a status list, once unpacked: thirty million entries, where real ones have some hundred thousand. */
export const MAX_STATUS_LIST_BYTES = 4 * 1024 * 1024;
/** Unpacked lists kept for the next credential: how many, and bytes together. */
export const MAX_KEPT_LISTS = 16;
export const MAX_KEPT_LIST_BYTES = 8 * 1024 * 1024;

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
/** JSON schemas a credential may name; bytes and subschemas of one; values and length of a name in what is compared with it. */
export const MAX_SCHEMAS = 4;
export const MAX_SCHEMA_BYTES = 512 * 1024;
export const MAX_SCHEMA_NODES = 20_000;
export const MAX_SCHEMA_VALUES = 20_000;
export const MAX_SCHEMA_NAME = 300;
/** Steps of one comparison with a schema (a badge with every member takes 6,000), and the same in milliseconds. */
export const MAX_SCHEMA_STEPS = 500_000;
export const MAX_SCHEMA_MS = 200;
/** Characters of a schema's regular expression, and ways in which it may be tried on one text. */
export const MAX_PATTERN = 300;
export const MAX_PATTERN_WAYS = 10_000_000;

/** Certificates that come with a seal, bytes of one, and how deep its parts may nest (an honest one: 9). */
export const MAX_CERTIFICATES = 8;
export const MAX_CERTIFICATE_BYTES = 16 * 1024;
export const MAX_DER_DEPTH = 16;
/** Characters of a public key in PEM, and bits of an RSA modulus: smaller ones can be factored, larger ones only cost time. */
export const MAX_PEM = 20_000;
export const MIN_RSA_BITS = 2048;
export const MAX_RSA_BITS = 8192;

/** Keys that an Open Badges 2.0 issuer lists, and revocation lists it names. */
export const MAX_ISSUER_KEYS = 200;
export const MAX_REVOCATION_LISTS = 4;
/** No endorsement is begun once a badge has asked this often: what else is to be asked for it comes first. */
export const MAX_REQUESTS_BEFORE_ENDORSEMENT = 8;
/** Endorsements of one badge that are looked at, and pieces of evidence that are shown. */
export const MAX_ENDORSEMENTS = 8;
export const MAX_EVIDENCE = 20;

/** Identities of a recipient, and of a holder, that are compared; characters of each (RFC 5321, 4.5.3.1: an e-mail has 254) and of a salt. */
export const MAX_IDENTITIES = 20;
export const MAX_IDENTITY = 500;
export const MAX_SALT = 1000;
