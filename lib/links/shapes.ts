import { isMadeUp, isPlaceholder, pathSegments, withoutTracking } from './normalise';
import type { CredentialLink, LinkKind } from './types';

/** One shape of a host's addresses. */
export interface Shape {
  readonly kind: LinkKind;
  /**
   * What the address looks like: the decoded path without a slash at its end, then the parameters that the host wants
   * (`/verify?certId=…`). An award's id is the group `id`.
   */
  readonly path: RegExp;
  /** Of an award whose id stands in pieces: how they make one, with `$<group>`. Absent: the group `id`. */
  readonly id?: string;
  /** Of an award: the one address under which it is known, with `$<id>`, other groups of the path, and `$<host>`. */
  readonly url?: string;
  /** Ids are the same in this case; `hex` drops hyphens, too. Absent: case counts. */
  readonly fold?: 'lower' | 'upper' | 'hex';
}

export interface HostShapes {
  /** The recogniser's id. */
  readonly id: string;
  /** Exact hosts, without `www.`, which makes no difference; or a pattern for hosts that are many. */
  readonly hosts: readonly string[] | RegExp;
  /** Parameters that carry something of the award, in the order in which the shapes expect them. */
  readonly query?: readonly string[];
  /** The first that fits counts. An address that fits none isn't this host's business. */
  readonly shapes: readonly Shape[];
}

/** A `match` for a host whose addresses follow a few shapes. An id that a tutorial made up is a placeholder, whatever its shape. */
export function matchShapes({ id, hosts, query = [], shapes }: HostShapes): (url: URL) => CredentialLink | null {
  return (url) => {
    if (!isOneOf(url.hostname, hosts)) return null;
    const address = addressOf(url, query);
    for (const { kind, path, id: pieces = '$<id>', url: canonical, fold } of shapes) {
      const found = path.exec(address);
      if (found === null) continue;
      const other = (is: LinkKind): CredentialLink => ({ host: id, kind: is, id: null, url: withoutTracking(url) });
      if (kind !== 'award' || canonical === undefined) return other(kind);
      const award = folded(filled(pieces, found.groups), fold);
      if (isPlaceholder(award) || isMadeUp(award)) return other('placeholder');
      const groups = { ...found.groups, id: award, host: url.hostname };
      return { host: id, kind, id: award, url: addressFrom(canonical, groups) };
    }
    return null;
  };
}

function filled(
  template: string,
  groups: Readonly<Record<string, string | undefined>> = {},
  written = (text: string): string => text,
): string {
  return template.replace(/\$<(\w+)>/g, (_, name: string) => written(groups[name] ?? ''));
}

function isOneOf(hostname: string, hosts: HostShapes['hosts']): boolean {
  return hosts instanceof RegExp ? hosts.test(hostname) : hosts.includes(hostname.replace(/^www\./, ''));
}

function addressOf(url: URL, query: readonly string[]): string {
  const path = pathSegments(url);
  // A slash that was written as %2F is no separator, and no host has one in an id.
  if (path.some((segment) => segment.includes('/'))) return '';
  const parameters = query
    .map((name) => [name, url.searchParams.get(name)] as const)
    .filter(([, value]) => value !== null && value !== '');
  const search = parameters.map(([name, value]) => `${name}=${value?.trim()}`).join('&');
  return `/${path.map((segment) => segment.trim()).join('/')}${search === '' ? '' : `?${search}`}`;
}

/** An id of two segments (`ada/tide-reading`) stays two; within a parameter a slash is one letter of it. */
function addressFrom(template: string, groups: Readonly<Record<string, string | undefined>>): string {
  const [path = '', ...search] = template.split('?');
  const inPath = filled(path, groups, (text) => text.split('/').map(encodeURIComponent).join('/'));
  return [inPath, ...search.map((part) => filled(part, groups, encodeURIComponent))].join('?');
}

/** Blanks within an id were put there for people. */
function folded(id: string, fold: Shape['fold']): string {
  const plain = id.replace(/\s+/g, '');
  switch (fold) {
    case 'lower':
      return plain.toLowerCase();
    case 'upper':
      return plain.toUpperCase();
    case 'hex':
      return plain.toLowerCase().replaceAll('-', '');
    default:
      return plain;
  }
}
