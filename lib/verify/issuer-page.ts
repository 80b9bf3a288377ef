import { fail, notApplicable, pass, unknown, warn } from './check';
import { checkValidity } from './checks/validity';
import { instantOf } from './dates';
import { NO_CLAIMS } from './formats/vc';
import { hostOfIssuer } from './issuers/known';
import { report } from './report';
import { startRun } from './run';
import type { Check, IssuerPage, PageRecipient, Report, VerifyOptions } from './types';

/**
 * The report of an award for which no document of a standard format exists, from what the issuer's own page or record
 * states. `confirmed` takes the award's id, the recipient and the achievement, all from there, and a host that is known
 * to be that issuer's (or one whose issuer the reader trusts); whatever is missing is said. Takes the id that the link
 * promised, and the requests made so far.
 */
export async function reportIssuerPage(
  page: IssuerPage,
  promisedId: string | null,
  options: VerifyOptions,
  requests: Report['requests'],
): Promise<Report> {
  const run = startRun(options);
  run.requests.push(...requests);
  const isTrusted =
    page.isKnownHost ||
    (page.issuer.id !== null &&
      (await options.registry.lookup(page.issuer.id, run.askRegistry)).trustedBy !== undefined);
  const link = checkId(page, promisedId);
  const told = isItsOwn(page, link) ? page : { ...page, ...UNTOLD };
  const checks = [
    ...checkContent(page),
    link,
    isTrusted
      ? pass('hosted', 'stated-by-issuer-page', { url: page.url, date: page.readAt })
      : unknown('hosted', 'page-of-unknown-site', { url: page.url, host: new URL(page.url).hostname }),
    ...checkDates(told, options.now),
  ];
  const claims = {
    ...NO_CLAIMS,
    format: 'issuer-page' as const,
    issuer: page.issuer,
    achievement: { name: told.achievement, description: null },
    issuedAt: told.issuedAt,
    expiresAt: told.expiresAt,
  };
  return report(run, { claims, checks, id: page.id }, checks, recipientOf(told));
}

const UNTOLD = { recipient: null, achievement: null, issuedAt: null, expiresAt: null };

/**
 * May what the page says be held against the award? Not what another award's says, nor what stood on an opened page that
 * didn't say whose: its scripts may still have shown the one before.
 */
function isItsOwn({ how }: IssuerPage, { outcome, reason }: Check): boolean {
  return outcome === 'pass' || (reason === 'page-without-id' && how !== 'opened');
}

function checkContent({ recipient, achievement, url }: IssuerPage): readonly Check[] {
  const missing = [
    ...(recipient === null ? [unknown('format', 'page-without-recipient', { url })] : []),
    ...(achievement === null ? [unknown('format', 'page-without-achievement', { url })] : []),
  ];
  return missing.length > 0 ? missing : [pass('format', 'page-states-award', { url })];
}

/** To the letter: which spellings are one id is for the host's file to say, for on many hosts case counts. */
function checkId({ id, url }: IssuerPage, promisedId: string | null): Check {
  if (id === null || promisedId === null) return unknown('link', 'page-without-id', { url });
  return id === promisedId
    ? pass('link', 'page-names-award', { value: id })
    : unknown('link', 'page-of-another-award', { url, value: id });
}

/** A page need not say when; what it says of the future or the past counts. */
function checkDates({ issuedAt, expiresAt, readAt, doubts = [] }: IssuerPage, now: Date): readonly Check[] {
  if (doubts.includes('date-may-be-today') && isWithinDay(issuedAt, instantOf(readAt) ?? now))
    return [warn('validity', 'date-may-be-today', { date: issuedAt })];
  if (issuedAt === null && expiresAt === null) return [notApplicable('validity')];
  const check = checkValidity(issuedAt, expiresAt, now);
  return [check.reason === 'no-issue-date' ? notApplicable('validity') : check];
}

/** Wide enough for a clock that goes wrong and for a day that began elsewhere. */
function isWithinDay(date: string | null, of: Date): boolean {
  const instant = instantOf(date);
  return instant !== null && Math.abs(of.getTime() - instant.getTime()) < 2 * DAY;
}

const DAY = 24 * 60 * 60_000;

function recipientOf({ recipient, url }: IssuerPage): PageRecipient | null {
  const host = hostOfIssuer(url);
  return recipient === null || host === null ? null : { name: recipient, url, speaksFor: [host] };
}

/** The issuer knows the person and says that they were not awarded this. */
export const denied = (url: string): Check => fail('hosted', 'issuer-denies', { url });
