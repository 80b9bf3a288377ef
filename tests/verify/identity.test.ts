import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { compareIdentities as compareWith, type IdentityKind, type RecipientIdentity } from '../../lib/verify/identity';
import { loadRare } from '../load-rare';
import type { Json } from '../world/sign';
import { DID_KEY, KEY, badge as ob3Badge, outcomeOf, reasonOf, signedByDidKey } from './mint';
import { ASSERTION, assertion, network, verifyIn } from './ob2-world';

const compareIdentities = (recipients: readonly RecipientIdentity[], known: readonly string[]) =>
  compareWith(recipients, known, loadRare);
const EMAIL = 'ada.learner@example.com';
const hash = (text: string, algorithm = 'sha256') => createHash(algorithm).update(text).digest('hex');
const hashed = (value: string, more: Partial<RecipientIdentity> = {}): RecipientIdentity => ({
  kind: 'email',
  value,
  hashed: true,
  salt: '',
  ...more,
});
const plain = (kind: IdentityKind, value: string): RecipientIdentity => ({ kind, value, hashed: false, salt: '' });

describe('a recipient’s identity', () => {
  it.each<[string, RecipientIdentity, string]>([
    ['an e-mail’s SHA-256', hashed(`sha256$${hash(EMAIL)}`), EMAIL],
    ['an e-mail’s MD5', hashed(`md5$${hash(EMAIL, 'md5')}`), EMAIL],
    ['a hash in capitals', hashed(`sha256$${hash(EMAIL).toUpperCase()}`), EMAIL],
    ['a hash without its name', hashed(hash(EMAIL)), EMAIL],
    ['an MD5 without its name', hashed(hash(EMAIL, 'md5')), EMAIL],
    ['a salted hash', hashed(`sha256$${hash(`${EMAIL}sea`)}`, { salt: 'sea' }), EMAIL],
    ['an e-mail in capitals', hashed(`sha256$${hash(EMAIL)}`), EMAIL.toUpperCase()],
    ['an e-mail hashed in capitals', hashed(`sha256$${hash('Ada@Example.com')}`), 'Ada@Example.com'],
    ['an e-mail between blanks', hashed(`sha256$${hash(EMAIL)}`), `  ${EMAIL}\n`],
    ['an e-mail as a link', hashed(`sha256$${hash(EMAIL)}`), `mailto:${EMAIL}`],
    ['a web address', hashed(`sha256$${hash('https://ada.example/')}`, { kind: 'url' }), 'https://ada.example'],
    [
      'a web address with a slash',
      hashed(`sha256$${hash('https://ada.example')}`, { kind: 'url' }),
      'https://ada.example/',
    ],
    ['a telephone number', hashed(`sha256$${hash('+441632960961')}`, { kind: 'telephone' }), '+44 1632 960-961'],
    [
      'a telephone number from abroad',
      hashed(`sha256$${hash('+441632960961')}`, { kind: 'telephone' }),
      '0044 1632 960961',
    ],
    ['a DID', hashed(`sha256$${hash('did:example:ada')}`, { kind: 'id' }), 'did:example:ada'],
    ['a kind not known here', hashed(`sha256$${hash('ada-17')}`, { kind: 'other' }), 'ada-17'],
    ['a plain e-mail', plain('email', 'Ada.Learner@example.com'), EMAIL],
    ['a plain web address', plain('url', 'https://ada.example/'), 'https://ada.example'],
    ['a plain telephone number', plain('telephone', 'tel:+441632960961'), '+44 1632 960961'],
  ])('agrees by %s', async (_, recipient, known) => {
    expect(await compareIdentities([recipient], [known])).toEqual({ answer: 'same', kind: recipient.kind });
  });

  it.each<[string, RecipientIdentity, string, 'different' | null]>([
    ['another e-mail', hashed(`sha256$${hash('grace@example.com')}`), EMAIL, 'different'],
    ['another salt', hashed(`sha256$${hash(`${EMAIL}sea`)}`, { salt: 'lake' }), EMAIL, 'different'],
    ['a salt before, not after', hashed(`sha256$${hash(`sea${EMAIL}`)}`, { salt: 'sea' }), EMAIL, 'different'],
    ['the hash given as the identity', hashed(`sha256$${hash(EMAIL)}`), `sha256$${hash(EMAIL)}`, null],
    ['a name that isn’t the hash’s', hashed(`md5$${hash(EMAIL)}`), EMAIL, null],
    ['a hash not known here', hashed(`sha512$${hash(EMAIL, 'sha512')}`), EMAIL, null],
    ['a hash cut short', hashed(`sha256$${hash(EMAIL).slice(1)}`), EMAIL, null],
    ['a plain e-mail that calls itself hashed', hashed(EMAIL), EMAIL, null],
    ['another plain e-mail', plain('email', 'grace@example.com'), EMAIL, 'different'],
    ['another kind of identity', plain('telephone', '+441632960961'), EMAIL, null],
    [
      'an e-mail where a web address was meant',
      hashed(`sha256$${hash('https://ada.example')}`, { kind: 'url' }),
      EMAIL,
      null,
    ],
    ['something of a kind not known here', plain('other', 'student-9'), EMAIL, null],
    ['nothing', plain('email', EMAIL), '   ', null],
  ])('does not agree by %s', async (_, recipient, known, answer) => {
    expect((await compareIdentities([recipient], [known]))?.answer ?? null).toBe(answer);
  });

  it('agrees when any of several does', async () => {
    const recipients = [plain('email', 'grace@example.com'), hashed(`sha256$${hash(EMAIL)}`)];
    expect((await compareIdentities(recipients, ['+441632960961', EMAIL]))?.answer).toBe('same');
  });

  it('hashed in a way whose code can’t be loaded is not compared, and the others are', async () => {
    const md5 = hashed(`md5$${hash('grace@example.com', 'md5')}`);
    const absent = () => Promise.reject(new Error('not there'));
    expect(await compareWith([md5], [EMAIL], absent)).toBeNull();
    expect((await compareWith([md5, hashed(`sha256$${hash(EMAIL)}`)], [EMAIL], absent))?.answer).toBe('same');
  });

  it('loads nothing for hashes that are usual, or where nobody is known', async () => {
    let loads = 0;
    const counted = () => {
      loads++;
      return loadRare();
    };
    await compareWith([hashed(`sha256$${hash(EMAIL)}`)], [EMAIL], counted);
    await compareWith([hashed(`md5$${hash(EMAIL, 'md5')}`)], [], counted);
    expect(loads).toBe(0);
  });

  it('is compared in bounded work, whatever size it has', async () => {
    const long = 'x'.repeat(10_000_000);
    const many = Array.from({ length: 10_000 }, (_, at) => hashed(`sha256$${hash(EMAIL)}`, { salt: String(at) }));
    expect(await compareIdentities([hashed(`sha256$${hash(EMAIL)}`, { salt: long })], [EMAIL])).toBeNull();
    expect(await compareIdentities([plain('email', long)], [EMAIL])).toBeNull();
    expect(await compareIdentities([hashed(`sha256$${hash(EMAIL)}`)], [long])).toBeNull();
    await compareIdentities(
      many,
      Array.from({ length: 10_000 }, (_, at) => `${at}@example.com`),
    );
  });
});

