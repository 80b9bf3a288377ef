import { describe, expect, it } from 'vitest';
import type { Json } from '../world/sign';
import { anchoredV2, anchoredV3, type Batch, verifyBlockcert, world } from './blockcerts-mint';
import { reasonOf } from './mint';

/** Each leaf of a JSON value, and the value with that leaf changed. */
function* changes(value: unknown, at = ''): Generator<readonly [string, unknown]> {
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries())
      for (const [path, changed] of changes(item, `${at}.${i}`)) yield [path, value.with(i, changed)];
  } else if (typeof value === 'object' && value !== null) {
    for (const [member, inner] of Object.entries(value))
      for (const [path, changed] of changes(inner, `${at}.${member}`)) yield [path, { ...value, [member]: changed }];
  } else {
    yield [at.slice(1), another(value)];
  }
}

function another(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  const text = String(value);
  if (/^\d{4}-/.test(text)) return text.replace(/^(\d{3})./, '$13');
  return text.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'));
}

const isDocument = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Leaves that may be anything while the document stays verified. */
async function uncovered({ document, batch }: { readonly document: Json; readonly batch: Batch }) {
  const network = world(batch);
  expect((await verifyBlockcert(document, network)).verdict).toBe('verified');
  const found: string[] = [];
  for (const [path, changed] of changes(document)) {
    if (isDocument(changed) && (await verifyBlockcert(changed, network)).verdict === 'verified') found.push(path);
  }
  return found;
}

describe('each leaf of a verified Blockcert changed', () => {
  it('2: only the words beside the proof may differ', async () => {
    expect(await uncovered(await anchoredV2())).toEqual(['signature.type.1', 'signature.anchors.0.type']);
  });

  it('3: only when the proof says it was made may differ, which no Merkle proof covers', async () => {
    expect(await uncovered(await anchoredV3({ validUntil: '2034-05-03T09:00:00Z' }))).toEqual(['proof.created']);
  });
});

describe('a Blockcert larger than any', () => {
  it.each<[string, Json]>([
    ['six thousand texts', { evidence: Array.from({ length: 6000 }, (_, i) => `https://harbour.example/${i}`) }],
    ['six thousand objects', { evidence: Array.from({ length: 6000 }, () => ({})) }],
    ['forty contexts', { '@context': Array(40).fill('https://w3id.org/blockcerts/v2') }],
  ])('of %s is not expanded', async (_, more) => {
    const { document, batch } = await anchoredV2();
    const report = await verifyBlockcert({ ...document, ...more }, world(batch));
    expect(report.verdict).toBe('unverifiable');
    expect(reasonOf(report, 'schema')).toBe('too-deep');
  });
});
