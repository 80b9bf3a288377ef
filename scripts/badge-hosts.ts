import { writeFileSync } from 'node:fs';
import { NO_RECORD } from '../lib/links/record';
import { BADGE_HOSTS } from '../lib/links/registry';
import type { BadgeHost, HostRecord } from '../lib/links/types';

/** Writes docs/badge-hosts.md from the badge hosts' own files. `tests/scripts/badge-hosts.test.ts` fails when it was forgotten. */
export const BADGE_HOSTS_PAGE = 'docs/badge-hosts.md';

export function badgeHostsPage(): string {
  return `# Badge hosts

Written by \`npm run badge-hosts\` from \`lib/links/hosts/\`; each file there says what is known of its host, how, and since when. Hosts are asked in this order: those with sites of their own, those found on any site, the general case.

- **Asked**: who is asked about an award, with a permission that the extension has from the start. "The link’s own site" may need your leave first ("Allow checking"); so does Badgr’s software on other sites. "Nothing": no record is known that a program may read, so links are recognised and named, and the answer is "No proof". A short link is followed only when you ask.
- **Counts for**: how long an answer is shown without asking again; first good news (verified, confirmed), then everything else. A report is never fresh beyond the credential’s own end.
- **Only when you open it**: the page is read while you have it open, never fetched.

| badge host | asked | counts for |
|---|---|---|
${BADGE_HOSTS.map(row).join('\n')}
`;
}

function row({ label, foundOn, record }: BadgeHost): string {
  return `| ${label}${foundOn === undefined ? '' : ` (on ${foundOn})`} | ${asked(record)} | ${counts(record)} |`;
}

function asked({ asks, documents, opened }: HostRecord): string {
  if (opened !== undefined) return 'only when you open it';
  if (documents === NO_RECORD.documents) return 'nothing';
  return asks.length === 0 ? 'the link’s own site' : asks.map((host) => `\`${host}\``).join(', ');
}

function counts({ keep, documents, opened }: HostRecord): string {
  if (opened !== undefined) return time(opened.keptFor);
  return documents === NO_RECORD.documents ? '–' : `${time(keep.good)}; ${time(keep.bad)}`;
}

function time(milliseconds: number): string {
  const minutes = milliseconds / 60_000;
  const [number, unit] = minutes % 1440 === 0 ? [minutes / 1440, 'day'] : [minutes, 'minute'];
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}

if (process.argv[1]?.endsWith('badge-hosts.ts')) writeFileSync(BADGE_HOSTS_PAGE, badgeHostsPage());
