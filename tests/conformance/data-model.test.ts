import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDataModel, checkPresentationModel } from '../../lib/verify/checks/data-model';
import { hasType, isObject, type JsonObject } from '../../lib/verify/json';

/** W3C's own inputs for the VC Data Model 2.0, kept outside this repository. */
const VECTORS = path.join(path.resolve(process.env.TOUCHSTONE_SHARED ?? '../shared'), 'vectors/w3c-vcdm2');
const has = existsSync(VECTORS);
const files = has
  ? readdirSync(VECTORS, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.json'))
      .toSorted()
  : [];
/** Its name says neither: the suite asks an issuer, not a verifier. */
const NEITHER = new Set(['presentation-self-asserted-vc-issuer-mismatch.json']);

/** What W3C's harness does to an input before it is judged: it puts in its issuer, and dates for the placeholders. */
function asIssued(file: string): JsonObject {
  const text = readFileSync(path.join(VECTORS, file), 'utf8')
    .replaceAll('"FUTURE DATE"', '"2099-01-01T00:00:00Z"')
    .replaceAll('"PAST DATE"', '"2020-01-01T00:00:00Z"');
  const document: unknown = JSON.parse(text);
  if (!isObject(document)) throw new Error(`${file} holds no object`);
  if (!/^(?:names-and-descriptions\/)?(?:credential|issuer)-/.test(file) || file.includes('no-issuer')) return document;
  const { issuer } = document;
  if (issuer === undefined) return { ...document, issuer: 'did:example:issuer' };
  return isObject(issuer) && !('id' in issuer)
    ? { ...document, issuer: { id: 'did:example:issuer', ...issuer } }
    : document;
}

describe.skipIf(!has)('W3C’s inputs for the VC Data Model 2.0', () => {
  it.each(files.filter((file) => !NEITHER.has(file)))('%s', (file) => {
    const document = asIssued(file);
    const check = file.startsWith('presentation') ? checkPresentationModel(document) : checkDataModel(document);
    expect(check.outcome, JSON.stringify(check)).toBe(/-fail(?:-or-inject)?\.json$/.test(file) ? 'fail' : 'pass');
  });

  it('are all there', () => {
    expect(files.length).toBeGreaterThanOrEqual(65);
    expect(files.filter((file) => /-(?:ok|fail|fail-or-inject)\.json$/.test(file)).length).toBe(
      files.length - NEITHER.size,
    );
  });
});

/** Signed credentials of the Digital Credentials Consortium; whether each is valid is told in the vectors' manifest. */
const FIXTURES = path.join(VECTORS, '../dcc-vc-test-fixtures');

describe.skipIf(!existsSync(FIXTURES))('credentials of the Digital Credentials Consortium', () => {
  const credentials = existsSync(FIXTURES)
    ? readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' }).filter(
        // One of them is empty where it was published.
        (file) => file.endsWith('.json') && readFileSync(path.join(FIXTURES, file)).length > 0,
      )
    : [];

  it.each(credentials)('%s obeys its model', (file) => {
    const document: unknown = JSON.parse(readFileSync(path.join(FIXTURES, file), 'utf8'));
    if (!isObject(document) || !hasType(document, 'VerifiableCredential')) return;
    const check = checkDataModel(document);
    expect(check.outcome, JSON.stringify(check)).toBe('pass');
  });
});
