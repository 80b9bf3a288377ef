/*
 * Chamilo, on any site the user turned on. Facts: November 2026, from the source of Chamilo 1.11 (page and template); not run.
 *
 * Read: one's own certificates (M).
 * Chamilo gives a certificate when the gradebook's minimum is reached; the list names the course, a score and the day.
 * Own: the list is of whoever is signed in, and is refused to others. An administrator's "log in as" leaves no mark that is
 * known. A certificate's own page (`/certificates/index.php?id=`) is public, made by the school from its own template, and
 * names its course in no known place: not read.
 * Not known: progress in courses, Chamilo 2's own pages, what the score is out of.
 */
import { dateIn } from '../dates';
import { address, all, language, text } from '../page';
import { siteName } from '../site';
import type { Adapter, Observation, Page } from '../types';

export const chamilo: Adapter = {
  id: 'chamilo',
  label: 'Chamilo',
  facts: '2026-11',
  hosts: [],
  sniff: isChamilo,
  pages: [
    {
      kind: 'my-certificates',
      confidence: 'M',
      path: /\/main\/gradebook\/my_certificates\.php$/,
      read: readMyCertificates,
    },
  ],
};

export function isChamilo({ document }: Page): boolean {
  const generator = 'meta[name="Generator"][content^="Chamilo"], meta[name="generator"][content^="Chamilo"]';
  return document.querySelector(generator) !== null;
}

/** Rows of course, score, date and link; in the second table the session stands before them. */
function readMyCertificates({ url, document }: Page): Observation[] {
  const folder = url.pathname.replace(/\/main\/gradebook\/.*$/, '');
  return all(document, 'table tr').flatMap((row) => {
    const cells = all(row, 'td');
    const place = address(cells.at(-1)?.querySelector('a')?.getAttribute('href'), url);
    const id = place?.searchParams.get('id') ?? '';
    const title = text(cells.at(-4));
    const isCertificate = place?.host === url.host && place.pathname === `${folder}/certificates/index.php`;
    if (!isCertificate || !/^\d{1,12}$/.test(id) || title === '') return [];
    const completedAt = dateIn(text(cells.at(-2)), language(document));
    const certificate = `${url.origin}${folder}/certificates/index.php?id=${id}`;
    return [
      {
        platform: 'chamilo',
        itemId: `${siteName(url.hostname)}${folder}/certificate/${id}`,
        kind: 'credential',
        title,
        url: certificate,
        status: 'completed',
        own: 'yes',
        signal: 'my-certificates',
        ...(completedAt === null ? {} : { completedAt }),
        // Several Chamilos can stand on one host, and each counts its certificates from 1: the number is no id.
        credentials: [{ url: certificate, id: null }],
      },
    ];
  });
}
