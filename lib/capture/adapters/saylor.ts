/*
 * Saylor Academy: a Moodle at learn.saylor.org, with the certificate manager (`tool_certificate`). Facts: that it is one H
 * (addresses in many public links, 2023 to 2026); the manager's pages M (its public source of 2019 to 2021, and a public
 * verifier of 2026 that reads the same rows at Saylor).
 *
 * Read: what `moodle.ts` reads, under an id of its own; one's own list of certificates; the page that checks a
 * certificate's code (`/admin/tool/certificate/index.php?code=`). Rows are read by their place, not by their words.
 * Own: as on any Moodle, the signed-in user's number. The list is the viewer's, unless it was asked for somebody else's.
 * The page of a code is anybody's; in the manager's older form it links to the holder's profile, whose number tells.
 * Not known: which course a certificate belongs to, other than by its title: it is a credential of its own. Grade and hours
 * stand in the PDF only. `certificates.saylor.org/<uuid>` (another service, seen once) isn't read.
 */
import { dateIn } from '../dates';
import { address, all, language, text, textWithout } from '../page';
import type { Adapter, Observation, Own, Page } from '../types';
import { type MoodleSite, moodleReaders, siteOf } from './moodle';

const CODE = /^[0-9]{6,12}[A-Z]{1,4}$/;
const { pages, ...others } = moodleReaders('saylor');

export const saylor: Adapter = {
  id: 'saylor',
  label: 'Saylor Academy',
  facts: '2026-11',
  hosts: ['*://learn.saylor.org/*'],
  ...others,
  pages: [
    // Those of the certificate manager are its own: they know more of it than any Moodle shows.
    ...pages.filter(({ kind }) => !['certificate', 'my-certificates'].includes(kind)),
    { kind: 'certificate', confidence: 'M', path: /^\/admin\/tool\/certificate\/index\.php$/, read: readCertificate },
    { kind: 'my-certificates', confidence: 'M', path: /^\/admin\/tool\/certificate\/my\.php$/, read: readCertificates },
  ],
};

function certificate(
  site: MoodleSite,
  { code, title, own, issued }: { code: string; title: string; own: Own; issued: string | null },
  signal: string,
): Observation {
  const url = `${site.root}/admin/tool/certificate/index.php?code=${code}`;
  return {
    platform: 'saylor',
    itemId: `${site.name}/certificate/${code}`,
    kind: 'credential',
    title,
    url,
    status: 'completed',
    own,
    signal,
    provider: 'Saylor Academy',
    credentials: [{ url, id: code }],
    ...(issued === null ? {} : { completedAt: issued }),
  };
}

function readCertificate(page: Page): Observation[] {
  const { document, url } = page;
  const code = url.searchParams.get('code') ?? '';
  const [holder, name, issued] = resultRows(document);
  // The form to type a code in has no result; a wrong code gives a notice.
  if (!CODE.test(code) || !holder || !name || !issued || text(name) === '') return [];
  const site = siteOf(page);
  const recipient = textWithout(holder, 'strong');
  const day = dateIn(textWithout(issued, 'strong'), language(document));
  const title = textWithout(name, 'strong');
  const seen = certificate(site, { code, title, own: ownOf(holder, site, url), issued: day }, 'certificate-page');
  return [{ ...seen, ...(recipient === '' ? {} : { recipient }) }];
}

/** Holder, certificate, issued on, expires, status: cells of a table, or before 2020 items of a list. */
function resultRows(document: Document): readonly Element[] {
  const rows = all(document, '#region-main table.generaltable tr', 10).flatMap(
    (row) => row.querySelector('td:nth-child(2)') ?? [],
  );
  const items = all(document, '#region-main ul.list-unstyled > li', 10).filter((item) => item.querySelector('strong'));
  return [rows, items].find((found) => found.length >= 5) ?? [];
}

/** The link to the holder's profile holds their number. */
function ownOf(holder: Element, site: MoodleSite, base: URL): Own {
  const profile = address(holder.querySelector('a[href*="/user/"]')?.getAttribute('href'), base);
  const id = profile?.searchParams.get('id');
  if (!id || site.userId === null || site.own !== 'yes') return 'unknown';
  return id === site.userId ? 'yes' : 'no';
}

function readCertificates(page: Page): Observation[] {
  const { document, url } = page;
  const site = siteOf(page);
  const asked = url.searchParams.get('userid');
  const own = asked !== null && asked !== '0' && asked !== site.userId ? 'no' : site.own;
  return all(document, '#region-main table tr').flatMap((row) => {
    const links = all(row, 'a[href*="/admin/tool/certificate/"][href*="code="]', 5);
    const code = links
      .map((link) => address(link.getAttribute('href'), url)?.searchParams.get('code') ?? '')
      .find((found) => CODE.test(found));
    const [name, issued] = all(row, 'th, td', 2);
    const title = text(name);
    if (code === undefined || title === '') return [];
    return [
      certificate(site, { code, title, own, issued: dateIn(text(issued), language(document)) }, 'my-certificates'),
    ];
  });
}
