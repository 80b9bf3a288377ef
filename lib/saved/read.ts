import * as v from 'valibot';
import { DATA_ID, type PageReport } from '../export/page-report';
import { instant, MAX_HREF, text, webUrl } from '../history/fields';
import { describeIssue, report } from '../history/record-schema';

/** Letters of a file, and credentials in it: what one page may list. */
const MAX_SIZE = 20 * 1024 * 1024;
const MAX_CREDENTIALS = 500;
/** In letters of base64: the most that is kept of one document. */
const MAX_DOCUMENT = 360_000;
const VERSION = 1;

/** Why a file is no report that can be checked again. */
type SavedReportFault = 'too-large' | 'not-a-report' | 'newer-version' | 'malformed';

/** A file that is none, or a damaged one. The message says where, for a person who looks into the file. */
export class SavedReportError extends Error {
  override readonly name = 'SavedReportError';
  constructor(
    readonly code: SavedReportFault,
    message: string,
  ) {
    super(message);
  }
}

const LINK_KINDS = ['award', 'achievement', 'collection', 'file', 'placeholder', 'short-link', 'unknown'] as const;
const word = text(200);
/** Bounded before anything in it is looked at. */
const list = v.custom<readonly unknown[]>(
  (value) => Array.isArray(value) && value.length <= MAX_CREDENTIALS,
  `not a list of at most ${MAX_CREDENTIALS}`,
);

const credential = v.object({
  text: text(),
  // Recognised again before anything is asked; no address but a web address is ever looked at.
  href: webUrl,
  link: v.object({ host: word, kind: v.picklist(LINK_KINDS), id: v.nullable(text(MAX_HREF)), url: webUrl }),
  report: v.nullable(report),
  document: v.nullable(v.object({ url: text(MAX_HREF), type: word, base64: text(MAX_DOCUMENT) })),
});

const envelope = v.object({
  format: v.literal('touchstone-report'),
  version: v.literal(VERSION),
  savedAt: instant,
  savedBy: word,
  page: v.object({ url: v.nullable(webUrl), holder: v.nullable(word) }),
  summary: text(),
  credentials: list,
});

/**
 * Reads a saved report, JSON or HTML. It comes from anywhere: all it says is what its writer wanted it to say.
 *
 * @param content at most 20 MB
 * @throws SavedReportError
 */
export function readSavedReport(content: string): PageReport {
  if (content.length > MAX_SIZE) throw new SavedReportError('too-large', `${content.length} characters`);
  const value = parse(dataIn(content.replace(/^\uFEFF/, '')));
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== 'touchstone-report')
    throw new SavedReportError('not-a-report', 'no "format": "touchstone-report"');
  if ('version' in value && typeof value.version === 'number' && value.version > VERSION)
    throw new SavedReportError('newer-version', `version ${value.version}`);
  const { credentials, ...head } = shaped(envelope, value, '');
  return { ...head, credentials: credentials.map((item, index) => shaped(credential, item, `credentials.${index}.`)) };
}

/** How far the parts of the tag may be apart, and how many places may look like it. */
const MAX_TAG = 200;
const MAX_PLACES = 20;

/**
 * The report in an HTML file stands in a `<script>` of its own and has no `<` in it; any other file is taken for JSON. Not
 * by a pattern: a file of nothing but beginnings would take it forever.
 */
function dataIn(content: string): string {
  const id = `id="${DATA_ID}"`;
  let at = content.indexOf(id);
  for (let place = 0; at >= 0 && place < MAX_PLACES; place++) {
    const tag = content.slice(Math.max(0, at - MAX_TAG), at);
    const start = content.slice(at, at + MAX_TAG).indexOf('>');
    const end = content.indexOf('<', at);
    const isScript = /<script\s[^<>]*$/i.test(tag) && start > 0 && /^<\/script/i.test(content.slice(end, end + 8));
    if (isScript) return content.slice(at + start + 1, end);
    at = content.indexOf(id, at + id.length);
  }
  return content;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new SavedReportError('not-a-report', error instanceof Error ? error.message : String(error));
  }
}

function shaped<T>(schema: v.GenericSchema<unknown, T>, value: unknown, place: string): T {
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  if (parsed.success) return parsed.output;
  const { field, message } = describeIssue(parsed.issues);
  throw new SavedReportError('malformed', `${place}${field}: ${message}`);
}
