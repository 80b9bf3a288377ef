import { describe, expect, it } from 'vitest';
import { fail, notApplicable, pass, unknown, warn } from '../../lib/verify/check';
import { CHECK_IDS } from '../../lib/verify/types';
import { foldVerdict, hasCaution } from '../../lib/verify/verdict';

const SIGNED = [pass('format'), pass('proof'), pass('key'), pass('status'), pass('validity')];

describe('the verdict', () => {
  it.each([
    ['everything holds', SIGNED, 'verified'],
    ['the hosted record holds', [pass('format'), pass('hosted'), notApplicable('proof')], 'verified'],
    ['nothing was checked', [], 'unverifiable'],
    ['only the format is right', [pass('format')], 'unverifiable'],
    ['the signature holds, the key is nobody’s', [pass('proof'), unknown('key', 'key-not-bound')], 'unverifiable'],
    ['the key is fine, the signature was not looked at', [pass('key'), notApplicable('proof')], 'unverifiable'],
    ['the issuer is out of reach', [pass('proof'), unknown('key', 'issuer-unreachable')], 'unreachable'],
    ['the status list is out of reach', [...SIGNED, unknown('status', 'status-unreachable')], 'unreachable'],
    ['a status of unknown kind', [...SIGNED, unknown('status', 'status-type-unknown')], 'unverifiable'],
    ['a false signature and an expiry', [fail('proof', 'signature-wrong'), fail('validity', 'expired')], 'invalid'],
    ['revoked and expired', [...SIGNED, fail('status', 'revoked'), fail('validity', 'expired')], 'revoked'],
    ['suspended', [...SIGNED, fail('status', 'suspended')], 'suspended'],
    [
      'expired and issued to someone else',
      [...SIGNED, fail('holder', 'different-person'), fail('validity', 'expired')],
      'other-person',
    ],
    ['not valid yet', [...SIGNED, fail('validity', 'not-yet-valid')], 'not-yet-valid'],
    ['the person could not be compared', [...SIGNED, unknown('holder', 'name-not-readable')], 'verified'],
    ['an issuer nobody lists', [...SIGNED, unknown('issuer', 'issuer-unknown')], 'verified'],
    ['a caution', [...SIGNED, warn('holder', 'compatible-name')], 'verified'],
  ])('%s', (_, checks, verdict) => {
    expect(foldVerdict(checks)).toBe(verdict);
  });

  it('is never “verified” when any essential check failed or stayed open', () => {
    for (const id of CHECK_IDS.filter((one) => !['issuer', 'endorsement', 'quality', 'label'].includes(one))) {
      expect(foldVerdict([...SIGNED, fail(id, 'wrong-value')]), id).not.toBe('verified');
      if (id !== 'holder') expect(foldVerdict([...SIGNED, unknown(id, 'wrong-value')]), id).not.toBe('verified');
    }
  });

  it('carries a caution when a check warned', () => {
    expect([hasCaution(SIGNED), hasCaution([...SIGNED, warn('holder', 'compatible-name')])]).toEqual([false, true]);
  });
});
