import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { PageReport, SavedCredential } from '../../lib/export/page-report';
import { identitiesOf, withoutIdentities } from '../../lib/links/identities';
import { recognise } from '../../lib/links/registry';
import { pause } from '../../lib/messages/retry';
import { createGate, type PauseStore } from '../../lib/net/gate';
import { remembering } from '../../lib/net/remember';
import { createSafeFetch } from '../../lib/net/safe-fetch';
import { checkBytes, checkLink, checkSavedDocument } from '../../lib/resolve/resolve';
import { readSavedReport, SavedReportError } from '../../lib/saved/read';
import { unknown } from '../../lib/verify/check';
import { createRegistry } from '../../lib/verify/issuers/consult';
import type { Sources } from '../../lib/verify/issuers/types';
import { noteRequest } from '../../lib/verify/requests';
import type { Explorer, FetchDocument, Report, VerifyOptions } from '../../lib/verify/types';
import { unread } from '../../lib/verify/unread';
import { reportAbsence } from '../../lib/verify/verify';
import { documentsIn } from './documents';
import { createMemoryCache } from './registries';

export interface VerifyRequest {
  readonly at: Date;
  /** Folder that replaces the network, or null. */
  readonly documents: string | null;
  readonly holder: string | null;
  /** Whom to consult about issuers. */
  readonly sources: Sources;
  /** The only places where a blockchain's transactions are looked up. */
  readonly explorers: readonly Explorer[];
  /** E-mail addresses, web addresses and telephone numbers of the holder. */
  readonly identities: readonly string[];
}

/** A line of `cli verify`. */
export type ReportLine = { readonly input: string } & Pick<
  Report,
  | 'verdict'
  | 'format'
  | 'issuer'
  | 'achievement'
  | 'recipient'
  | 'issuedAt'
  | 'expiresAt'
  | 'checks'
  | 'inside'
  | 'evidence'
  | 'about'
>;

/** Checks files, folders of files, and addresses, and answers in the order given. A file that can't be read says so and stops nothing. */
export async function* verify(inputs: readonly string[], request: VerifyRequest): AsyncGenerator<ReportLine> {
  const rare = async () => (await import('../../lib/verify/rare/index')).rare;
  const options: VerifyOptions = {
    fetch: remembering(request.documents === null ? network() : documentsIn(request.documents)),
    now: request.at,
    registry: createRegistry({
      sources: async () => request.sources,
      cache: createMemoryCache(),
      now: () => request.at,
      wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds).unref()),
      rare,
    }),
    rare,
    holder: request.holder,
    explorers: request.explorers,
    identities: request.identities,
  };
  const check = async ({ input, ask }: Question) => ({ input, report: await ask(options) });
  for await (const { input, report } of inOrder(questionsOf(inputs), check)) {
    const { verdict, format, issuer, achievement, recipient, issuedAt, expiresAt, checks, inside, evidence, about } =
      report;
    yield {
      input,
      verdict,
      format,
      issuer,
      achievement: { ...achievement },
      recipient,
      issuedAt,
      expiresAt,
      checks,
      inside,
      evidence,
      ...(about && { about }),
    };
  }
}

/** The network, with the same manners as the extension's; hosts that asked for a pause are known for this run only. */
function network(): FetchDocument {
  const pauses: PauseStore = { read: async () => new Map(), write: async () => {} };
  return createSafeFetch({ fetch, gate: createGate({ now: Date.now, wait: pause, pauses }) });
}

/** While one waits for a signature or the network, others go on; more would only take memory. */
const AT_ONCE = 8;

/** The answers in the order of the questions, several of which are under way at once. */
async function* inOrder<Question, Answer>(
  questions: AsyncIterable<Question>,
  ask: (question: Question) => Promise<Answer>,
): AsyncGenerator<Answer> {
  const underWay: Promise<Answer>[] = [];
  for await (const question of questions) {
    underWay.push(ask(question));
    const first = underWay.length >= AT_ONCE ? underWay.shift() : undefined;
    if (first) yield await first;
  }
  for (const answer of underWay) yield await answer;
}

/** Each input, and in the place of a folder every file under it, in the order of their names. */
async function* filesOf(inputs: readonly string[]): AsyncGenerator<string> {
  for (const input of inputs) {
    const isFolder = !/^https?:/i.test(input) && (await stat(input).catch(() => null))?.isDirectory();
    if (!isFolder) yield input;
    else yield* filesOf((await readdir(input)).toSorted().map((name) => path.join(input, name)));
  }
}

/** What a line is about, and how it is found out. */
interface Question {
  readonly input: string;
  readonly ask: (options: VerifyOptions) => Promise<Report>;
}

/** Each input; in the place of a report that Touchstone saved, each credential in it. */
async function* questionsOf(inputs: readonly string[]): AsyncGenerator<Question> {
  for await (const input of filesOf(inputs)) {
    if (/^https?:/i.test(input)) yield { input, ask: (options) => checkAddress(input, options) };
    else yield* questionsIn(input);
  }
}

async function* questionsIn(file: string): AsyncGenerator<Question> {
  try {
    const bytes = new Uint8Array(await readFile(file));
    const saved = savedReportIn(bytes);
    if (saved === null) {
      const source = { bytes, type: '', servedBy: null, promisedId: null, recipient: null };
      yield { input: file, ask: (options) => checkBytes(source, options) };
      return;
    }
    for (const credential of saved.credentials)
      yield { input: credential.href, ask: (options) => checkSaved(credential, saved.page.holder, options) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${file}: ${why}\n`);
    const check = unknown('format', 'not-a-credential', { value: why });
    yield { input: file, ask: (options) => reportAbsence([check], options, []) };
  }
}

/** null: it is something else, to be taken for a credential. Throws a SavedReportError for a damaged one. */
function savedReportIn(bytes: Uint8Array): PageReport | null {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!content.includes('touchstone-report')) return null;
  try {
    return readSavedReport(content.toString('utf8'));
  } catch (error) {
    if (error instanceof SavedReportError && error.code === 'not-a-report') return null;
    throw error;
  }
}

/** As the extension does: at its host and, where that can't be reached, by the document in the report. */
async function checkSaved({ href, document }: SavedCredential, holder: string | null, base: VerifyOptions) {
  const options = { ...base, holder: base.holder ?? holder };
  const link = recognise(href);
  if (link?.kind !== 'award') return reportAbsence([unknown('link', 'unknown-format', { url: href })], options, []);
  const report = await checkLink(link, options);
  if (report.verdict !== 'unreachable' || document === null) return report;
  const bytes = new Uint8Array(Buffer.from(document.base64, 'base64'));
  return checkSavedDocument(link, { bytes, type: document.type }, options);
}

/** An award's link is asked of its badge host; any other address is fetched as the document itself. */
async function checkAddress(given: string, base: VerifyOptions): Promise<Report> {
  // Who types an address with an identity in it has given it; no host is told.
  const options = { ...base, identities: [...(base.identities ?? []), ...identitiesOf(given)] };
  const link = recognise(given);
  if (link?.kind === 'award') return checkLink(link, options);
  const address = withoutIdentities(given);
  const answer = await options.fetch(address, {
    accept: 'application/vc+ld+json, application/ld+json, application/json, */*;q=0.1',
  });
  if (!answer.ok || answer.status !== 200)
    return reportAbsence(
      [unread('hosted', 'hosted-unreachable', address, answer)],
      options,
      noteRequest(address, answer),
    );
  const source = { bytes: answer.bytes, type: answer.type, servedBy: answer.url, promisedId: null, recipient: null };
  return checkBytes(source, options);
}
