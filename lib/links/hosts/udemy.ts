import type { IssuerPage } from '../../verify/types';
import { recipientNamed } from '../answer';
import { FOR_A_WEEK, openedRecord } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost, CredentialLink, HtmlFacts } from '../types';

const PICTURE = 'https://udemy-certificate.s3.amazonaws.com/image/UC-';
const RECIPIENT = '[data-purpose="certificate-recipient-url"]';
const COURSE = '[data-purpose="certificate-course-url"]';
const SENTENCE = '[data-purpose="certificate-description"]';
/** Where the page may say which certificate it shows. */
const ADDRESSES = [`img[src^="${PICTURE}"]@src`, 'link[rel="canonical"]@href'];

/**
 * Udemy: certificates of courses. Its robots.txt keeps automated readers off their pages (2026-07), a wall keeps plain
 * requests out and scripts fill them, so they are read when the person opens them, and no other way. No expiry and no
 * revocation is known (2026-11).
 *
 * Who and what: `data-purpose` (three readers, 2023–2025). Which certificate: the picture on it, whose address holds the
 * id and is what people copy; Open Graph and the canonical address where they are there. No reader has told which are,
 * so all are looked at, and a page that names two certificates names none.
 */
export const udemy: BadgeHost = {
  id: 'udemy',
  label: 'Udemy',
  match,
  record: openedRecord({
    keptFor: FOR_A_WEEK,
    matches: ['https://*.udemy.com/certificate/*'],
    wanted: { metas: ['og:image', 'og:url'], texts: [RECIPIENT, COURSE, SENTENCE], attributes: ADDRESSES },
    read,
  }),
};

const ID = '(?:(?<id>[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}))';
const OLD_ID = '(?<id>[A-Z\\d]{8})';
const address = 'https://www.udemy.com/certificate/UC-$<id>/';

const pages = shapesUnder('certificate\\/', /^(?:[a-z\d-]+\.)?udemy\.com$/);
const short = shapesUnder('', /^ude\.my$/);
const files = matchShapes({
  id: 'udemy',
  hosts: ['udemy-certificate.s3.amazonaws.com'],
  shapes: [{ kind: 'file', path: /^\/(?:pdf|image)\// }],
});

function shapesUnder(path: string, hosts: RegExp) {
  return matchShapes({
    id: 'udemy',
    hosts,
    shapes: [
      { kind: 'award', path: new RegExp(`^\\/${path}UC-${ID}$`, 'i'), url: address, fold: 'lower' },
      { kind: 'award', path: new RegExp(`^\\/${path}UC-${OLD_ID}$`, 'i'), url: address, fold: 'upper' },
      // On the short host anything else leads elsewhere.
      { kind: 'placeholder', path: new RegExp(`^\\/${path}${path === '' ? 'UC-' : ''}[^/]+$`, 'i') },
    ],
  });
}

function match(url: URL): CredentialLink | null {
  const link = pages(url) ?? short(url) ?? files(url);
  if (link === null || link.id === null) return link;
  const { hostname } = url;
  // An organisation's own part of Udemy may be closed to others: its address stays its own.
  const own = hostname.endsWith('.udemy.com') && hostname !== 'www.udemy.com' ? hostname : 'www.udemy.com';
  return { ...link, id: `UC-${link.id}`, url: link.url.replace('www.udemy.com', own) };
}

function read(_link: CredentialLink, facts: HtmlFacts, url: string): IssuerPage | null {
  const recipient = facts.texts.get(RECIPIENT) ?? '';
  const achievement = facts.texts.get(COURSE) ?? '';
  if (recipient === '' && achievement === '') return null;
  return {
    url,
    how: 'opened',
    isKnownHost: true,
    id: idIn(facts),
    recipient: recipientNamed(recipient, url)?.name ?? null,
    achievement: achievement === '' ? null : achievement,
    issuer: { id: 'https://www.udemy.com', name: 'Udemy' },
    issuedAt: dateIn(facts),
    expiresAt: null,
  };
}

function idIn({ metas, attributes }: HtmlFacts): string | null {
  const stated = [metas.get('og:image'), metas.get('og:url'), ...ADDRESSES.map((name) => attributes.get(name))];
  const ids = new Set(stated.flatMap((text) => WRITTEN_ID.exec(text ?? '')?.[1] ?? []).map(spelled));
  const [id = null] = ids;
  return ids.size === 1 ? id : null;
}

const WRITTEN_ID = /\/UC-([\w-]{8,36})(?=[./?]|$)/i;

/** As a link's id is spelled: a UUID in small letters, an old code in capital ones. */
function spelled(id: string): string {
  return `UC-${id.includes('-') ? id.toLowerCase() : id.toUpperCase()}`;
}

/** "… on 06/09/2019 as taught by …", month first: known of the English page alone. */
function dateIn({ language, texts }: HtmlFacts): string | null {
  if (language !== 'en' && language !== 'en-us' && language !== 'en_us') return null;
  const [, month, day, year] = / on (\d{2})\/(\d{2})\/(\d{4})\b/.exec(texts.get(SENTENCE) ?? '') ?? [];
  const date = `${year}-${month}-${day}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) || !new Date(time).toISOString().startsWith(date) ? null : date;
}
