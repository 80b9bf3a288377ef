import { isShared, sameSite } from './addresses';
import type { Answer } from './answer';
import { fail, pass, unknown } from './check';
import { openBytes } from './formats/open';
import { NO_CLAIMS } from './formats/vc';
import { hostOfIssuer } from './issuers/known';
import { report } from './report';
import { only, verifyOpened } from './route';
import { type Run, startRun } from './run';
import type { Check, CredentialSource, PageRecipient, Report, VerifyOptions } from './types';

/**
 * Verifies one credential as it was found. Never throws for what a credential or the network does: every doubt is a check.
 * Takes the bytes (JSON, compact JWT, baked PNG or SVG) with where they came from, and the world: fetch, clock, registry,
 * and the profile owner's name where known.
 */
export async function verify(source: CredentialSource, options: VerifyOptions): Promise<Report> {
  const run = startRun(options);
  const answer = await answerOf(run, source);
  const promise = checkPromise(source.promisedId, answer);
  return report(run, answer, [...answer.checks, ...promise], nameFor(answer, source.recipient));
}

/** A fault of ours is said as one: it neither clears the credential nor accuses it. */
async function answerOf(run: Run, source: CredentialSource): Promise<Answer> {
  try {
    return await verifyOpened(run, openBytes(source.bytes), source.servedBy, 0);
  } catch (error) {
    return only(unknown('format', 'check-failed', { value: error instanceof Error ? error.message : '' }));
  }
}

/** A page may name the recipient of its own host's records (where strangers share the host, of its own place there), and of nobody else's that it shows. */
function nameFor({ claims, id }: Answer, page: PageRecipient | null): PageRecipient | null {
  const whose = claims.format === 'open-badges-2' ? id : claims.issuer.id;
  const host = hostOfIssuer(whose);
  if (!page || !whose || !host || !page.speaksFor.includes(host)) return null;
  return !isShared(host) || sameSite(page.url, whose) ? page : null;
}

/** The report of an award that its host answered for without a document: revoked, unknown, private, or not reached. */
export function reportAbsence(
  checks: readonly Check[],
  options: VerifyOptions,
  requests: Report['requests'],
): Promise<Report> {
  const run = startRun(options);
  run.requests.push(...requests);
  return report(run, { claims: NO_CLAIMS, checks, id: null }, checks, null);
}

/** Does the document name the award that the link promised? */
function checkPromise(promisedId: string | null, { claims, id }: Answer): readonly Check[] {
  if (!promisedId || !claims.format || !id) return [];
  return [
    id.toLowerCase().includes(promisedId.toLowerCase())
      ? pass('link', undefined, { url: id })
      : fail('link', 'id-differs', { url: id, value: promisedId }),
  ];
}
