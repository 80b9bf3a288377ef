import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { fail, unknown } from '../../check';
import type { JsonObject } from '../../json';
import { canonizeQuads } from '../../jsonld/canonize';
import { ContextError, JsonLdError, WorkError } from '../../jsonld/errors';
import type { Run } from '../../run';
import type { Check } from '../../types';
import { differingFromGraph, type Weighty } from './graph';
import { blockcertsQuads } from './quads';

export type ContentHash =
  | { readonly ok: true; readonly hash: string }
  /** Why there is none, as the report says it. */
  | { readonly ok: false; readonly checks: readonly Check[] };

/**
 * The hash that a Merkle proof is about: SHA-256 of the document's canonical N-Quads (RDFC-1.0, which URDNA2015 became).
 * Takes the document with just what was there when it was hashed. Blockcerts 2.0 and 3.0, verification: computeLocalHash.
 */
export async function hashContent(run: Run, document: JsonObject, weighty: Weighty): Promise<ContentHash> {
  const unchecked = unknown('proof', 'signature-unchecked');
  try {
    const quads = await blockcertsQuads(run, document);
    const member = differingFromGraph(quads, document, weighty);
    if (member) return { ok: false, checks: [fail('schema', 'wrong-value', { member })] };
    return { ok: true, hash: bytesToHex(sha256(utf8ToBytes(await canonizeQuads(run, quads)))) };
  } catch (error) {
    if (error instanceof JsonLdError)
      return { ok: false, checks: [fail('schema', error.reason, { member: error.value, reason: error.value })] };
    if (error instanceof ContextError)
      return { ok: false, checks: [unknown('schema', error.reason, { url: error.url }), unchecked] };
    if (error instanceof WorkError) return { ok: false, checks: [unknown('schema', 'too-much-work'), unchecked] };
    throw error;
  }
}
