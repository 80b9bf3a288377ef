import { importJWK, SignJWT } from 'jose';
import { type Answer, openJson } from './answers';
import { COLLEGE, HARBOUR, type Issuer } from './issuers';
import { keyOf } from './keys';

/** A registry of issuers that nobody knows: a person has to add it. */
export const GUILD_LIST = 'https://registry.guild.example/registry.json';

const DCC = 'https://registry.dcconsortium.org';
const DCC_LIST = 'https://digitalcredentials.github.io/dcc-registry/registry.json';
const KEY = keyOf(DCC);
const KID = 'registry-key-1';

/**
 * What the registries of the world answer: under the Digital Credentials Consortium's own addresses one that signs
 * statements (https://openid.net/specs/openid-federation-1_0.html) and lists the college, and an empty list; and the
 * guild's list, which has the harbour.
 */
export async function registryAnswers(): Promise<Map<string, Answer>> {
  const { d: _private, ...jwk } = KEY.jwk;
  const anchor = await statement(DCC, {
    jwks: { keys: [{ ...jwk, kid: KID }] },
    metadata: {
      federation_entity: {
        organization_name: 'Digital Credentials Consortium',
        federation_fetch_endpoint: `${DCC}/fetch`,
        federation_list_endpoint: `${DCC}/subordinate_listing`,
      },
    },
  });
  const college = await statement(COLLEGE.id, { metadata: { federation_entity: { organization_name: COLLEGE.name } } });
  return new Map<string, Answer>([
    [`${DCC}/.well-known/openid-federation`, token(anchor)],
    // As the real one, they say nothing to other origins: the extension needs its permission.
    [`${DCC}/subordinate_listing`, plain([COLLEGE.id])],
    [`${DCC}/fetch?sub=${encodeURIComponent(COLLEGE.id)}`, token(college)],
    [DCC_LIST, openJson(list([]))],
    [GUILD_LIST, plain(list([HARBOUR]))],
  ]);
}

const token = (body: string): Answer => ({ status: 200, type: 'application/entity-statement+jwt', body });
const plain = (value: unknown): Answer => ({ status: 200, type: 'application/json', body: JSON.stringify(value) });

const list = (issuers: readonly Issuer[]) => ({
  meta: { created: '2024-01-01T00:00:00Z', updated: '2024-01-01T00:00:00Z' },
  registry: Object.fromEntries(issuers.map(({ id, name }) => [id, { name, location: 'Port Example' }])),
});

/** Valid for long, so that the world's bytes are the same on every run. */
async function statement(sub: string, claims: object): Promise<string> {
  return new SignJWT({ ...claims, iss: DCC, sub, iat: 1_704_067_200, exp: 4_070_908_800 })
    .setProtectedHeader({ alg: 'EdDSA', kid: KID, typ: 'entity-statement+jwt' })
    .sign(await importJWK(KEY.jwk, 'EdDSA'));
}
