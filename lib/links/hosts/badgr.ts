import { absentBy, answersFor, credentialRequest, jsonDocument, NO_ANSWER } from '../answer';
import { withoutQuery, withoutTracking } from '../normalise';
import { FOR_A_DAY } from '../record';
import { matchShapes } from '../shapes';
import type { Absence, BadgeHost, CredentialLink, DocumentRequest, DocumentResponse, HostAnswer } from '../types';

/**
 * Badgr, now Canvas Credentials and Parchment Digital Badges: the old hosts stay, one a region, and Parchment's show the
 * same ids (developerdocs.instructure.com, 2025–26). Its server is open source: on any other host the record at
 * `/public/assertions/ID` is that host's own.
 */
export const badgr: BadgeHost = {
  id: 'badgr',
  label: 'Badgr / Canvas Credentials',
  foundOn: 'any site',
  match,
  record: {
    // One a region (`api.eu.badgr.io`); Parchment's where the badge is not on the old one.
    asks: ['*.badgr.io', 'badges.parchment.com', '*.badges.parchment.com'],
    // Issuers revoke from one day to the next.
    keep: FOR_A_DAY,
    documents,
    read,
  },
};

const OLD = /^(?:www\.|api\.)?(?:([a-z]{2})\.)?badgr\.(?:io|com)$/;
const PARCHMENT = /^(?:[a-z0-9-]+\.)?badges\.parchment\.(com|eu|au|ca|sg)$/;
/** Where customers try things out (`api.test.badgr.com`, `test.badges.parchment.com`). */
const TRIAL = /^(?:api\.)?(?:test|demo)\.(?:badgr\.(?:io|com)|badges\.parchment\.com)$/;

/** 16 random bytes in base64url, of which case counts. The image is the badge's own, with the record baked in. */
const RECORD = {
  kind: 'award',
  path: /^\/public\/assertions\/(?<id>[\w-]{22})(?:\.json|\/image|\/baked)?$/,
  url: 'https://$<host>/public/assertions/$<id>',
} as const;

const matchOwn = matchShapes({
  id: 'badgr',
  hosts: /./,
  shapes: [
    RECORD,
    { kind: 'unknown', path: /^\/public\/assertions\/[\w-]{22}\/./ },
    { kind: 'placeholder', path: /^\/public\/assertions\/./ },
    { kind: 'achievement', path: /^\/public\/badges\/./ },
    { kind: 'collection', path: /^\/public\/(?:collections|issuers)\/.|^\/(?:backpack|recipient)(?:\/|$)/ },
  ],
});
/** Parchment's Open Badges 3.0, since 2025: under an address of their own. */
const matchCredential = matchShapes({
  id: 'badgr',
  hosts: PARCHMENT,
  shapes: [
    {
      kind: 'award',
      path: /^\/public\/credentials\/(?<id>[\w-]{22})$/,
      url: 'https://$<host>/public/credentials/$<id>',
    },
  ],
});
const matchTrial = matchShapes({ id: 'badgr', hosts: TRIAL, shapes: [{ kind: 'placeholder', path: /^\/public\/./ }] });
const matchAnywhere = matchShapes({ id: 'badgr', hosts: /./, shapes: [RECORD] });

function match(url: URL): CredentialLink | null {
  const home = homeOf(url.hostname);
  if (home === null || TRIAL.test(url.hostname)) return matchTrial(url) ?? matchAnywhere(url);
  // The page (eu.badgr.com) and the record (api.eu.badgr.io) share ids; the record's address is the badge's own id.
  const record = withoutQuery(url);
  record.hostname = home;
  const link = matchOwn(record);
  return link === null || link.kind === 'award'
    ? (link ?? matchCredential(url))
    : { ...link, url: withoutTracking(url) };
}

/** The host of a region's records. */
function homeOf(hostname: string): string | null {
  const old = OLD.exec(hostname);
  const region = old === null ? PARCHMENT.exec(hostname)?.[1]?.replace('com', '') : (old[1] ?? '');
  if (region === undefined) return null;
  return region === '' ? 'api.badgr.io' : `api.${region}.badgr.io`;
}

/** `.json` is answered as JSON whatever the Accept header says; badge and issuer are followed by the verifier. */
function documents({ kind, id, url }: CredentialLink): readonly DocumentRequest[] {
  if (kind !== 'award' || id === null) return [];
  if (url.includes('/public/credentials/')) return [credentialRequest(url)];
  const { hostname } = new URL(url);
  const newer = hostname === 'api.badgr.io' ? [`https://badges.parchment.com/public/assertions/${id}`] : [];
  const plain = homeOf(hostname) === null ? [url] : newer;
  return [`${url}.json?v=2_0`, ...plain].map((each) => credentialRequest(each));
}

/**
 * 404: never issued, still pending, or deleted; said by Parchment in place of a host that doesn't answer, it says nothing. A
 * revoked badge answers 200 and says so; the verifier reads that. No page names the holder.
 */
function read(link: CredentialLink, responses: readonly DocumentResponse[]): HostAnswer {
  const answers = answersFor('credential', responses);
  const document = answers.map(jsonDocument).find((each) => each !== null) ?? null;
  if (document !== null) return { ...NO_ANSWER, document };
  const { host } = new URL(link.url);
  return absentBy(
    answers.find(({ request, status }) => new URL(request.url).host === host && status in MEANS),
    MEANS,
  );
}

const MEANS: Readonly<Record<number, Absence>> = {
  410: 'revoked-or-never-issued',
  401: 'private',
  404: 'not-found',
};
