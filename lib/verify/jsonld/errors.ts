import type { Reason } from '../reasons';

/** The document isn't JSON-LD that means exactly what it says: a term no context defines, a relative id, a broken context. */
export class JsonLdError extends Error {
  constructor(
    readonly reason: Extract<Reason, 'undefined-term' | 'not-json-ld'>,
    readonly value: string,
  ) {
    super(`${reason}: ${value}`);
  }
}

/** A context that can't be used; `reason` says why, `url` which. */
export class ContextError extends Error {
  constructor(
    readonly reason: Extract<Reason, 'context-not-known' | 'context-unreachable' | 'context-changed'>,
    readonly url: string,
  ) {
    super(`${reason}: ${url}`);
  }
}

/** Canonicalising would take more work than any honest document does: a poison graph, or a very large one. RDFC-1.0, 7.1. */
export class WorkError extends Error {}
