import type { RegistryForm, RegistrySource } from './types';

/** A registry that anybody may consult, and that we know of. */
export interface KnownRegistry extends RegistrySource {
  /** Kept in settings: never renamed. */
  readonly id: string;
  /** Consulted unless the reader turns it off. Never one that holds test issuers. */
  readonly byDefault: boolean;
  /** Does its host let every web site read it, so that no permission is needed? GitHub Pages does. */
  readonly open: boolean;
  /** Where it says by which rules issuers are listed. */
  readonly governance: string;
}

/** What the address of an OpenID Federation entity configuration ends in. OpenID Federation 1.0, 9. */
export const FEDERATION_PATH = '/.well-known/openid-federation';

/**
 * Facts from the Digital Credentials Consortium's list of known registries (June 2025). Credential Engine's own registry
 * stands here with its test instance alone: the address of its production instance is published nowhere that we found, and
 * is not guessed; who knows it adds it. None of them accredits anybody: a listing says that the registry knows the issuer.
 */
export const KNOWN_REGISTRIES: readonly KnownRegistry[] = [
  {
    id: 'dcc-members',
    name: 'DCC Member Registry',
    form: 'federation',
    url: `https://registry.dcconsortium.org${FEDERATION_PATH}`,
    test: false,
    byDefault: true,
    open: false,
    governance: 'https://registry.dcconsortium.org/governance-policy',
  },
  {
    id: 'dcc-members-list',
    name: 'DCC Member Registry (earlier list)',
    form: 'list',
    url: 'https://digitalcredentials.github.io/dcc-registry/registry.json',
    test: false,
    byDefault: true,
    open: true,
    governance: 'https://digitalcredentials.github.io/dcc-registry',
  },
  {
    id: 'dcc-community',
    name: 'DCC Community Registry (test issuers)',
    form: 'list',
    url: 'https://digitalcredentials.github.io/community-registry/registry.json',
    test: true,
    byDefault: false,
    open: true,
    governance: 'https://digitalcredentials.github.io/community-registry',
  },
  {
    id: 'dcc-sandbox',
    name: 'DCC Sandbox Registry (test issuers)',
    form: 'list',
    url: 'https://digitalcredentials.github.io/sandbox-registry/registry.json',
    test: true,
    byDefault: false,
    open: true,
    governance: 'https://digitalcredentials.github.io/sandbox-registry',
  },
  {
    id: 'dcc-members-test',
    name: 'DCC Member Registry, test instance (test issuers)',
    form: 'federation',
    url: `https://test.registry.dcconsortium.org${FEDERATION_PATH}`,
    test: true,
    byDefault: false,
    open: false,
    governance: 'https://test.registry.dcconsortium.org/governance-policy',
  },
  {
    id: 'credential-engine-test',
    name: 'Credential Engine Issuer Registry, test instance (test issuers)',
    form: 'federation',
    url: `https://test.issuerregistry.credentialengine.org/oidfed${FEDERATION_PATH}`,
    test: true,
    byDefault: false,
    open: false,
    governance: 'https://credentialengine.org/iir-governance-framework/',
  },
  {
    id: 'opensalt-test',
    name: 'OpenSALT Issuer Registry, test instance (test issuers)',
    form: 'federation',
    url: `https://staging.opensalt.net/issuer-registry${FEDERATION_PATH}`,
    test: true,
    byDefault: false,
    open: false,
    governance: 'https://staging.opensalt.net/issuer-registry/governance',
  },
  {
    id: 'msp',
    name: 'MSP Registry, sandbox (test issuers)',
    form: 'list',
    url: 'https://sandbox-issuer.myskillspocket.com/registry.json',
    test: true,
    byDefault: false,
    open: false,
    governance: 'https://pocket.asu.edu/',
  },
];

/** The form of a registry somebody adds by its address alone: the place where federations keep their configuration, or else a list. */
export function formOf(url: string): RegistryForm {
  return URL.canParse(url) && new URL(url).pathname.endsWith(FEDERATION_PATH) ? 'federation' : 'list';
}
