import { describe, expect, it } from 'vitest';
import { type AddressesRead, MAX_IDENTITIES, readAddresses } from '../../lib/messages/addresses';

const many = (count: number) => Array.from({ length: count }, (_, index) => `ada${index}@learner.example`).join(', ');

describe('e-mail addresses that were typed', () => {
  it.each<[string, readonly string[]]>([
    ['ada@learner.example', ['ada@learner.example']],
    [' ada@learner.example,\n bea@baker.example;ada@learner.example ', ['ada@learner.example', 'bea@baker.example']],
    ['Ada.Learner+badges@mail.learner.example', ['Ada.Learner+badges@mail.learner.example']],
    ['ada@bücher.example', ['ada@bücher.example']],
  ])('%j', (typed, addresses) => {
    expect(readAddresses(typed)).toEqual({ ok: true, addresses });
  });

  it.each<[string, AddressesRead]>([
    ['', { ok: false, error: 'missing' }],
    [' , \n', { ok: false, error: 'missing' }],
    ['ada', { ok: false, error: 'not-an-address', address: 'ada' }],
    ['ada@learner', { ok: false, error: 'not-an-address', address: 'ada@learner' }],
    ['ada@learner.', { ok: false, error: 'not-an-address', address: 'ada@learner.' }],
    ['ada@learner..example', { ok: false, error: 'not-an-address', address: 'ada@learner..example' }],
    ['<ada@learner.example>', { ok: false, error: 'not-an-address', address: '<ada@learner.example>' }],
    ['ada@learner.example bea@', { ok: false, error: 'not-an-address', address: 'bea@' }],
    [many(MAX_IDENTITIES + 1), { ok: false, error: 'too-many' }],
  ])('%j: %j', (typed, answer) => {
    expect(readAddresses(typed)).toEqual(answer);
  });

  it('that are as many as may be', () => {
    expect(readAddresses(many(MAX_IDENTITIES))).toMatchObject({ ok: true });
    const long = `${'a'.repeat(250)}@learner.example`;
    expect(readAddresses(long)).toEqual({ ok: false, error: 'not-an-address', address: long });
  });
});