describe('the person of a badge', () => {
  const SALT = 'harbour';
  const recipient = { type: 'email', hashed: true, salt: SALT, identity: `sha256$${hash(EMAIL + SALT)}` };
  const hostedBadge = (more: Json = {}) =>
    assertion({ id: ASSERTION, verification: { type: 'HostedBadge' }, recipient, ...more });
  const found = (more: Json, known: Partial<Parameters<typeof verifyIn>[1]>) =>
    verifyIn(hostedBadge(more), { network: network({ [ASSERTION]: hostedBadge(more) }), ...known });
  const named = (name: string): Json => ({ 'extensions:recipientProfile': { name } });

  it.each<[string, Json, Partial<Parameters<typeof verifyIn>[1]>, string, string, string]>([
    ['an e-mail the user gave', {}, { identities: [EMAIL] }, 'pass', 'identity-matches', 'verified'],
    [
      'an e-mail, the page’s owner unreadable',
      {},
      { identities: [EMAIL], holder: 'Ada Learner' },
      'pass',
      'identity-matches',
      'verified',
    ],
    [
      'e-mail and name',
      named('Ada Learner'),
      { identities: [EMAIL], holder: 'Ada Learner' },
      'pass',
      'identity-matches',
      'verified',
    ],
    [
      'an e-mail, though the name differs',
      named('Ada Married'),
      { identities: [EMAIL], holder: 'Grace Learner' },
      'warn',
      'identity-matches-other-name',
      'verified',
    ],
    ['another e-mail', {}, { identities: ['grace@example.com'] }, 'warn', 'identity-differs', 'verified'],
    [
      'another e-mail under the same name',
      named('Ada Learner'),
      { identities: ['grace@example.com'], holder: 'Ada Learner' },
      'warn',
      'identity-differs',
      'verified',
    ],
    [
      'another e-mail and another name',
      named('Ada Learner'),
      { identities: ['grace@example.com'], holder: 'Grace Example' },
      'fail',
      'different-person',
      'other-person',
    ],
    ['the link’s e-mail', {}, { linkIdentities: [EMAIL] }, 'unknown', 'identity-in-link', 'verified'],
    [
      'the link’s e-mail on somebody’s page',
      {},
      { linkIdentities: [EMAIL], holder: 'Grace Example' },
      'unknown',
      'identity-in-link',
      'verified',
    ],
    [
      'the link’s e-mail under another name',
      named('Ada Learner'),
      { linkIdentities: [EMAIL], holder: 'Grace Example' },
      'fail',
      'different-person',
      'other-person',
    ],
    [
      'the link’s e-mail under the same name',
      named('Ada Learner'),
      { linkIdentities: [EMAIL], holder: 'Ada Learner' },
      'pass',
      'same-person',
      'verified',
    ],
    [
      'another e-mail in the link',
      {},
      { linkIdentities: ['grace@example.com'] },
      'warn',
      'identity-differs',
      'verified',
    ],
    ['a telephone number only', {}, { identities: ['+441632960961'] }, 'unknown', 'no-holder-known', 'verified'],
  ])('by %s', async (_, more, known, outcome, reason, verdict) => {
    const report = await found(more, known);
    expect([outcomeOf(report, 'holder'), reasonOf(report, 'holder'), report.verdict]).toEqual([
      outcome,
      reason,
      verdict,
    ]);
    expect(report.checks.find(({ id }) => id === 'holder')?.detail?.type ?? 'email').toBe('email');
  });

  it.each<[string, Partial<Parameters<typeof verifyIn>[1]>]>([
    ['agrees', { identities: [EMAIL], linkIdentities: [EMAIL] }],
    ['differs', { identities: ['grace@example.com'], linkIdentities: ['grace@example.com'] }],
  ])('stands in no report, whether it %s', async (_, known) => {
    const plainly = { type: 'email', hashed: false, identity: EMAIL };
    for (const more of [{}, { recipient: plainly }]) {
      const text = JSON.stringify(await found(more, known));
      for (const secret of [EMAIL, 'grace@example.com', SALT, recipient.identity, 'identities']) {
        expect(text).not.toContain(secret);
      }
    }
  });

  it('is not told by a badge that is refused for its recipient', async () => {
    const odd = { type: 'email', hashed: true, identity: EMAIL };
    const report = await found({ recipient: odd }, { identities: [EMAIL] });
    expect([report.verdict, report.checks[0]?.detail?.member]).toEqual(['invalid', 'recipient.hashed']);
    expect(JSON.stringify(report)).not.toContain(EMAIL);
  });

  it.each<[string, Json, readonly string[], string | undefined]>([
    [
      'a hashed e-mail',
      { identityType: 'emailAddress', hashed: true, salt: SALT, identityHash: `sha256$${hash(EMAIL + SALT)}` },
      [EMAIL],
      'identity-matches',
    ],
    [
      'a plain e-mail',
      { identityType: 'emailAddress', hashed: false, identityHash: EMAIL },
      [EMAIL],
      'identity-matches',
    ],
    [
      'another e-mail',
      { identityType: 'emailAddress', hashed: true, identityHash: `sha256$${hash('grace@example.com')}` },
      [EMAIL],
      'identity-differs',
    ],
    [
      'a student’s number',
      { identityType: 'sourcedId', hashed: false, identityHash: 'student-9' },
      [EMAIL],
      'no-holder-known',
    ],
  ])('of an Open Badges 3.0 credential is known by %s', async (_, identifier, identities, reason) => {
    const { credentialSubject } = ob3Badge(DID_KEY);
    const subject = { ...(credentialSubject as Json), identifier: [{ type: 'IdentityObject', ...identifier }] };
    const report = await verifyIn(await signedByDidKey({ credentialSubject: subject }, KEY), {
      network: {},
      identities,
    });
    expect([report.verdict, reasonOf(report, 'holder')], JSON.stringify(report.checks)).toEqual(['verified', reason]);
    expect(JSON.stringify(report)).not.toContain('identities');
  });

  it('of an Open Badges 3.0 credential is known by its own id', async () => {
    const { credentialSubject } = ob3Badge(DID_KEY);
    const subject = { ...(credentialSubject as Json), identifier: undefined, id: `mailto:${EMAIL}` };
    const credential = await signedByDidKey({ credentialSubject: subject }, KEY);
    const reason = async (identities: readonly string[]) =>
      reasonOf(await verifyIn(credential, { network: {}, identities }), 'holder');
    expect([await reason([EMAIL]), await reason(['grace@example.com'])]).toEqual([
      'identity-matches',
      'no-holder-known',
    ]);
  });
});
