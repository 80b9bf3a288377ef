import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { fail, notApplicable, pass, unknown } from '../check';
import { ACHIEVEMENT_TYPES } from '../formats/vc';
import { hasType, isObject, type JsonObject, listOf, parseJson, textOf } from '../json';
import { MAX_SCHEMA_BYTES, MAX_SCHEMAS } from '../limits';
import type { Run } from '../run';
import type { Check } from '../types';
import { unread } from '../unread';
import { digestFits } from './digest';
import { V2 } from './model/contexts';
import { worstOf } from './worst';

const ACCEPT_SCHEMA = 'application/schema+json, application/json;q=0.9';

/** Types whose schema is a JSON schema. Verifiable Credentials JSON Schema, 2; Open Badges 3.0, 1EdTechJsonSchemaValidator2019. */
const JSON_SCHEMA_TYPES = [
  '1EdTechJsonSchemaValidator2019',
  'JsonSchema',
  'JsonSchemaValidator2018',
  'JsonSchemaValidator2019',
  'JsonSchemaValidator2020',
];

const OFFICIAL_PLACE = /^https:\/\/purl\.imsglobal\.org\/spec\/(?:ob\/v3p0|clr\/v2p0)\/schema\/[\w./-]+\.json$/;

/** SHA-256 (hex) of 1EdTech's schemas: read from their own address, taken only if they match. */
const PINNED: ReadonlyMap<string, string> = new Map([
  [
    'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json',
    'b7358e895f492e74055dc6bfc7ffc420d0e497f90c4579fb83d9519b86d393ea',
  ],
  [
    'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_endorsementcredential_schema.json',
    '786b1190ea97e7e339d8057f02414603c0e2b8b1cbe46fd72165c73f39a256c6',
  ],
  [
    'https://purl.imsglobal.org/spec/clr/v2p0/schema/json/clr_v2p0_clrcredential_schema.json',
    '59d778659204b0bd593e9e2ab1683fb6f688e339885c44019f606ed6feb4caee',
  ],
  [
    'https://purl.imsglobal.org/spec/clr/v2p0/schema/json/clr_v2p0_achievementcredential_schema.json',
    'c3cbfc94bde1c1ed8500994933fefb2dadc13a591bbe7b6c58e9978921fd34c3',
  ],
]);

/** Pinned schemas, kept as long as the worker lives: they are constants. */
const accepted = new Map<string, JsonObject>();

/**
 * Is the credential built as every schema it names demands? A schema is data: fetched from the address that the credential
 * gives, never followed further. 1EdTech's own schemas say what `checkDataModel` asks anyway, so one of them that can't be
 * read, or is not the one we know, changes nothing; any other that can't be read leaves the question open.
 * VC Data Model 2.0, 4.11; Verifiable Credentials JSON Schema, 3.
 */
export async function checkSchemas(run: Run, credential: JsonObject): Promise<Check> {
  const entries = listOf(credential.credentialSchema);
  if (entries.length === 0) return notApplicable('schema');
  if (entries.length > MAX_SCHEMAS) return unknown('schema', 'schema-unusable', { value: String(entries.length) });
  const checks: Check[] = [];
  for (const entry of entries) checks.push(await checkEntry(run, credential, isObject(entry) ? entry : {}));
  return worstOf(checks);
}

async function checkEntry(run: Run, credential: JsonObject, entry: JsonObject): Promise<Check> {
  const url = textOf(entry.id) ?? '';
  if (!JSON_SCHEMA_TYPES.some((type) => hasType(entry, type)))
    return unknown('schema', 'schema-type-unknown', { type: listOf(entry.type)[0], url });
  const official = OFFICIAL_PLACE.test(url) && isOfOfficialKind(credential);
  const read = official ? await readOfficial(run, credential, url) : await readSchema(run, credential, entry, url);
  if ('id' in read) return read;
  const verdict = (await run.rare()).compareWithSchema(credential, read.schema);
  switch (verdict.kind) {
    case 'holds':
      return pass('schema', 'schema-holds', { url });
    case 'violated':
      return fail('schema', 'schema-violated', { member: verdict.member, url });
    case 'unusable':
      return official
        ? pass('schema', 'schema-own-rules', { url })
        : unknown('schema', 'schema-unusable', { url, value: verdict.why });
  }
}

type Read = { readonly schema: JsonObject } | Check;

/** What our own rules know: a badge, a record, an endorsement. Another credential that names such a schema is compared with it. */
const isOfOfficialKind = (credential: JsonObject) =>
  [...ACHIEVEMENT_TYPES, 'ClrCredential', 'EndorsementCredential'].some((type) => hasType(credential, type));

/** These schemas were rewritten for VC Data Model 2.0 at their old address: what was issued before can't be held to them. */
async function readOfficial(run: Run, credential: JsonObject, url: string): Promise<Read> {
  const own = pass('schema', 'schema-own-rules', { url });
  const digest = PINNED.get(url);
  if (!digest || listOf(credential['@context'])[0] !== V2) return own;
  const known = accepted.get(digest);
  if (known) return { schema: known };
  const answer = await run.fetch(url, ACCEPT_SCHEMA);
  if (!answer.ok || answer.status !== 200 || bytesToHex(sha256(answer.bytes)) !== digest) return own;
  const schema = parseSchema(answer.bytes);
  if (!schema) return own;
  accepted.set(digest, schema);
  return { schema };
}

async function readSchema(run: Run, credential: JsonObject, entry: JsonObject, url: string): Promise<Read> {
  const unusable = (value: string) => unknown('schema', 'schema-unusable', { url, value });
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return unusable(url.split(':', 1)[0] ?? '');
  const answer = await run.fetch(url, ACCEPT_SCHEMA);
  if (!answer.ok || answer.status !== 200) return unread('schema', 'schema-unreachable', url, answer);
  const digests = digestsFor(credential, entry, url);
  if (digests.length === 0 && new URL(answer.url).host !== new URL(url).host)
    // An open redirect of a famous host must not let another host say what a credential should look like.
    return unknown('schema', 'schema-unreachable', { url, value: 'redirected' });
  for (const digest of digests) {
    const fit = digestFits(answer.bytes, digest);
    if (fit !== 'fits') return fit === 'differs' ? unknown('schema', 'schema-differs', { url }) : unusable(digest);
  }
  if (answer.bytes.byteLength > MAX_SCHEMA_BYTES) return unusable('too large');
  const schema = parseSchema(answer.bytes);
  return schema ? { schema } : unusable('not JSON');
}

/** What the issuer said the schema's digest is, beside its name or among the related resources. VC Data Model 2.0, 5.3. */
function digestsFor(credential: JsonObject, entry: JsonObject, url: string): readonly string[] {
  const related = listOf(credential.relatedResource).filter((one) => isObject(one) && one.id === url);
  return [entry, ...related]
    .flatMap((one) => (isObject(one) ? [one.digestSRI, one.digestMultibase] : []))
    .flatMap((digest) => (typeof digest === 'string' ? [digest] : []));
}

function parseSchema(bytes: Uint8Array): JsonObject | null {
  const parsed = parseJson(new TextDecoder().decode(bytes));
  return parsed.ok && isObject(parsed.value) ? parsed.value : null;
}
