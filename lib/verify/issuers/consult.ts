import { MAX_REGISTRIES, MAX_REGISTRY_MS } from '../limits';
import { ACCEPT_JSON, type Run } from '../run';
import type { Ask, IssuerRegistry, Recognition, TrustedBy } from '../types';
import { ACCEPT_STATEMENT, type Means, readAnchor, readStatement, readSubordinates, statementUrl } from './federation';
import { comparableId, isMeantBy } from './id';
import { type ListedIssuers, readList } from './legacy';
import { createReader, type ReadDocument, type Reading } from './read';
import type { RegistryCache, RegistrySource, Sources, TrustedIssuer } from './types';

export interface RegistryOptions extends Pick<Run, 'rare'> {
  /** What is to be consulted, asked anew for each issuer: settings change. */
  readonly sources: () => Promise<Sources>;
  readonly cache: RegistryCache;
  readonly now: () => Date;
  /** Resolves after that many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** What one registry says of an issuer: null, it could not be read. */
type Answer = Reading<{ readonly listed: boolean; readonly name: string | null }> | null;

const NOTHING: Recognition = { listings: [], consulted: [], unread: [] };

/**
 * Asks all registries at once, and says of each whether it lists the issuer, doesn't, or could not be read: in time, or of
 * use. What they sent is kept, with its date, for a day. `lookup` never throws.
 */
export function createRegistry({ sources, cache, now, wait, rare }: RegistryOptions): IssuerRegistry {
  const read = createReader(cache, now);
  const lists = createListMemory();
  const consult = (source: RegistrySource, issuerId: string, ask: Ask): Promise<Answer> =>
    source.form === 'list'
      ? consultList(read, lists, source.url, issuerId, ask)
      : consultFederation(read, source.url, issuerId, ask, () => ({ now: now(), rare }));

  return {
    lookup: async (issuerId, ask) => {
      // Without settings nobody is asked: it could be one that the reader turned off.
      const { registries, trusted } = await sources().catch(() => ({ registries: [], trusted: [] }));
      if (registries.length === 0) return { ...NOTHING, ...trustOf(trusted, issuerId) };
      const id = comparableId(issuerId);
      let isOver = false;
      const late = wait(MAX_REGISTRY_MS).then(() => {
        isOver = true;
        return null;
      });
      // What comes too late is kept for the next credential, but nothing more is begun for this one.
      const askInTime: Ask = async (url, accept) => (isOver ? { ok: false, url, reason: 'refused' } : ask(url, accept));
      const answers = await Promise.all(
        registries.map(async (source, index) => ({
          source,
          answer:
            index < MAX_REGISTRIES
              ? await Promise.race([consult(source, id, askInTime).catch(() => null), late])
              : null,
        })),
      );
      isOver = true;
      return { ...fold(answers), ...trustOf(trusted, issuerId) };
    },
  };
}

function fold(answers: readonly { readonly source: RegistrySource; readonly answer: Answer }[]): Recognition {
  const read = answers.flatMap(({ source, answer }) => (answer === null ? [] : [{ source, ...answer }]));
  const [oldest] = read.map(({ at }) => at).sort();
  return {
    listings: read.flatMap(({ source: { name: registry, test }, value: { listed, name } }) =>
      listed ? [{ registry, name, ...(test ? { test } : {}) }] : [],
    ),
    consulted: read.map(({ source }) => source.name),
    unread: answers.flatMap(({ source, answer }) => (answer === null ? [source.name] : [])),
    ...(oldest === undefined ? {} : { readAt: oldest }),
  };
}

/** An organisation's word is shown before the reader's own. */
function trustOf(trusted: readonly TrustedIssuer[], issuerId: string): { readonly trustedBy?: TrustedBy } {
  const by = trusted.filter(({ id }) => isMeantBy(id, issuerId)).map((entry) => entry.by);
  if (by.length === 0) return {};
  return { trustedBy: by.includes('organisation') ? 'organisation' : 'user' };
}

async function consultList(
  read: ReadDocument,
  listOf: (url: string, text: string) => ListedIssuers | null,
  url: string,
  id: string,
  ask: Ask,
): Promise<Answer> {
  const list = await read(url, ACCEPT_JSON, ask, ({ status, text }) => (status === 200 ? listOf(url, text) : null));
  if (list === null) return null;
  return { at: list.at, value: { listed: list.value.has(id), name: list.value.get(id) ?? null } };
}

/**
 * Asks a federation's registry. Where it gives out the list of its issuers, that is read first, and it is asked about an
 * issuer by name only when that one stands on it: so it does not learn whose credentials are looked at otherwise. The list
 * carries no signature and so makes nobody recognised; that takes the statement.
 */
async function consultFederation(
  read: ReadDocument,
  url: string,
  id: string,
  ask: Ask,
  means: () => Means,
): Promise<Answer> {
  const anchor = await read(url, ACCEPT_STATEMENT, ask, ({ status, text }) =>
    status === 200 ? readAnchor(text, url, means()) : null,
  );
  if (anchor === null) return null;
  const { listEndpoint } = anchor.value;
  const list =
    listEndpoint === null
      ? null
      : await read(listEndpoint, ACCEPT_JSON, ask, ({ status, text }) =>
          status === 200 ? readSubordinates(text) : null,
        );
  if (list !== null && !list.value.has(id)) return { at: list.at, value: { listed: false, name: null } };
  return read(statementUrl(anchor.value, id), ACCEPT_STATEMENT, ask, async ({ status, text }) => {
    // OpenID Federation 1.0, 8.9: `not_found`.
    if (status === 404) return { listed: false, name: null };
    const statement = status === 200 ? await readStatement(text, anchor.value, id, means()) : null;
    return statement === null ? null : { listed: true, name: statement.name };
  });
}

/** Reads a list once for as long as its text stays the same: a profile with five hundred links asks five hundred times. */
function createListMemory(): (url: string, text: string) => ListedIssuers | null {
  const memory = new Map<string, { readonly text: string; readonly list: ListedIssuers | null }>();
  return (url, text) => {
    const known = memory.get(url);
    if (known?.text === text) return known.list;
    const list = readList(text);
    if (memory.size >= MAX_REGISTRIES) memory.clear();
    memory.set(url, { text, list });
    return list;
  };
}
