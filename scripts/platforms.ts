import { writeFileSync } from 'node:fs';
import { adapters } from '../lib/capture/registry';
import type { Adapter, Confidence } from '../lib/capture/types';

/** Writes docs/platforms.md from the adapters' own files. `tests/scripts/platforms.test.ts` fails when it was forgotten. */
export const PLATFORMS_PAGE = 'docs/platforms.md';

export function platformsPage(platforms: readonly Adapter[] = adapters): string {
  return `# Learning platforms

Written by \`npm run platforms\` from \`lib/capture/adapters/\`; each file there says what is read, what tells whose it is, and what is not known.

- **Where**: the platform’s own hosts. "Any site you turn on": software found on many hosts, which is known by what its pages show.
- **Pages** and **answers**: the kinds of pages that are read, and the kinds of data that pages fetch and that are read as they pass; nothing is fetched for it. Behind each how sure the facts are: **H** first-party source, or a live page measured in the last two years by several readers; **M** one working tool at most two years old, or first-party but old; **L** the form of the address alone, or older than three years.
- **Catch up**: the list of one’s own courses can be read from beginning to end, when you ask for it.
- **Facts**: the month in which they were gathered.

| platform | where | pages | answers | catch up | facts |
|---|---|---|---|---|---|
${platforms
  .toSorted((one, other) => one.label.localeCompare(other.label, 'en'))
  .map(row)
  .join('\n')}
`;
}

function row({ label, hosts, sniff, pages, answers = [], lists = [], facts }: Adapter): string {
  const own = hosts.map((pattern) => `\`${placeOf(pattern)}\``);
  const others =
    own.length === 0 ? ['any site you turn on'] : sniff === undefined ? [] : ['any other site you turn on'];
  const where = [...own, ...others].join(', ');
  const told = pages.length + answers.length === 0 ? 'what its content reports to the page' : kinds(pages);
  return `| ${label} | ${where} | ${told} | ${kinds(answers)} | ${lists.length === 0 ? '–' : 'yes'} | ${facts} |`;
}

/** A match pattern as people read it: `*://*.school.example/learn/*` → `*.school.example/learn/…` */
export function placeOf(pattern: string): string {
  const place = pattern.replace(/^[^:]+:\/\//, '').replace(/\/\*$/, '');
  return place.includes('/') ? `${place}/…` : place;
}

function kinds(readers: readonly { readonly kind: string; readonly confidence: Confidence }[]): string {
  return readers.map(({ kind, confidence }) => `${kind} **${confidence}**`).join(', ') || '–';
}

if (process.argv[1]?.endsWith('platforms.ts')) writeFileSync(PLATFORMS_PAGE, platformsPage());
