import { expect } from 'vitest';
import { recognise, recogniserFor } from '../../../lib/links/registry';
import type { DocumentResponse, HostAnswer } from '../../../lib/links/types';
import { checkLink } from '../../../lib/resolve/resolve';
import { NO_REGISTRY } from '../../../lib/verify/issuers/known';
import type { FetchResult, IssuerRegistry, Report } from '../../../lib/verify/types';
import { loadRare } from '../../load-rare';

/** What a host answers to one request; `body` that is no text is sent as JSON. */
export interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly body?: string | object;
  /** The address that answers, where a redirect led elsewhere. */
  readonly url?: string;
}

export const NOTHING: Answer = { status: 0 };
export const WALL: Answer = { type: 'text/html', body: '<!doctype html><title>Just a moment…</title>' };
export const NOW = new Date('2026-11-26T12:00:00Z');

/** What the host of `href` makes of these answers to its requests, in their order. */
export function readAnswers(href: string, answers: readonly Answer[]): HostAnswer {
  const link = recognise(href);
  const recogniser = link && recogniserFor(link.host);
  if (link === null || recogniser === null) throw new Error(`not recognised: ${href}`);
  const requests = recogniser.documents(link);
  expect(answers.length).toBe(requests.length);
  const responses = requests.map((request, at): DocumentResponse => {
    const { status, type, bytes, url } = sent(answers[at] ?? NOTHING);
    return { request, status, type, bytes, url: url ?? request.url };
  });
  return recogniser.read(link, responses);
}

/** The report of a link where the whole network is these addresses. */
export function reportOf(
  href: string,
  network: Readonly<Record<string, Answer>>,
  holder: string | null = 'Ada Learner',
  registry: IssuerRegistry = NO_REGISTRY,
): Promise<Report> {
  const link = recognise(href);
  if (link === null) throw new Error(`not recognised: ${href}`);
  const fetch = async (url: string): Promise<FetchResult> => {
    const answer = network[url];
    if (answer === undefined || answer.status === 0) return { ok: false, url, reason: 'network' };
    const { status, type, bytes, url: moved } = sent(answer);
    return { ok: true, url: moved ?? url, status, type, bytes };
  };
  return checkLink(link, { fetch, now: NOW, registry, rare: loadRare, holder });
}

/** The verdict, with every reason that isn't a pass's. */
export async function verdictOf(report: Promise<Report>): Promise<readonly [string, readonly string[]]> {
  const { verdict, checks } = await report;
  const reasons = checks
    .filter(({ id, outcome }) => outcome !== 'pass' && outcome !== 'not-applicable' && id !== 'issuer')
    .map(({ reason }) => reason ?? '');
  return [verdict, reasons];
}

function sent({ status, type, body = '', url }: Answer) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    status: status ?? 200,
    type: type ?? (typeof body === 'string' ? '' : 'application/json'),
    bytes: new TextEncoder().encode(text),
    url,
  };
}
