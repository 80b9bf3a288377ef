import { describe, expect, it } from 'vitest';
import { checkHolder } from '../../lib/verify/holder';
import type { RecipientIdentity } from '../../lib/verify/identity';
import { loadRare } from '../load-rare';

const EMAIL = 'ada.learner@example.com';
const OTHER = 'bea.baker@example.com';
const recipient = (name: string | null) => ({
  name,
  identities: [{ kind: 'email', value: EMAIL, hashed: false, salt: '' } satisfies RecipientIdentity],
});

describe('the holder', () => {
  it.each([
    ['Ada Learner', 'Ada Learner', 'pass', 'same-person'],
    ['Иван Петров', 'Ivan Petrov', 'pass', 'transliterated-name'],
    ['Ada M. Learner', 'Ada Learner', 'warn', 'compatible-name'],
    ['Mohammed Ali', 'محمد علي', 'warn', 'compatible-name'],
    ['Ada Learner', 'Bea Baker', 'fail', 'different-person'],
    ['山田太郎', 'Yamada Taro', 'unknown', 'name-not-comparable'],
    ['Ada Learner', 'compass-rose', 'unknown', 'name-not-comparable'],
    [null, 'Ada Learner', 'unknown', 'name-not-readable'],
    ['Ada Learner', null, 'unknown', 'no-holder-known'],
  ] as const)('named %s on the page of %s: %s', async (name, holder, outcome, reason) => {
    const check = await checkHolder({ name, identities: [] }, { holder, rare: loadRare });
    expect([check.outcome, check.reason]).toEqual([outcome, reason]);
    if (name && holder) expect(check.detail).toEqual({ recipient: name, holder });
  });

  it.each([
    ['settles what no name says', null, 'Ada Learner', 'pass', 'identity-on-page'],
    ['settles whose page it is, where that isn’t said', 'Ada Learner', null, 'pass', 'identity-on-page'],
    ['settles names that can’t be compared', 'Ada Learner', 'compass-rose', 'pass', 'identity-on-page'],
    ['settles names that fit in part', 'Ada M. Learner', 'Ada Learner', 'pass', 'identity-on-page'],
    ['adds nothing to one name', 'Ada Learner', 'Ada Learner', 'pass', 'same-person'],
    ['never goes against another name', 'Ada Learner', 'Bea Baker', 'fail', 'different-person'],
  ] as const)('’s address on the page %s', async (_, name, holder, outcome, reason) => {
    const check = await checkHolder(recipient(name), { holder, rare: loadRare, pageIdentities: [OTHER, EMAIL] });
    expect([check.outcome, check.reason]).toEqual([outcome, reason]);
    expect(JSON.stringify(check)).not.toContain(EMAIL);
  });

  it.each([
    ['no name', null, 'Ada Learner', 'name-not-readable'],
    ['a name in part', 'Ada M. Learner', 'Ada Learner', 'compatible-name'],
    ['the name', 'Ada Learner', 'Ada Learner', 'same-person'],
    ['another name', 'Ada Learner', 'Bea Baker', 'different-person'],
  ] as const)('says no more than %s does where the page shows another’s address', async (_, name, holder, reason) => {
    const known = { holder, rare: loadRare, pageIdentities: [OTHER] };
    expect((await checkHolder(recipient(name), known)).reason).toBe(reason);
  });

  it.each([
    ['what the reader gave, that agrees', { identities: [EMAIL], pageIdentities: [OTHER] }, 'identity-matches'],
    ['what the reader gave, that differs', { identities: [OTHER], pageIdentities: [EMAIL] }, 'identity-differs'],
    ['the page, before the link', { pageIdentities: [EMAIL], linkIdentities: [EMAIL] }, 'identity-on-page'],
    ['the page, though the link differs', { pageIdentities: [EMAIL], linkIdentities: [OTHER] }, 'identity-on-page'],
    ['the link, where the page says nothing', { pageIdentities: [OTHER], linkIdentities: [EMAIL] }, 'identity-in-link'],
    ['the link that differs', { pageIdentities: [OTHER], linkIdentities: [OTHER] }, 'identity-differs'],
  ] as const)('is told by %s', async (_, known, reason) => {
    const check = await checkHolder(recipient(null), { holder: 'Ada Learner', rare: loadRare, ...known });
    expect(check.reason).toBe(reason);
  });

  it('is not cleared by a name in other letters that another person bears', async () => {
    const check = await checkHolder(recipient('Иван Петров'), {
      holder: 'Bea Baker',
      rare: loadRare,
      pageIdentities: [EMAIL],
      linkIdentities: [EMAIL],
    });
    expect([check.outcome, check.reason]).toEqual(['fail', 'different-person']);
  });
});
