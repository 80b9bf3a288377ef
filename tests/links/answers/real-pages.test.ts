import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAnswers } from './answers';

const PAGES = join(process.env.TOUCHSTONE_SHARED ?? '../shared', 'pages');
const page = (file: string) => ({ type: 'text/html', body: readFileSync(join(PAGES, file), 'utf8') });

describe.skipIf(!existsSync(PAGES))('pages that others saved or rendered (skipped where ../shared is absent)', () => {
  it.each([
    ['openedx-certificate/certificate-valid-public.html', 'Demonstration Course', 'edX', '2026-11-23'],
    ['openedx-certificate/certificate-themed-2019-public.html', 'Demonstration Course', null, '2026-11-23'],
  ])('Open edX: %s', (file, achievement, name, issuedAt) => {
    const id = '52dc2ce0b1d54d15a3c0f7ba6f9b3d2f';
    expect(readAnswers(`https://learn.campus.example/certificates/${id}`, [page(file)]).page).toMatchObject({
      id,
      recipient: 'Ada Learner',
      achievement,
      issuer: { name },
      issuedAt,
    });
  });

  it('edX', () => {
    const id = '0a1b2c3d4e5f60718293a4b5c6d7e8f9';
    const answer = page('edx/live_certificate_2026-09-24_trimmed.html');
    expect(readAnswers(`https://courses.edx.org/certificates/${id}`, [answer]).page).toMatchObject({
      id,
      isKnownHost: true,
      recipient: 'Alba Ines Marchetti',
      achievement: 'Introduction to Analytics Modeling',
      issuedAt: '2018-08-06',
    });
  });

  it('MITx Online', () => {
    const id = '3f2c8a10-0d5e-4a8f-9a57-2f1be4e4a111';
    const answer = page('mitxonline/rendered__certificate_page.html');
    expect(readAnswers(`https://mitxonline.mit.edu/certificate/${id}/`, [{ status: 0 }, answer]).page).toMatchObject({
      id,
      recipient: 'Ada Lovelace',
      achievement: 'Introduction to Computational Thinking',
      issuedAt: '2026-09-24',
    });
  });

  it.each([
    ['showCert.200.json', 'Ada Learner', null],
    ['showCert.200-not-certified.json', undefined, 'denied'],
  ])('freeCodeCamp: %s', (file, recipient, absence) => {
    const answer = { type: 'application/json', body: readFileSync(join(PAGES, 'freecodecamp-2024', file), 'utf8') };
    const read = readAnswers('https://www.freecodecamp.org/certification/adalearner/responsive-web-design', [answer]);
    expect([read.page?.recipient, read.absence]).toEqual([recipient, absence]);
  });
});
