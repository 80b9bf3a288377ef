import type { Access, CheckingRows, EntrySource, RegistryRow } from '../../components/checking-rows';
import { isConsulted, sourceOf } from '../../lib/settings/consulted';
import type { AddedIssuer, AddedRegistry, Settings } from '../../lib/settings/types';
import { namesWholeSite } from '../../lib/verify/issuers/id';
import type { Probe } from '../../lib/verify/issuers/probe';
import { KNOWN_REGISTRIES } from '../../lib/verify/issuers/registries';
import type { Explorer } from '../../lib/verify/types';

/**
 * What the options page lists: the organisation's entries first, then what we know, then the reader's own.
 *
 * @param granted may the browser's permission be used for that address?
 * @param probes what came of reading a registry just now, by its address
 */
export function rowsOf(
  settings: Settings,
  granted: (url: string) => boolean,
  probes: ReadonlyMap<string, Probe | 'busy'>,
): CheckingRows {
  const accessOf = (url: string): Access => (granted(url) ? 'granted' : 'missing');
  const probeOf = (url: string) => probes.get(url) ?? null;
  const added =
    (source: EntrySource) =>
    (entry: AddedRegistry): RegistryRow => {
      // What could be read needs no leave.
      const probe = probeOf(entry.url);
      const isOpen = probe !== null && probe !== 'busy' && probe.kind === 'read';
      return {
        ...sourceOf(entry),
        id: null,
        source,
        on: true,
        governance: null,
        access: isOpen ? 'open' : accessOf(entry.url),
        probe,
      };
    };
  const known = KNOWN_REGISTRIES.map(
    (registry): RegistryRow => ({
      ...registry,
      source: 'known',
      on: isConsulted(registry, settings),
      access: registry.open ? 'open' : accessOf(registry.url),
      probe: probeOf(registry.url),
    }),
  );
  const issuer = (source: EntrySource) => (entry: AddedIssuer) => ({
    ...entry,
    source,
    wholeSite: namesWholeSite(entry.id),
  });
  const explorer = (source: EntrySource) => (entry: Explorer) => ({ ...entry, source, access: accessOf(entry.url) });
  const { organisation, registries, issuers, explorers } = settings;
  return {
    registries: [...organisation.registries.map(added('organisation')), ...known, ...registries.map(added('own'))],
    issuers: [...organisation.issuers.map(issuer('organisation')), ...issuers.map(issuer('own'))],
    explorers: [...organisation.explorers.map(explorer('organisation')), ...explorers.map(explorer('own'))],
    mistakes: organisation.mistakes,
  };
}

/** Every address in the settings that the browser may have to let us read. */
export function addressesOf({ organisation, registries, explorers }: Settings): readonly string[] {
  const all = [...KNOWN_REGISTRIES, ...organisation.registries, ...registries, ...organisation.explorers, ...explorers];
  return all.map(({ url }) => url);
}
