import { base64urlnopad } from '@scure/base';
import { fail, notApplicable, pass, unknown } from '../../check';
import { worstOf } from '../../checks/worst';
import type { Controller } from '../../did/controller';
import { inflateBounded } from '../../inflate';
import { isObject, textOf } from '../../json';
import { CLOCK_SKEW_MS, MAX_JWT, MAX_STATUS_ENTRIES, MAX_STATUS_LIST_BYTES } from '../../limits';
import { checkJwt, decodeJwt, type Jwt } from '../../proofs/jwt';
import type { Run } from '../../run';
import type { Check } from '../../types';
import { unread } from '../../unread';

const ACCEPT_LIST = 'application/statuslist+jwt';

/**
 * What the `status` claim of a token says of it. Any doubt, and any mechanism but `status_list`, is `unknown`, never a pass.
 * Takes the claim and the issuer's controller: only its keys may sign the list. Token Status List, 6.2 and 8.3.
 */
export async function checkTokenStatus(run: Run, status: unknown, issuer: Controller): Promise<Check> {
  if (status === undefined) return notApplicable('status');
  const mechanisms = isObject(status) ? Object.entries(status) : [];
  if (mechanisms.length === 0 || mechanisms.length > MAX_STATUS_ENTRIES)
    return unknown('status', 'status-malformed', { value: status });
  const checks: Check[] = [];
  for (const [type, entry] of mechanisms) {
    checks.push(
      type === 'status_list'
        ? await checkEntry(run, entry, issuer)
        : unknown('status', 'status-type-unknown', { type }),
    );
  }
  return worstOf(checks);
}

async function checkEntry(run: Run, entry: unknown, issuer: Controller): Promise<Check> {
  const url = isObject(entry) ? textOf(entry.uri) : null;
  const index = isObject(entry) ? entry.idx : null;
  if (!url || !/^https:\/\//i.test(url) || typeof index !== 'number' || !Number.isSafeInteger(index) || index < 0)
    return unknown('status', 'status-malformed', { list: url });
  const answer = await run.fetch(url, ACCEPT_LIST);
  if (!answer.ok || answer.status !== 200) return unread('status', 'status-unreachable', url, answer, { list: url });
  const token = answer.bytes.length <= MAX_JWT ? new TextDecoder().decode(answer.bytes).trim() : '';
  const jwt = decodeJwt(token);
  if (!jwt || mediaType(jwt.header.typ) !== 'statuslist+jwt')
    return unknown('status', 'status-malformed', { list: url });
  if (!(await isProven(run, jwt, url, issuer))) return unknown('status', 'status-list-not-proven', { list: url });
  const value = valueAt(jwt.claims.status_list, index);
  if (value === null) return unknown('status', 'status-malformed', { list: url, value: String(index) });
  if (value === 0) return pass('status', undefined, { list: url });
  if (value === 1) return fail('status', 'revoked', { list: url });
  if (value === 2) return fail('status', 'suspended', { list: url });
  // What other values mean is agreed between an issuer and its own.
  return unknown('status', 'status-type-unknown', { type: `status_list, ${value}`, list: url });
}

/** Is this the list asked for, current, and signed by the issuer itself? */
async function isProven(run: Run, jwt: Jwt, url: string, issuer: Controller): Promise<boolean> {
  const now = run.options.now.getTime();
  const { sub, iat, exp, iss } = jwt.claims;
  if (sub !== url || (iss !== undefined && iss !== issuer.id)) return false;
  if (typeof iat !== 'number' || iat * 1000 > now + CLOCK_SKEW_MS) return false;
  if (exp !== undefined && (typeof exp !== 'number' || exp * 1000 <= now)) return false;
  const { proof, key } = await checkJwt(run, jwt, issuer);
  return proof.outcome === 'pass' && key.outcome === 'pass';
}

/** The status at an index, or null when the list is broken or too short. Entries fill bytes from the lowest bit. Section 4.1. */
function valueAt(list: unknown, index: number): number | null {
  const bits = isObject(list) ? list.bits : null;
  const packed = isObject(list) ? textOf(list.lst) : null;
  if ((bits !== 1 && bits !== 2 && bits !== 4 && bits !== 8) || !packed) return null;
  let bytes: Uint8Array | null;
  try {
    bytes = inflateBounded('zlib', base64urlnopad.decode(packed), MAX_STATUS_LIST_BYTES);
  } catch {
    return null;
  }
  const byte = bytes?.[Math.floor((index * bits) / 8)];
  return byte === undefined ? null : (byte >> ((index * bits) % 8)) & ((1 << bits) - 1);
}

/** A media type as `typ` may write it. RFC 7515, 4.1.9. */
function mediaType(typ: unknown): string {
  return (textOf(typ) ?? '').toLowerCase().replace(/^application\//, '');
}
