import { formOf, KNOWN_REGISTRIES, type KnownRegistry } from '../verify/issuers/registries';
import type { RegistrySource, Sources } from '../verify/issuers/types';
import type { Explorer } from '../verify/types';
import type { AddedRegistry, Settings } from './types';

/** Is this known registry consulted? */
export function isConsulted({ id, byDefault }: KnownRegistry, { known }: Settings): boolean {
  return (Object.hasOwn(known, id) ? known[id] : undefined) ?? byDefault;
}

/** Whom the verifier consults about issuers: the organisation's registries first, each address once. */
export function sourcesOf(settings: Settings): Sources {
  const { organisation, registries, issuers } = settings;
  const all: readonly RegistrySource[] = [
    ...organisation.registries.map(sourceOf),
    ...KNOWN_REGISTRIES.filter((each) => isConsulted(each, settings)),
    ...registries.map(sourceOf),
  ];
  return {
    registries: all.filter(({ url }, index) => all.findIndex((other) => other.url === url) === index),
    trusted: [
      ...organisation.issuers.map(({ id }) => ({ id, by: 'organisation' }) as const),
      ...issuers.map(({ id }) => ({ id, by: 'user' }) as const),
    ],
  };
}

/** A registry that somebody added, as the verifier consults it. One that we know to hold test issuers holds them whoever adds it. */
export function sourceOf({ name, url }: AddedRegistry): RegistrySource {
  const test = KNOWN_REGISTRIES.some((known) => known.url === url && known.test);
  return { name, url, form: formOf(url), test };
}

/** Where a chain's transactions are looked up; the organisation's choice comes before the reader's. */
export function explorersOf({ organisation, explorers }: Settings): readonly Explorer[] {
  return [...organisation.explorers, ...explorers];
}
