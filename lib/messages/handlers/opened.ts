import { dropPage, putPage } from '../../history/pages';
import { reopening } from '../../history/schema';
import { factsFrom } from '../../links/opened';
import type { Certificates } from '../certificates';
import type { Handlers } from '../router';
import type { Checks } from './checks';
import type { HandlerOptions } from './options';
import { tabOf } from './tab-of';

/** A certificate's page that a person opened is the answer for the links to it. */
export function openedHandlers(
  options: HandlerOptions,
  checks: Checks,
  certificates: Pick<Certificates, 'again'>,
): Pick<Handlers, 'opened.read'> {
  const { db, tabs, jobs, checker } = options;
  return {
    'opened.read': async ({ facts }, sender) => {
      tabOf(sender);
      const read = options.readOpened(sender.url ?? '', factsFrom(facts));
      if (read === null) return null;
      const { link, page, keptFor } = read;
      const listed = await tabs.find(
        ({ link: { kind, host, id } }) => kind === 'award' && host === link.host && id === link.id,
      );
      const addresses = [link.url, ...listed.map(({ entry }) => entry.link.url)];
      if (page !== null) await reopening(db, () => putPage(db, link, page, addresses, keptFor, options.now()));
      else if (!(await reopening(db, () => dropPage(db, link, addresses)))) return null;
      // A check under way may have looked before it was there.
      checker.outdate(({ host }) => host === link.host);
      await certificates.again((own) => own.link.host === link.host && own.link.id === link.id).catch(options.onError);
      for (const { tabId, holder, entry } of listed) {
        // The page was read already: nothing to save for.
        const checked = jobs.run(tabId, entry.ref, (asker) =>
          checks.check(entry, holder, { ...asker, spend: () => true }, true),
        );
        void checked.then(() => checks.tellMark(tabId, entry)).catch(checks.unlessDropped);
      }
      return null;
    },
  };
}
