import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { AppFrame } from '../../components/app-frame';
import type { CheckingActions, Section, SectionNews } from '../../components/checking-rows';
import { useOptionsText } from '../../components/options-texts';
import { type OptionsState, OptionsView } from '../../components/options-view';
import { SignSection } from '../../components/sign-section';
import type { HostAccess } from '../../lib/platform/host-access';
import type { SettingsStore } from '../../lib/platform/settings';
import { sourceOf } from '../../lib/settings/consulted';
import type { AddedIssuer, AddedRegistry, Settings } from '../../lib/settings/types';
import type { Probe } from '../../lib/verify/issuers/probe';
import type { RegistrySource } from '../../lib/verify/issuers/types';
import type { Explorer } from '../../lib/verify/types';
import { failureOf } from './failure';
import { addressesOf, rowsOf } from './rows';

interface Loaded {
  readonly settings: Settings;
  readonly granted: ReadonlySet<string>;
}

export interface OptionsProps {
  readonly settings: SettingsStore;
  readonly access: HostAccess;
  readonly probe: (source: RegistrySource) => Promise<Probe>;
  /** Calls back when settings or permissions may have changed, here or elsewhere. */
  readonly onChange: (callback: () => void) => void;
  /** What the page shows before and after whom we consult. */
  readonly before: ComponentChildren;
  readonly after: ComponentChildren;
}

type Own = Partial<Omit<Settings, 'organisation'>>;

/** The options page as a whole: wires its view to the settings, the permissions and the network. */
export function Options({ settings, access, probe, onChange, before, after }: OptionsProps) {
  const t = useOptionsText();
  const [loaded, setLoaded] = useState<Loaded | { readonly failure: string } | null>(null);
  const [probes, setProbes] = useState<ReadonlyMap<string, Probe | 'busy'>>(new Map());
  const [news, setNews] = useState<SectionNews | null>(null);

  const load = useCallback(async () => {
    try {
      const read = await settings.read();
      const addresses = addressesOf(read);
      const held = await Promise.all(addresses.map(access.isGranted));
      setLoaded({ settings: read, granted: new Set(addresses.filter((_, index) => held[index])) });
    } catch (error) {
      setLoaded({ failure: failureOf(error) });
    }
  }, [settings, access]);
  useEffect(() => {
    onChange(() => void load());
    void load();
  }, [load, onChange]);

  const attempted = async (section: Section, work: () => Promise<void>) => {
    try {
      await work();
      await load();
    } catch (error) {
      setNews({ section, text: t('actionFailed', { reason: failureOf(error) }), onUndo: null });
    }
  };
  const read = async (source: RegistrySource) => {
    const note = (answer: Probe | 'busy') => setProbes((before) => new Map(before).set(source.url, answer));
    note('busy');
    note(await probe(source));
  };
  /** Asks for leave first: what is awaited before would lose the click. The entry is kept meanwhile, and whatever the answer is. */
  const add = (section: Section, name: string, url: string | null, edit: (now: Settings) => Own, then?: () => void) => {
    const answer = url === null ? null : access.request(url);
    void attempted(section, async () => {
      await settings.change(edit);
      setNews({ section, text: t('added', { name }), onUndo: null });
      await load();
      await answer;
      then?.();
    });
  };
  const remove = (
    section: Section,
    name: string,
    url: string | null,
    edit: (now: Settings) => Own,
    onUndo: () => void,
  ) =>
    void attempted(section, async () => {
      await settings.change(edit);
      if (url !== null) await access.giveBack(url);
      setNews({ section, text: t('removed', { name }), onUndo });
    });

  const actions: CheckingActions = {
    onToggleRegistry: ({ id, url, access: held, ...row }, on) => {
      if (id === null) return;
      const answer = on && held === 'missing' ? access.request(url) : null;
      setNews(null);
      void attempted('registries', async () => {
        await settings.change(({ known }) => ({ known: { ...known, [id]: on } }));
        await load();
        await answer;
        if (on) void read({ ...row, url });
        else await access.giveBack(url);
      });
    },
    onAddRegistry: (entry) => {
      const edit = (now: Settings) => ({ registries: withOne(now.registries, entry, sameUrl) });
      add('registries', entry.name, entry.url, edit, () => void read(sourceOf(entry)));
    },
    onRemoveRegistry: (entry) =>
      remove(
        'registries',
        entry.name,
        entry.url,
        (now) => ({ registries: withoutOne(now.registries, entry, sameUrl) }),
        () => actions.onAddRegistry(entry),
      ),
    onAddIssuer: (entry) =>
      add('issuers', entry.note || entry.id, null, (now) => ({ issuers: withOne(now.issuers, entry, sameId) })),
    onRemoveIssuer: (entry) =>
      remove(
        'issuers',
        entry.note || entry.id,
        null,
        (now) => ({ issuers: withoutOne(now.issuers, entry, sameId) }),
        () => actions.onAddIssuer(entry),
      ),
    onAddExplorer: (entry) =>
      add('explorers', new URL(entry.url).host, entry.url, (now) => ({
        explorers: withOne(now.explorers, entry, sameChain),
      })),
    onRemoveExplorer: (entry) =>
      remove(
        'explorers',
        new URL(entry.url).host,
        entry.url,
        (now) => ({ explorers: withoutOne(now.explorers, entry, sameChain) }),
        () => actions.onAddExplorer(entry),
      ),
    onAllow: (url) => {
      const answer = access.request(url);
      void attempted('registries', async () => {
        await answer;
      });
    },
  };

  return (
    <AppFrame title={t('title')}>
      <OptionsView
        before={before}
        after={after}
        state={stateOf(loaded, probes)}
        news={news}
        onRetry={() => {
          setLoaded(null);
          void load();
        }}
        {...actions}
      />
      <div class="settings">
        <SignSection />
      </div>
    </AppFrame>
  );
}

function stateOf(
  loaded: Loaded | { readonly failure: string } | null,
  probes: ReadonlyMap<string, Probe | 'busy'>,
): OptionsState {
  if (loaded === null) return { kind: 'loading' };
  if ('failure' in loaded) return { kind: 'error', reason: loaded.failure };
  return { kind: 'ready', rows: rowsOf(loaded.settings, (url) => loaded.granted.has(url), probes) };
}

const sameUrl = (a: AddedRegistry, b: AddedRegistry) => a.url === b.url;
const sameId = (a: AddedIssuer, b: AddedIssuer) => a.id === b.id;
const sameChain = (a: Explorer, b: Explorer) => a.chain === b.chain;

function withoutOne<T>(list: readonly T[], entry: T, same: (a: T, b: T) => boolean): readonly T[] {
  return list.filter((each) => !same(each, entry));
}

function withOne<T>(list: readonly T[], entry: T, same: (a: T, b: T) => boolean): readonly T[] {
  return [...withoutOne(list, entry, same), entry];
}
