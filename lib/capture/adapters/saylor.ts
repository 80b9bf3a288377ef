/*
 * Saylor Academy: a Moodle at learn.saylor.org, with the certificate manager (`tool_certificate`). Facts: that it is one H
 * (addresses in many public links, 2023 to 2026); that the manager's pages are as its source has them M (a public verifier
 * of 2026 reads the same rows there).
 *
 * Read: what `moodle.ts` reads, under an id of its own: courses, badges, one's own list of certificates, and the page that
 * confirms a certificate's code.
 * Own: as on any Moodle, the signed-in user's number.
 * Not known: which course a certificate belongs to, other than by its title: it is a credential of its own. Grade and hours
 * stand in the PDF only. `certificates.saylor.org/<uuid>` (another service, seen once) isn't read.
 */
import type { Adapter } from '../types';
import { moodleReaders } from './moodle';

export const saylor: Adapter = {
  id: 'saylor',
  label: 'Saylor Academy',
  facts: '2026-11',
  hosts: ['*://learn.saylor.org/*'],
  ...moodleReaders('saylor'),
};
