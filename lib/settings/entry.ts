import { publicHttpsUrl } from '../net/public-url';
import type { Explorer } from '../verify/types';
import type { AddedIssuer, AddedRegistry } from './types';

/** Why a field of a form can't be taken; each has its sentence in `locales/<language>/options.json`. */
export type EntryError =
  | 'missing'
  | 'not-https'
  | 'not-public'
  | 'not-an-issuer'
  | 'no-place'
  | 'too-long'
  | 'known'
  | 'chain-known'
  | 'too-many';

export type Entered<T> = { readonly ok: true; readonly entry: T } | { readonly ok: false; readonly error: EntryError };

const MAX_NAME = 100;
const MAX_ID = 1000;
/** Of each list. */
export const MAX_ENTRIES = { registries: 8, issuers: 500, explorers: 8 } as const;

/** Chains on which Blockcerts are anchored for good, by the names Blockcerts gives them. On a test chain anybody anchors anything. */
export const CHAINS = ['bitcoinMainnet', 'ethereumMainnet', 'polygonMainnet', 'baseMainnet'] as const;

/** DID Core 1.0, 3.1. */
const DID = /^did:[a-z0-9]+:[A-Za-z0-9.%_:-]*[A-Za-z0-9._-]$/;

const refused = (error: EntryError) => ({ ok: false, error }) as const;

/** A registry as typed in. Without a name it bears its host's. */
export function readRegistry(fields: { readonly url: string; readonly name: string }): Entered<AddedRegistry> {
  const url = publicAddress(fields.url.trim());
  if (!url.ok) return url;
  const name = fields.name.trim();
  if (name.length > MAX_NAME) return refused('too-long');
  return { ok: true, entry: { url: url.entry.href, name: name || url.entry.hostname } };
}

/** A trusted issuer as typed in: a DID, without the fragment that would name its key, or an https address. */
export function readIssuer(fields: { readonly id: string; readonly note: string }): Entered<AddedIssuer> {
  const typed = fields.id.trim();
  const note = fields.note.trim();
  if (typed === '') return refused('missing');
  if (typed.length > MAX_ID || note.length > MAX_NAME) return refused('too-long');
  if (typed.startsWith('did:')) {
    const [id = ''] = typed.split('#', 1);
    return DID.test(id) ? { ok: true, entry: { id, note } } : refused('not-an-issuer');
  }
  if (!URL.canParse(typed)) return refused('not-an-issuer');
  const url = publicAddress(typed);
  // The fragment can be part of an issuer's id.
  return url.ok ? { ok: true, entry: { id: new URL(typed).href, note } } : url;
}

/** A block explorer as typed in: an address with `{id}` in its path or query, where the transaction's hash goes. */
export function readExplorer(fields: { readonly chain: string; readonly url: string }): Entered<Explorer> {
  const { chain } = fields;
  const typed = fields.url.trim();
  if (typed === '') return refused('missing');
  if (!/^[A-Za-z0-9]{1,40}$/.test(chain)) return refused('missing');
  const [before = '', ...others] = typed.split('{id}');
  const url = publicAddress(typed.replaceAll('{id}', '0'));
  if (!url.ok) return url;
  // The hash comes from a credential: it fills a place in an address and never says whose address that is.
  const isInPath =
    URL.canParse(before) && new URL(before).origin === url.entry.origin && /^https:\/\/[^/?#]+[/?][^#]*$/i.test(before);
  return others.length === 1 && isInPath ? { ok: true, entry: { chain, url: typed } } : refused('no-place');
}

function publicAddress(typed: string): Entered<URL> {
  if (typed === '') return refused('missing');
  if (!/^https:\/\//i.test(typed)) return refused('not-https');
  const url = publicHttpsUrl(typed);
  return url === null ? refused('not-public') : { ok: true, entry: url };
}
