import { describe, expect, it } from 'vitest';
import { BADGE_HOSTS } from '../../lib/links/registry';
import { NO_REGISTRY } from '../../lib/verify/issuers/known';
import { ACCEPT_CREDENTIAL, ACCEPT_JSON, startRun } from '../../lib/verify/run';
import { loadRare } from '../load-rare';

describe('what is asked of the network', () => {
  const link = { kind: 'award', id: '0'.repeat(40), url: 'https://host.example/badges/badge.php?hash=1' } as const;
  const accepts = BADGE_HOSTS.flatMap((host) =>
    host.record.documents({ ...link, host: host.id }).map(({ accept }) => accept),
  );

  it.each([...new Set([ACCEPT_JSON, ACCEPT_CREDENTIAL, ...accepts])])(
    'needs no leave from the server first: %s',
    (accept) => {
      expect(accept.length).toBeLessThanOrEqual(128);
      expect(accept).not.toMatch(/["():<>?@[\\\]{}]/);
    },
  );

  it('is asked once, and no more than sixteen times a credential', async () => {
    let asked = 0;
    const run = startRun({
      fetch: async (url) => {
        asked++;
        return { ok: false, url, reason: 'network' };
      },
      now: new Date(),
      registry: NO_REGISTRY,
      rare: loadRare,
    });
    await Promise.all([run.fetch('https://a.example/', '*/*'), run.fetch('https://a.example/', '*/*')]);
    expect(asked).toBe(1);
    for (let i = 0; i < 50; i++) await run.fetch(`https://a.example/${i}`, '*/*');
    expect(asked).toBe(16);
  });
});
