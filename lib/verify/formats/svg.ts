import { Parser } from 'htmlparser2';
import type { Baked } from './png';

/** Open Badges 2.0, 3.0 and CLR 2.0: the namespaces whose `assertion` or `credential` element carries the credential. */
const NAMESPACES = new Set([
  'http://openbadges.org',
  'https://openbadges.org',
  'https://purl.imsglobal.org/ob/v3p0',
  'http://purl.imsglobal.org/ob/v3p0',
  'https://purl.imsglobal.org/clr/v2p0',
]);

/** The parser's work grows with the square of the depth; no drawing is nested this deep. */
const MAX_DEPTH = 500;

export function isSvg(text: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S]){0,4000}-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/i.test(
    text.slice(0, 8000),
  );
}

/** The credential baked into an SVG: the `verify` attribute (a JWT or URL) or the text (JSON) of its element. Open Badges 3.0, 5.3.2. */
export function readBakedSvg(text: string): Baked {
  const prefixes = new Map<string, string>();
  let found: string | null = null;
  let level = 0;
  let depth = 0;
  let inside = '';
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++level > MAX_DEPTH) return parser.pause();
        for (const [key, value] of Object.entries(attributes))
          if (key.startsWith('xmlns:')) prefixes.set(key.slice(6), value);
        const [prefix = '', local = ''] = name.split(':', 2);
        const isCredential =
          (local === 'assertion' || local === 'credential') && NAMESPACES.has(prefixes.get(prefix) ?? '');
        if (depth > 0) depth++;
        else if (isCredential && found === null) {
          depth = 1;
          inside = '';
          if (attributes.verify && /^[\w-]+\.[\w-]+\.[\w-]+$|^https:/.test(attributes.verify))
            found = attributes.verify;
        }
      },
      ontext(data) {
        if (depth > 0) inside += data;
      },
      onclosetag() {
        level--;
        if (depth === 0) return;
        depth--;
        if (depth === 0 && found === null && inside.trim()) found = inside.trim();
      },
    },
    { xmlMode: true, recognizeCDATA: true, decodeEntities: true },
  );
  parser.end(text);
  return found === null ? { ok: false, reason: 'image-without-credential' } : { ok: true, text: found };
}
