import { useEffect, useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { OwnCertificates } from '../../components/own-certificates';
import { listCertificates } from '../../lib/history/certificates';
import { listKept } from '../../lib/history/credentials';
import type { HistoryDb } from '../../lib/history/schema';
import type { OwnCertificate } from '../../lib/history/types';
import { watchHistory } from '../../lib/history/watch';
import type { Send } from '../../lib/messages/client';
import { sitePattern } from '../../lib/platform/match-pattern';

interface Known {
  readonly certificates: ReadonlyMap<string, OwnCertificate>;
  readonly kept: ReadonlySet<string>;
}

/**
 * The history's credentials as they are known, again whenever the background writes, and what the reader does about them.
 *
 * @param attempted does some work and says so where it fails
 * @returns null until they are read, and where they can't be: the history is shown without them
 */
export function useCertificates(
  db: HistoryDb,
  send: Send,
  now: () => Date,
  attempted: (work: Promise<unknown>) => Promise<unknown>,
): OwnCertificates | null {
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(
    () =>
      watchHistory(async () => ({ certificates: await listCertificates(db), kept: await listKept(db) }), {
        next: setKnown,
        error: (error) => {
          console.warn('Touchstone:', error);
          setKnown(null);
        },
      }),
    [db],
  );
  const check = (url: string) => attempted(send('certificates.check', { url }));
  return useMemo(
    () =>
      known && {
        find: (url) => known.certificates.get(url) ?? null,
        isKept: ({ link }) => known.kept.has(link.url),
        onCheck: check,
        onAllow: async (origins, url) => {
          const patterns = origins.flatMap((origin) => sitePattern(origin) ?? []);
          if (await browser.permissions.request({ origins: patterns })) await check(url);
        },
        isOnline: () => navigator.onLine,
        now,
      },
    // What it does is the same at any time.
    [known],
  );
}
