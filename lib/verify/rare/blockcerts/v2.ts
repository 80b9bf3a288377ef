import type { Answer } from '../../answer';
import { fail, pass, unknown } from '../../check';
import { checkValidity } from '../../checks/validity';
import { worstOf } from '../../checks/worst';
import { aboutAchievement } from '../../formats/about';
import { type Claims, NO_CLAIMS } from '../../formats/vc';
import { hasType, idOf, isObject, type JsonObject, listOf, textOf, wordsOf } from '../../json';
import type { Run } from '../../run';
import type { Check } from '../../types';
import { addressOf } from './addresses';
import { hashContent } from './content-hash';
import type { Weighty } from './graph';
import { unusableBlockcertsContext } from './inline-context';
import { type Issuer, resolveIssuer } from './issuer';
import { type ClaimedKey, checkKey } from './key';
import { checkMerkleProof, settle } from './merkle-proof';
import { oneName } from './names';
import { readReceipt2017 } from './receipt';
import { checkRevocationLists } from './revocation';

const WEIGHTY: Weighty = {
  expires: 'https://w3id.org/security#expiration',
  issuedOn: 'https://w3id.org/openbadges#issueDate',
};

/** The only JSON-LD keywords that don't let one thing be said in another place, or by another name, than where we read it. */
const PLAIN_KEYWORDS = new Set(['@context', '@id', '@type', '@value', '@language', '@direction']);

/**
 * Verifies a Blockcert 2: an Open Badges 2.0 assertion with its badge and issuer inside, and a MerkleProof2017 as its
 * `signature`. Blockcerts 2.0, verification.
 */
export async function verifyV2(run: Run, document: JsonObject): Promise<Answer> {
  const badge = isObject(document.badge) ? document.badge : {};
  const issuerId = idOf(badge.issuer);
  const answer = (...checks: readonly Check[]): Answer => ({
    claims: readV2(document, badge),
    checks,
    id: textOf(document.id),
  });

  const format = checkFormat(document);
  if (format.outcome !== 'pass' || !issuerId) return answer(format);
  const [signature, ...more] = listOf(document.signature);
  if (signature === undefined) return answer(format, unknown('proof', 'no-proof'));
  if (!isObject(signature) || more.length > 0)
    return answer(format, fail('proof', 'proof-malformed', { member: 'signature' }));
  if (!hasType(signature, 'MerkleProof2017'))
    return answer(format, unknown('proof', 'proof-type-unsupported', { type: textOf(listOf(signature.type)[0]) }));
  const { signature: _, ...unsigned } = document;
  const unusable = unusableBlockcertsContext(unsigned);
  if (unusable)
    return answer(
      format,
      unknown('schema', unusable.reason, { url: unusable.url }),
      unknown('proof', 'signature-unchecked'),
    );

  const claim = claimedKey(document.verification);
  const content = await hashContent(run, unsigned, WEIGHTY);
  if (!content.ok) return answer(format, ...content.checks);
  const receipt = readReceipt2017(signature, claim.kind === 'address' ? claim.address : null);
  const proof = await checkMerkleProof(run, receipt, content.hash);
  const validity = checkValidity(document.issuedOn, document.expires, run.options.now);
  const local = [format, pass('schema'), proof.check, validity];
  if (proof.check.outcome === 'fail') return answer(...local, unknown('key', 'signature-unchecked'));

  const issuer = await resolveIssuer(run, issuerId);
  const key = checkKey(issuer, claim, proof.senders, document.issuedOn);
  const embedded = isObject(badge.issuer) ? textOf(badge.issuer.revocationList) : null;
  const status = await checkStatus(run, document, issuer, embedded);
  return answer(...settle([...local, key, status]));
}

function readV2(document: JsonObject, badge: JsonObject): Claims {
  const about = aboutAchievement(badge);
  return {
    ...NO_CLAIMS,
    format: 'blockcerts',
    issuer: { id: idOf(badge.issuer), name: isObject(badge.issuer) ? wordsOf(badge.issuer.name) : null },
    achievement: { name: wordsOf(badge.name), description: wordsOf(badge.description) },
    recipient: { name: oneName(document.recipientProfile) },
    issuedAt: textOf(document.issuedOn),
    expiresAt: textOf(document.expires),
    ...(about && { about }),
  };
}

/** Blockcerts 2.0, Assertion; and nothing that lets the hashed meaning differ from what stands where a reader looks. */
function checkFormat(document: JsonObject): Check {
  const { badge } = document;
  if (!hasType(document, 'Assertion')) return fail('format', 'wrong-type', { member: 'type', type: 'Assertion' });
  if (!textOf(document.id)) return fail('format', 'missing-member', { member: 'id' });
  if (document.issuedOn === undefined) return fail('format', 'missing-member', { member: 'issuedOn' });
  if (!isObject(badge)) return fail('format', 'missing-member', { member: 'badge' });
  if (!idOf(badge.issuer)) return fail('format', 'missing-member', { member: 'badge.issuer.id' });
  return checkNames(document) ?? pass('format');
}

/** Walks the whole document (its depth and size are bounded when it is parsed). */
function checkNames(document: JsonObject): Check | null {
  const { '@context': _, ...rest } = document;
  const stack: unknown[] = [rest];
  while (stack.length > 0) {
    const value = stack.pop();
    if (typeof value !== 'object' || value === null) continue;
    for (const [member, inner] of Object.entries(value)) {
      if (isObject(value) && member.startsWith('@') && !PLAIN_KEYWORDS.has(member))
        return fail('format', 'wrong-value', { member });
      if (isObject(value) && (member.includes(':') || member === '__proto__'))
        return unknown('format', 'member-by-address', { member });
      stack.push(inner);
    }
  }
  return null;
}

/** The issuing address that the document names; `creator` in the first drafts. */
function claimedKey(verification: unknown): ClaimedKey {
  const address = isObject(verification) ? addressOf(verification.publicKey ?? verification.creator) : null;
  return address ? { kind: 'address', address } : { kind: 'none' };
}

async function checkStatus(run: Run, document: JsonObject, issuer: Issuer, embedded: string | null): Promise<Check> {
  const listed = await checkRevocationLists(run, textOf(document.id), issuer, embedded);
  // The issuer may write into the document itself that it no longer holds.
  const isRevoked = document.revoked !== undefined && document.revoked !== null && document.revoked !== false;
  return isRevoked ? worstOf([fail('status', 'revoked'), listed]) : listed;
}
