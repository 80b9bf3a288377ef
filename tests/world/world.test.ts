import { beforeAll, describe, expect, it } from 'vitest';
import { recognise } from '../../lib/links/registry';
import { checkLink } from '../../lib/resolve/resolve';
import { NO_REGISTRY } from '../../lib/verify/issuers/known';
import type { FetchDocument } from '../../lib/verify/types';
import { loadRare } from '../load-rare';
import { EXPECTED_VERDICTS, MORE_VERDICTS } from './expected';
import { LEARNER } from './people';
import { createWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});

const fetch: FetchDocument = async (url) => {
  const answer = world.answer('GET', new URL(url));
  if (typeof answer === 'string') return { ok: false, url, reason: 'network' };
  const type = answer.type.split(';', 1)[0] ?? '';
  return { ok: true, url, status: answer.status, type, bytes: new Uint8Array(Buffer.from(answer.body)) };
};

describe('the invented world, minted apart from the product, is judged as it was meant', () => {
  it.each([...EXPECTED_VERDICTS, ...MORE_VERDICTS])('%s', async (href, { verdict }) => {
    const link = recognise(href);
    if (link?.kind !== 'award') return expect(link?.kind).toBe(verdict);
    const options = { fetch, now: new Date(), registry: NO_REGISTRY, rare: loadRare, holder: LEARNER.name };
    const report = await checkLink(link, options);
    expect(report.verdict, JSON.stringify(report.checks, null, 1)).toBe(verdict);
  });
});
