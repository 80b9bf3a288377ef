// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { findLinks } from '../../../lib/links/find';
import { identitiesShown } from '../../../lib/links/profiles/identities';
import { PROFILE_SITES, profileSiteFor } from '../../../lib/links/profiles/registry';
import { recogniseHref } from '../../../lib/links/registry';

/** Pages of invented people, in each site's markup; what else links to a credential in them is to be left alone. */
const FIXTURES = join(import.meta.dirname, '../../fixtures/profiles');
const EXPECTED = v.record(
  v.string(),
  v.strictObject({
    url: v.string(),
    owner: v.nullable(v.string()),
    links: v.array(v.strictObject({ url: v.string(), text: v.string() })),
    identities: v.optional(v.array(v.string())),
  }),
);

function expectedOf(site: string): v.InferOutput<typeof EXPECTED> {
  return v.parse(EXPECTED, JSON.parse(readFileSync(join(FIXTURES, site, 'expected.json'), 'utf8')));
}

it('every site with a file of its own has a folder of pages', () => {
  expect(readdirSync(FIXTURES).sort()).toEqual([...PROFILE_SITES.map(({ id }) => id), 'generic'].sort());
});

describe.each(readdirSync(FIXTURES))('%s', (id) => {
  const pages = expectedOf(id);

  it('has what is expected of each of its pages written down', () => {
    const files = readdirSync(join(FIXTURES, id)).filter((name) => name.endsWith('.html'));
    expect(Object.keys(pages).sort()).toEqual(files.sort());
  });

  it.each(Object.entries(pages))('%s: whose it is, each credential once, and nothing of others', (file, expected) => {
    const url = new URL(expected.url);
    const document = new DOMParser().parseFromString(readFileSync(join(FIXTURES, id, file), 'utf8'), 'text/html');
    const site = profileSiteFor(url);
    const page = { url, document };
    const scopes = site.scopes(page);
    const links = scopes
      .flatMap((scope) => findLinks(scope, (address) => recogniseHref(address, url.href)))
      .filter(({ link }) => link.kind === 'award')
      .map(({ link, text }) => ({ url: link.url, text }));
    expect([site.id, site.isProfile(page)]).toEqual([id, true]);
    expect({ owner: site.owner(page), links }).toEqual({ owner: expected.owner, links: expected.links });
    if (expected.identities !== undefined) expect(identitiesShown(scopes)).toEqual(expected.identities);
  });
});
