import { openBytes } from '../formats/open';
import { hasType } from '../json';
import { decodeJwt } from '../proofs/jwt';
import { ACCEPT_CREDENTIAL, type Run } from '../run';
import type { FetchedList } from '../status/bitstring';
import type { Check } from '../types';
import { checkDataModel } from './data-model';
import { enclosedToken } from './enclosed';
import { checkProofs, type Secured, securedByJwt } from './proofs';

/**
 * Fetches a status list credential and proves it: data model, proof and key must all hold. Its own status and what it may
 * contain are not followed: a list that has to be looked up in a list has no end. Bitstring Status List 1.0, 3.2.
 */
export async function fetchList(run: Run, url: string): Promise<FetchedList> {
  const answer = await run.fetch(url, ACCEPT_CREDENTIAL);
  if (!answer.ok || answer.status !== 200)
    return { ok: false, reason: 'status-unreachable', value: answer.ok ? String(answer.status) : answer.reason };
  const secured = openList(answer.bytes);
  if (!secured || secured.envelope?.claims.differs || checkDataModel(secured.credential).outcome !== 'pass')
    return { ok: false, reason: 'status-malformed', value: url };
  const proofs = await checkProofs(run, secured);
  const held = (id: Check['id']) => proofs.some((check) => check.id === id && check.outcome === 'pass');
  return held('proof') && held('key')
    ? { ok: true, credential: secured.credential }
    : { ok: false, reason: 'status-list-not-proven', value: url };
}

function openList(bytes: Uint8Array): Secured | null {
  const opened = openBytes(bytes);
  if (opened.kind !== 'json' && opened.kind !== 'jwt') return null;
  const token = opened.kind === 'jwt' ? opened.token : enclosedToken(opened.value);
  if (token !== null) {
    const jwt = decodeJwt(token);
    return jwt && securedByJwt(jwt);
  }
  return opened.kind === 'json' && hasType(opened.value, 'VerifiableCredential')
    ? { credential: opened.value, envelope: null }
    : null;
}
