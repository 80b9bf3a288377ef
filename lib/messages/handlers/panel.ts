import { identitiesOf } from '../../links/identities';
import { withoutPersonal } from '../../links/normalise';
import type { Asker } from '../checker';
import type { Handlers } from '../router';
import type { Checks } from './checks';
import type { Identities } from './identities';
import type { HandlerOptions } from './options';

type Names = 'panel.list' | 'panel.recheck' | 'panel.identify' | 'panel.follow';

/**
 * What our own pages show of a tab, and do there.
 *
 * @param movedTo told where the tab is, before it is listed
 */
export function panelHandlers(
  options: HandlerOptions,
  checks: Checks,
  identities: Identities,
  movedTo: (tabId: number, url: string) => Promise<void>,
): Pick<Handlers, Names> {
  const { tabs, jobs } = options;
  return {
    'panel.list': async ({ tabId }) => {
      const address = await options.addressOf(tabId);
      if (address !== null) await movedTo(tabId, address);
      const identified = identities.given(tabId).length;
      return checks.upToDate({ ...(await tabs.list(tabId)), identified }, tabId);
    },
    'panel.recheck': async ({ tabId, ref }) => {
      const { entries, holder } = await tabs.list(tabId);
      const entry = entries.find((candidate) => candidate.ref === ref);
      if (entry === undefined || entry.link.kind !== 'award') return entry ?? null;
      // A person asks: nothing to save for.
      const asked = (asker: Omit<Asker, 'anew'>) => checks.check(entry, holder, { ...asker, spend: () => true }, true);
      const standing = await jobs.run(tabId, ref, asked);
      // The page may be gone by now: nothing the popup needs to hear of.
      await checks.tellMark(tabId, entry).catch(options.onError);
      const { aged: _, waits: __, ...rest } = entry;
      return { ...rest, ...standing };
    },
    'panel.follow': async ({ tabId, ref }) => {
      const { entries, holder, url } = await tabs.list(tabId);
      const entry = entries.find((candidate) => candidate.ref === ref);
      if (entry === undefined || entry.link.kind !== 'short-link') return entry ?? null;
      return jobs.run(tabId, ref, async (asker) => {
        const address = await options.locate(
          entry.link.url,
          url !== null && URL.canParse(url) ? new URL(url).host : null,
        );
        const recognised = address === null ? null : options.recognise(address);
        const found = {
          link: recognised?.link ?? entry.link,
          followed: { url: address === null ? null : withoutPersonal(new URL(address)) },
        };
        await tabs.follow(tabId, entry, found);
        const led = { ...entry, ...found };
        if (recognised === null || found.link.kind !== 'award') return led;
        const { page } = identities.carried(tabId, ref);
        identities.carry(tabId, ref, { link: identitiesOf(recognised.href), page });
        const standing = await checks.check(led, holder, { ...asker, spend: () => true });
        return { ...led, ...standing };
      });
    },
    'panel.identify': async ({ tabId, identities: given }) => {
      identities.give(tabId, given);
      const { entries, holder } = await tabs.list(tabId);
      // A name that agrees needs no more; what an address decided before is open again.
      const open = entries.filter(({ link, report }) => {
        const found = report?.checks.find(({ id }) => id === 'holder');
        return (
          link.kind === 'award' && found !== undefined && !(found.outcome === 'pass' && found.reason === 'same-person')
        );
      });
      const asked = open.map((entry) =>
        jobs
          .run(tabId, entry.ref, (asker) => checks.check(entry, holder, { ...asker, spend: () => true }))
          .then(() => checks.tellMark(tabId, entry)),
      );
      for (const result of await Promise.allSettled(asked))
        if (result.status === 'rejected') checks.unlessDropped(result.reason);
      return null;
    },
  };
}
