import { base64 } from '@scure/base';
import * as v from 'valibot';
import type { CredentialLink } from '../links/types';
import type { Format, Report, Verdict } from '../verify/types';
import { MAX_DOCUMENT, type SeenDocument } from './documents';
import { HistoryError } from './errors';
import { describeIssue, storedCredential } from './record-schema';
import { isGood } from './reports';
import type { HistoryDb } from './schema';
import type { StoredCredential } from './types';

/** Documents that are kept for good: more than anybody earns, and with `MAX_DOCUMENT` what a disk has room for. */
const MAX_CREDENTIALS = 2000;
/** Formats that anybody can check again; what a host's own page says is gone with the page. */
const STANDARD: ReadonlySet<Format> = new Set<Format>([
  'open-badges-1',
  'open-badges-2',
  'open-badges-3',
  'clr-2',
  'verifiable-credential',
  'verifiable-presentation',
  'sd-jwt-vc',
  'elm-3',
  'blockcerts',
]);
/** Nothing in it is to be relied on, or nobody knows what it is. */
const WORTHLESS: ReadonlySet<Verdict> = new Set<Verdict>(['invalid', 'unreachable', 'unverifiable']);

/**
 * Keeps the document of one of the user's own credentials, with the report reached from it, so that the proof survives its
 * host. A good document is never replaced by one of which less good is said: of that, the report alone is kept.
 *
 * @param seen the document as it was served; null: the host gave none
 * @param at ISO 8601 instant
 * @returns is one kept now?
 * @throws HistoryError `malformed` where the report is none that a history file can hold
 */
export async function keepCredential(
  db: HistoryDb,
  link: CredentialLink,
  seen: SeenDocument | null,
  report: Report,
  at: string,
): Promise<boolean> {
  const isWorth = seen !== null && isStandard(report) && !WORTHLESS.has(report.verdict);
  const fits = isWorth && seen.bytes.byteLength <= MAX_DOCUMENT;
  return db.dexie.transaction('rw', db.credentials, async () => {
    const kept = await db.credentials.get(link.url);
    if (kept === undefined && (!fits || (await db.credentials.count()) >= MAX_CREDENTIALS)) return false;
    const isBetter = fits && (kept?.report == null || isGood(report) || !isGood(kept.report));
    const base = isBetter ? storedFrom(link, seen, at) : kept;
    if (base === undefined) return false;
    const stored = { ...base, addedAt: kept !== undefined && !isBetter ? kept.addedAt : at, report };
    const parsed = v.safeParse(storedCredential, stored);
    if (!parsed.success) {
      const { field, message } = describeIssue(parsed.issues);
      throw new HistoryError('malformed', `${field}: ${message}`, field);
    }
    await db.credentials.put(stored);
    return true;
  });
}

/** The document kept of an award, or null. */
export async function findCredential(db: HistoryDb, link: CredentialLink): Promise<StoredCredential | null> {
  return (await db.credentials.get(link.url)) ?? null;
}

/** Which documents are kept, by their ids. */
export async function listKept(db: HistoryDb): Promise<ReadonlySet<string>> {
  return new Set((await db.credentials.toCollection().primaryKeys()).map(String));
}

/**
 * A kept document as it was served. null where an imported one is not what it says.
 */
export function bytesOf({ encoding, document }: StoredCredential): Uint8Array | null {
  if (encoding === 'utf-8') return new TextEncoder().encode(document);
  try {
    return base64.decode(document);
  } catch {
    return null;
  }
}

function isStandard({ format }: Report): boolean {
  return format !== null && STANDARD.has(format);
}

function storedFrom(link: CredentialLink, { url, type, bytes }: SeenDocument, at: string): StoredCredential {
  const text = textIn(bytes);
  return {
    id: link.url,
    url,
    type: type.slice(0, 100),
    ...(text === null
      ? { encoding: 'base64', document: base64.encode(Uint8Array.from(bytes)) }
      : { encoding: 'utf-8', document: text }),
    addedAt: at,
    report: null,
  };
}

/** null: it is no UTF-8, or text that would not come back as the same bytes (a byte order mark). */
function textIn(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
