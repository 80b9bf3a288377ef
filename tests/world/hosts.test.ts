import { beforeAll, describe, expect, it } from 'vitest';
import { identitiesOf } from '../../lib/links/identities';
import { NO_RECORD } from '../../lib/links/record';
import { BADGE_HOSTS, recognise } from '../../lib/links/registry';
import { checkLink } from '../../lib/resolve/resolve';
import { NO_REGISTRY } from '../../lib/verify/issuers/known';
import type { FetchDocument } from '../../lib/verify/types';
import { hasCaution } from '../../lib/verify/verdict';
import { loadRare } from '../load-rare';
import { casesOf, nameOf } from './hosts/host-world';
import { HOST_WORLDS } from './hosts/index';
import { LEARNER } from './people';
import { createWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await createWorld();
  for (const host of HOST_WORLDS)
    for (const { answers } of casesOf(host)) for (const [url, answer] of answers) world.put(url, answer);
});

/** As the extension's own, without its gate. */
const fetch: FetchDocument = async (url) => {
  const answer = world.answer('GET', new URL(url));
  if (typeof answer === 'string') return { ok: false, url, reason: answer === 'hang' ? 'timeout' : 'network' };
  if (answer.status === 429) return { ok: false, url, reason: 'rate-limited', retryAt: '2098-01-01T00:00:00Z' };
  const type = answer.type.split(';', 1)[0] ?? '';
  return { ok: true, url, status: answer.status, type, bytes: new Uint8Array(Buffer.from(answer.body)) };
};

describe('the badge hosts of the world', () => {
  it('are all that can be asked for a record or a page', () => {
    const asked = BADGE_HOSTS.filter(
      ({ record }) => record.asks.length > 0 || record.documents !== NO_RECORD.documents,
    );
    expect([...new Set(HOST_WORLDS.map(({ id }) => id))].sort()).toEqual(asked.map(({ id }) => id).sort());
  });

  it('have addresses of their own for every award', () => {
    const answers = HOST_WORLDS.flatMap(casesOf).map(({ href }) => recognise(href)?.url);
    expect(answers.length).toBe(new Set(answers).size);
  });
});

describe.each(HOST_WORLDS.map((host) => [nameOf(host), host] as const))('%s', (_, host) => {
  it.each(casesOf(host).map((each) => [each.what, each] as const))('%s', async (_, each) => {
    const link = recognise(each.href);
    if (link === null) throw new Error(`not recognised: ${each.href}`);
    expect(link).toMatchObject({ host: host.id, kind: 'award' });
    const report = await checkLink(link, {
      fetch,
      now: new Date(),
      registry: NO_REGISTRY,
      rare: loadRare,
      holder: LEARNER.name,
      linkIdentities: identitiesOf(each.href),
    });
    const said = { verdict: report.verdict, caution: hasCaution(report.checks), recipient: report.recipient.name };
    expect(said, JSON.stringify(report.checks, null, 1)).toEqual({
      verdict: each.verdict,
      caution: each.caution ?? false,
      recipient: each.recipient ?? null,
    });
  });
});
