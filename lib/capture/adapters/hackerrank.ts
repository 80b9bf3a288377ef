/*
 * HackerRank: certificates of its skill tests. Facts: H (one live page of October 2026, the same state in public tools).
 *
 * Read: the certificate with the code in the address, out of the page's `initialData` (JSON, percent-encoded).
 * Own: never known. Certificates are public; the state names the one who passed, and where it would name the viewer isn't
 * known.
 * Not known: a date where `completed_at` is null, as on the page that was measured; certificates of roles, which are read
 * by the first name in their list; pages that HackerRank's own script fills after a change of page, whose state stays that
 * of the first page (a certificate that it doesn't hold gives nothing).
 */
import { dateIn, isIsoDate } from '../dates';
import { isObject, jsonAt, stringAt } from '../embedded';
import { decoded, tidy } from '../page';
import type { Adapter, Observation, Page } from '../types';

export const hackerrank: Adapter = {
  id: 'hackerrank',
  label: 'HackerRank',
  facts: '2026-11',
  hosts: ['*://www.hackerrank.com/certificates/*'],
  pages: [
    {
      kind: 'certificate',
      confidence: 'H',
      path: /^\/certificates\/(?:iframe\/)?[0-9a-f]{12}\/?$/i,
      read: readCertificate,
    },
  ],
};

/** The state of the page that was measured is a few kB. */
const STATE_LIMIT = 2_000_000;

function readCertificate({ document, url }: Page): Observation[] {
  const id = /([0-9a-f]{12})\/?$/i.exec(url.pathname)?.[1]?.toLowerCase() ?? '';
  const certificate = memberAt(stateOf(document), 'community', 'skillsVerification', 'certificates', id);
  const names = memberAt(certificate, 'certificates');
  const [name]: readonly unknown[] = Array.isArray(names) ? names : [];
  const title = typeof name === 'string' ? tidy(name) : '';
  if (stringAt(certificate, 'status') !== 'test_passed' || title === '') return [];
  const address = `https://www.hackerrank.com/certificates/${id}`;
  const stated = stringAt(certificate, 'completed_at');
  const completedAt = isIsoDate(stated) ? stated : dateIn(stated, 'en');
  const recipient = tidy(stringAt(certificate, 'hacker_name'));
  return [
    {
      platform: 'hackerrank',
      itemId: `certificate/${id}`,
      kind: 'exam',
      title,
      url: address,
      status: 'completed',
      own: 'unknown',
      signal: 'certificate-page',
      credentials: [{ url: address, id }],
      ...(completedAt === null ? {} : { completedAt }),
      ...(recipient === '' ? {} : { recipient }),
    },
  ];
}

function stateOf(document: Document): unknown {
  const content = document.querySelector('script#initialData[type="application/json"]')?.textContent?.trim() ?? '';
  return content.length > STATE_LIMIT ? undefined : jsonAt(decoded(content), 0);
}

function memberAt(value: unknown, ...keys: readonly string[]): unknown {
  let member = value;
  for (const key of keys) member = isObject(member) && Object.hasOwn(member, key) ? member[key] : undefined;
  return member;
}
