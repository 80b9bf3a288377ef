import { type Baked, type BakedText, onlyOne, repairTwiceEncoded } from './baked';
import { readXml } from './xml';

/** Open Badges 2.0, 3.0 and CLR 2.0: the namespaces whose `assertion` or `credential` element carries the credential. */
const NAMESPACES: ReadonlySet<string> = new Set([
  'http://openbadges.org',
  'https://openbadges.org',
  'https://purl.imsglobal.org/ob/v3p0',
  'http://purl.imsglobal.org/ob/v3p0',
  'https://purl.imsglobal.org/clr/v2p0',
  'http://purl.imsglobal.org/clr/v2p0',
]);

/** Is the document's own element `svg`, whatever stands before it? */
export function isSvg(text: string): boolean {
  if (!/^\s*</.test(text)) return false;
  for (const part of readXml(text)) if (part.kind === 'open') return localName(part.name).toLowerCase() === 'svg';
  return false;
}

/**
 * The credential baked into an SVG: the text of its element (JSON), or its `verify` attribute (a JWT or an address).
 * Open Badges 2.0, "Baking"; 3.0, 5.3.2.
 */
export function readBakedSvg(text: string): Baked {
  const found: BakedText[] = [];
  // For each open element, the prefixes it declares ('' for elements without one); null when none.
  const scopes: (ReadonlyMap<string, string> | null)[] = [];
  let credential: { readonly depth: number; readonly verify: string; inside: string } | null = null;
  for (const part of readXml(text)) {
    if (part.kind === 'text') {
      if (credential) credential.inside += part.text;
    } else if (part.kind === 'open') {
      scopes.push(declared(part.attributes));
      if (!credential && isCredential(part.name, scopes))
        credential = { depth: scopes.length, verify: part.attributes.get('verify') ?? '', inside: '' };
    } else {
      if (credential?.depth === scopes.length) {
        found.push(...contentOf(credential.inside.trim(), credential.verify.trim()));
        credential = null;
      }
      scopes.pop();
    }
  }
  return onlyOne(found);
}

/** A hosted badge of Open Badges 2.0 stands inside as text, with its own address in `verify`; where the two don't belong together there are two. */
function contentOf(inside: string, verify: string): readonly BakedText[] {
  const attribute = /^(?:[\w-]+\.[\w-]*\.[\w-]+|https?:\S+)$/.test(verify) ? verify : '';
  // Many write the `/` of an address as `\/`.
  const names = attribute !== '' && inside.replaceAll('\\/', '/').includes(attribute);
  const texts = names ? [inside] : [attribute, inside].filter((text) => text !== '');
  return texts.map((text) => {
    const repaired = repairTwiceEncoded(text);
    return { ok: true, text, otherReadings: repaired === null ? [] : [repaired] };
  });
}

function isCredential(name: string, scopes: readonly (ReadonlyMap<string, string> | null)[]): boolean {
  const local = localName(name);
  if (local !== 'assertion' && local !== 'credential') return false;
  const prefix = name.slice(0, Math.max(0, name.length - local.length - 1));
  const declaring = scopes.findLast((scope) => scope?.has(prefix));
  return NAMESPACES.has(declaring?.get(prefix) ?? '');
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/** Namespaces in XML 1.0, 3. */
function declared(attributes: ReadonlyMap<string, string>): ReadonlyMap<string, string> | null {
  let prefixes: Map<string, string> | null = null;
  for (const [name, value] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    prefixes ??= new Map();
    prefixes.set(name.slice(6), value);
  }
  return prefixes;
}
