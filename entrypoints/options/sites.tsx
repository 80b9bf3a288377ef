import { useCallback, useEffect, useState } from 'preact/hooks';
import { useOptionsText } from '../../components/options-texts';
import type { SitesState } from '../../components/site-rows';
import { SitesSection } from '../../components/sites-section';
import type { Send } from '../../lib/messages/client';
import type { MarkingStore } from '../../lib/platform/marking';
import { type Marking, withSite } from '../../lib/settings/marking';
import { failureOf } from './failure';
import { focusHeading } from './focus';
import { siteRows } from './site-rows';

export interface SitesProps {
  readonly marking: MarkingStore;
  /** Match patterns of the sites that have marks from the start. */
  readonly patterns: readonly string[];
  /** Origins that are turned on. */
  readonly active: () => Promise<readonly string[]>;
  readonly send: Send;
  /** Calls back when choices, sites or permissions may have changed, here or elsewhere. */
  readonly onChange: (callback: () => void) => void;
}

/** Wires where and when credentials are checked to what is kept of it. */
export function Sites({ marking, patterns, active, send, onChange }: SitesProps) {
  const t = useOptionsText();
  const [state, setState] = useState<SitesState>({ kind: 'loading' });
  const [news, setNews] = useState<string | null>(null);

  const load = useCallback(async () => {
    try {
      const [read, on] = await Promise.all([marking.read(), active()]);
      setState({ kind: 'ready', checking: read.checking, rows: siteRows(patterns, on, read) });
    } catch (error) {
      setState({ kind: 'error', reason: failureOf(error) });
    }
  }, [marking, active, patterns]);
  useEffect(() => {
    onChange(() => void load());
    void load();
  }, [load, onChange]);

  const attempted = async (work: () => Promise<unknown>, done: string | null) => {
    try {
      await work();
      await load();
      setNews(done);
    } catch (error) {
      setNews(t('actionFailed', { reason: failureOf(error) }));
    }
  };
  const change = (edit: (now: Marking) => Marking, done: string | null = null) =>
    void attempted(() => marking.change(edit), done);

  return (
    <SitesSection
      state={state}
      news={news}
      onChecking={(checking) => change((now) => ({ ...now, checking }))}
      onChoose={({ site }, choice) => change((now) => withSite(now, site, choice))}
      onRemove={({ site, name, source }) => {
        const remove = async () => {
          if (source === 'turned-on') await send('sites.set', { origin: site, on: false, tabId: null });
          await marking.change((now) => withSite(now, site, null));
        };
        void attempted(remove, t('removed', { name })).then(() => focusHeading('sites'));
      }}
    />
  );
}
