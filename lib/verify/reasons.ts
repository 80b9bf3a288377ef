/**
 * Message keys of the checks. `locales/<language>/reasons.json` has a sentence for each, with `{name}` places that
 * `Check.detail` fills; a test fails when one is missing.
 */
export const REASONS = [
  // format: is this a credential at all, and does it obey its own data model?
  'not-a-credential',
  'not-json',
  'too-deep',
  'check-failed',
  'unknown-format',
  'unsupported-format',
  'missing-member',
  'wrong-type',
  'wrong-value',
  'member-by-address',
  'bad-date',
  'image-without-credential',
  'image-malformed',
  // schema
  'context-not-known',
  'context-wrong',
  'context-unreachable',
  'context-inline',
  'undefined-term',
  'not-json-ld',
  'too-much-work',
  // link
  'id-differs',
  'not-found-at-host',
  'private-at-host',
  // proof
  'no-proof',
  'proof-type-unsupported',
  'proof-malformed',
  'proof-purpose',
  'proof-dates',
  'proof-domain',
  'signature-wrong',
  'payload-differs',
  'signature-unchecked',
  // key
  'key-not-authorised',
  'key-not-bound',
  'issuer-is-its-key',
  'key-expired',
  'key-revoked',
  'key-unsupported',
  'key-unfit',
  'issuer-unreachable',
  'issuer-document-malformed',
  'did-method-unsupported',
  // hosted
  'hosted-elsewhere',
  'hosted-differs',
  'hosted-unreachable',
  'hosted-gone',
  'hosted-no-address',
  // status
  'revoked',
  'revoked-with-reason',
  'revoked-or-never-issued',
  'suspended',
  'status-type-unknown',
  'status-unreachable',
  'status-malformed',
  'status-list-not-proven',
  'status-list-short',
  // validity
  'expired',
  'not-yet-valid',
  'no-issue-date',
  // holder
  'same-person',
  'compatible-name',
  'different-person',
  'name-not-readable',
  'no-holder-known',
  // inside and endorsement
  'nothing-inside',
  'member-not-genuine',
  'members-not-verified',
  'endorses-another',
  'endorsed-by',
  'endorsement-not-genuine',
  'endorsement-unchecked',
  // issuer
  'issuer-known-by-domain',
  'issuer-listed',
  'issuer-listed-as-test',
  'issuer-not-listed',
  'issuer-trusted',
  'issuer-trusted-by-organisation',
  'registry-unread',
  'issuer-unknown',
  // how a pass came about
  'signed-by',
  'key-listed',
  'served-by',
] as const;
export type Reason = (typeof REASONS)[number];

/** Reasons that mean "something stood in the way, try again", as opposed to "nothing a machine can check". */
export const TRY_AGAIN: ReadonlySet<Reason> = new Set<Reason>([
  'context-unreachable',
  'issuer-unreachable',
  'hosted-unreachable',
  'hosted-gone',
  'status-unreachable',
]);
