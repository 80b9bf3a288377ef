import { describe, expect, it } from 'vitest';
import { signedByDidKey } from '../../verify/mint';
import { type Answer, NOTHING, readAnswers, reportOf, verdictOf, WALL } from './answers';

const UUID = '7b1f0c3e-52ad-4c60-9e18-d40a6c2f8b35';
const HREF = `https://mitxonline.mit.edu/certificate/${UUID}/`;
const API = `https://mitxonline.mit.edu/api/v2/course_certificates/${UUID}/`;
const XPRO = `https://xpro.mit.edu/certificate/program/${UUID}/`;

const page = (name = 'Ada Learner', id = UUID, rest: Answer = {}): Answer => ({
  type: 'text/html',
  body: `<!doctype html><html lang="en"><body><div class="certificate-page"><div class="certificate">
    <span class="certify-text">This is to certify that</span> <span class="certify-name">${name}</span>
    <span class="degree-text">Tide &amp; Moon</span>
    <span class="award-text"> Awarded 2.4 Continuing Education Units (CEUs) <br> Issued: Sept. 24, 2026 </span>
    <div class="row validation-link"><p><strong>Valid Certificate ID:</strong> <a href="${HREF}">${id}</a></p></div>
    </div></div></body></html>`,
  ...rest,
});
const record = (change: object = {}): Answer => ({
  body: {
    user: { id: 1, username: 'ada', name: 'Ada Learner' },
    uuid: UUID,
    is_revoked: false,
    issue_date: '2026-09-24T10:00:00.123456Z',
    certificate_page: { product_name: 'Tide & Moon' },
    course_run: { title: 'Tide & Moon, autumn' },
    verifiable_credential_json: null,
    ...change,
  },
});
const GONE: Answer = { status: 404, body: { detail: 'Not found.' } };
const credential = (id = `urn:uuid:${UUID}`) => signedByDidKey({ id });

const STATED = {
  isKnownHost: true,
  id: UUID,
  recipient: 'Ada Learner',
  achievement: 'Tide & Moon',
  expiresAt: null,
};
const MITX = { id: 'https://mitxonline.mit.edu', name: 'MITx Online' };

describe('MIT', () => {
  it('reads a page', () => {
    expect(readAnswers(HREF, [NOTHING, page()]).page).toEqual({
      ...STATED,
      url: HREF,
      how: 'page',
      issuer: MITX,
      issuedAt: '2026-09-24',
    });
    expect(readAnswers(XPRO, [page()]).page?.issuer.name).toBe('MIT xPRO');
  });

  it('reads MITx Online’s record first', () => {
    expect(readAnswers(HREF, [record(), page('Bea Baker')])).toEqual({
      document: null,
      absence: null,
      recipient: null,
      page: { ...STATED, url: API, how: 'record', issuer: MITX, issuedAt: '2026-09-24T10:00:00.123456Z' },
    });
    expect(readAnswers(HREF, [record({ issue_date: null }), page()]).page?.issuedAt).toBe('2026-09-24');
    expect(readAnswers(HREF, [record({ certificate_page: null }), NOTHING]).page?.achievement).toBe(
      'Tide & Moon, autumn',
    );
  });

  it('asks for programmes in their own list', () => {
    const href = `https://learn.mit.edu/certificate/program/${UUID}`;
    const answer = readAnswers(href, [record({ course_run: undefined, program: { title: 'P' } }), NOTHING]);
    expect(answer.page?.url).toBe(API.replace('course_', 'program_'));
  });

  it('hands on the signed badge in the record, if it is this certificate’s', async () => {
    const signed = { verifiable_credential_json: await credential() };
    expect(readAnswers(HREF, [record(signed), NOTHING]).document?.url).toBe(API);
    const another = { verifiable_credential_json: await credential('urn:uuid:1') };
    expect(readAnswers(HREF, [record(another), NOTHING]).document).toBeNull();
    const unsigned = { verifiable_credential_json: { id: `urn:uuid:${UUID}` } };
    expect(readAnswers(HREF, [record(unsigned), NOTHING]).document).toBeNull();
  });

  it.each([
    ['that is not there', GONE, { status: 404 }, 'not-found'],
    ['that was revoked', record({ is_revoked: true }), page(), 'revoked'],
    ['behind a wall', WALL, WALL, null],
    ['that is busy', { status: 429 }, { status: 503 }, null],
    ['that never came', NOTHING, NOTHING, null],
    ['of another award', record({ uuid: 'x' }), NOTHING, null],
    ['of another host', { ...record(), url: 'https://evil.example/record' }, NOTHING, null],
    ['elsewhere', NOTHING, page('Ada Learner', UUID, { url: `https://evil.example/certificate/${UUID}/` }), null],
    ['at the front door', NOTHING, page('Ada Learner', UUID, { url: 'https://mitxonline.mit.edu/' }), null],
  ] as const)('makes nothing of a certificate %s', (_, json, html, absence) => {
    expect(readAnswers(HREF, [json, html])).toEqual({ document: null, absence, recipient: null });
  });
});

describe('the verdict on an MIT certificate', () => {
  it.each([
    ['by its record', { [API]: record() }, 'Ada Learner', 'confirmed', []],
    ['by its page', { [API]: GONE, [HREF]: page() }, 'Ada Learner', 'confirmed', []],
    ['of another person', { [API]: record() }, 'Bea Baker', 'other-person', ['different-person']],
    [
      'whose page is another’s',
      { [HREF]: page('Ada Learner', UUID.replace('7', '8')) },
      'Ada Learner',
      'unverifiable',
      ['page-of-another-award', 'name-not-readable'],
    ],
    ['that is not there', { [API]: GONE, [HREF]: GONE }, null, 'unverifiable', ['not-found-at-host']],
    ['of a host that is down', {}, null, 'unreachable', ['hosted-unreachable']],
  ] as const)('%s', async (_, network, holder, verdict, reasons) => {
    const [said, why] = await verdictOf(reportOf(HREF, network, holder));
    expect([said, why.filter((reason) => reason !== 'no-holder-known')]).toEqual([verdict, reasons]);
  });

  it('by the signed badge in its record is verified, and false where that was changed', async () => {
    const signed = await credential();
    const of = (badge: object) => reportOf(HREF, { [API]: record({ verifiable_credential_json: badge }) }, null);
    expect((await of(signed)).verdict).toBe('verified');
    expect((await of({ ...signed, validFrom: '2020-01-01T00:00:00Z' })).verdict).toBe('invalid');
  });
});
