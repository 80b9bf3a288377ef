import * as v from 'valibot';
import type { IssuerPage } from '../../verify/types';
import {
  absentBy,
  answersFor,
  credentialRequest,
  jsonDocument,
  NO_ANSWER,
  recipientNamed,
  recordRequest,
} from '../answer';
import { dateField, endField, fieldsOf, flagField, givenField, idField, textField } from '../fields';
import { withoutQuery } from '../normalise';
import { FOR_A_DAY } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost, CredentialLink, DocumentRequest, DocumentResponse, HostAnswer } from '../types';

/**
 * Accredible: credential.net, its own sub-domains, and domains of issuers, for any issuer may bring one. A domain that
 * isn't known here is only *perhaps* Accredible's: it counts once Accredible's record of that very credential names it.
 *
 * The record that a credential's page is drawn from (`credential-net/credentials/ID`) was read by others without a key
 * in 2026-07 and 2026-09: it names recipient, dates, `revoked_at`, `private`, and the page's address in `url`; 404 where
 * there is none. The Open Badges 2.0 assertion is in Accredible's published API description (2026-03); it names nobody.
 */
export const accredible: BadgeHost = {
  id: 'accredible',
  label: 'Accredible',
  foundOn: 'any site',
  match,
  record: {
    asks: ['api.accredible.com'],
    // Issuers revoke, and holders hide, from one day to the next.
    keep: FOR_A_DAY,
    documents,
    read,
    // Asked for by UUID, an assertion may name itself by its short id; `read` compares what both say.
    promises: () => null,
  },
};

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const award = (path: string, host = 'www.credential.net') =>
  ({ kind: 'award', path: new RegExp(path, 'i'), url: `https://${host}/$<id>`, fold: 'lower' }) as const;

const matchApi = matchShapes({
  id: 'accredible',
  hosts: ['api.accredible.com'],
  query: ['credential_id'],
  shapes: [
    award(`^/v1/obi/badge_assertions/(?<id>${UUID}|[a-z\\d]{6,10})$`),
    award(`^/v1/auth/invite\\?credential_id=(?<id>${UUID})$`),
    { kind: 'achievement', path: /^\/v1\/obi\/issuer_badge_classes\/./ },
    { kind: 'file', path: /^\/v1\/(?:frontend|credentials\/[^/]+\/artifact)\// },
    // What the API keeps behind a key, as tutorials quote it.
    { kind: 'placeholder', path: /^\/v1\/credentials\/./ },
  ],
});

const matchFile = matchShapes({
  id: 'accredible',
  hosts: ['images.credential.net', 'pdf.ms.credential.net'],
  shapes: [{ kind: 'file', path: /^\/./ }],
});

/** Accredible's own sites, and domains of issuers that were seen to show its credentials (2024 to 2026). */
const matchKnown = matchShapes({
  id: 'accredible',
  hosts: [
    'credential.net',
    'skillshop.credential.net',
    'google.accredible.com',
    'edu.google.accredible.com',
    'googlecloudapac.accredible.com',
    'achieve.snowflake.com',
    'certificates.automationanywhere.com',
    'credentials.databricks.com',
    'credentials.nus.edu.sg',
    'skillsoft.digitalbadges.skillsoft.com',
    'success.simplilearn.com',
  ],
  shapes: [
    { kind: 'collection', path: /^\/(?:profile|group|directory)\/.|^\/welcome$/ },
    { kind: 'placeholder', path: /^\/(?:example|verify|abc\d+|your[\w-]*)(?:\/|$)|^\/[^/]+\/sso$/ },
    // The code of old links is of base 36; a word without a digit is a page's name.
    award(`^/embed/(?<id>${UUID})$`),
    award(`^/(?<id>${UUID}|\\d{6,}|(?=[a-z]*\\d)[a-z\\d]{6,10})$`),
  ],
});

const OWN = /(?<!^www)\.accredible\.com$|\.credential\.net$/;
/** Accredible's other sub-domains, and how its customers call the domain they bring. */
const matchPerhaps = matchShapes({
  id: 'accredible',
  hosts: new RegExp(
    `${OWN.source}|^(?:credentials?|certificates?|certs|(?:digital-?)?badges|digital-?credentials|achieve|verify)(?:\\.[a-z0-9-]+){2,}$`,
  ),
  // What isn't known keeps its address: a record has to name that site.
  shapes: [award(`^/(?<id>${UUID})$`, '$<host>')],
});

function match(url: URL): CredentialLink | null {
  // A link may carry the key to a private credential, or a log-in: neither goes any further.
  const bare = withoutQuery(url);
  const id = url.searchParams.get('credential_id');
  if (id !== null) bare.searchParams.set('credential_id', id);
  return matchApi(bare) ?? matchFile(bare) ?? matchKnown(bare) ?? matchPerhaps(bare);
}

const API = 'https://api.accredible.com/v1';

function documents({ kind, id }: CredentialLink): readonly DocumentRequest[] {
  if (kind !== 'award' || id === null) return [];
  return [
    credentialRequest(`${API}/obi/badge_assertions/${id}`),
    recordRequest(`${API}/credential-net/credentials/${id}`),
  ];
}

const RECORD = v.object({
  data: v.object({
    uuid: idField,
    id: idField,
    encoded_id: idField,
    url: textField,
    name: textField,
    issued_on: dateField,
    expired_on: endField,
    expired: flagField,
    revoked_at: givenField,
    private: flagField,
    approve: v.fallback(v.boolean(), true),
    sample: flagField,
    recipient: v.fallback(v.nullable(v.object({ name: textField })), null),
    issuer: v.fallback(v.nullable(v.object({ name: textField })), null),
    group: v.fallback(v.nullable(v.object({ course_name: textField })), null),
  }),
});
type Stated = v.InferOutput<typeof RECORD>['data'];
const ASSERTION = v.object({ id: textField, uid: idField, expires: textField });

function read(link: CredentialLink, responses: readonly DocumentResponse[]): HostAnswer {
  const [assertion] = answersFor('credential', responses);
  const [answer] = answersFor('page', responses);
  const stated = fieldsOf(answer, RECORD)?.data ?? null;
  const site = new URL(link.url).hostname;
  const isKnown = OWN.test(site);
  if (!isKnown && answer?.status === 404) return { ...NO_ANSWER, absence: 'not-this-site' };
  // It alone says what was revoked, and what is a draft: without it an assertion says too little.
  if (answer === undefined || stated === null) return absentBy(answer, MEANS);
  if (!namesOf(stated).includes(link.id)) return NO_ANSWER;
  if (!isKnown && hostOf(stated.url) !== site) return { ...NO_ANSWER, absence: 'not-this-site' };
  if (stated.revoked_at) return { ...NO_ANSWER, absence: 'revoked' };
  if (stated.private) return { ...NO_ANSWER, absence: 'private' };
  // Drafts and samples were issued to nobody.
  if (!stated.approve || stated.sample) return { ...NO_ANSWER, absence: 'not-found' };
  const page = pageOf(link, stated, answer.url);
  return { ...NO_ANSWER, document: documentOf(stated, assertion), recipient: named(stated, answer.url), page };
}

/** An unknown id is 404; 401 is the answer where a key would be wanted. */
const MEANS = { 404: 'not-found', 401: 'private' } as const;

/** The assertion, where it names the award by an id that the record gives it, and says that it ends if the record does. */
function documentOf(stated: Stated, assertion: DocumentResponse | undefined): HostAnswer['document'] {
  const own = fieldsOf(assertion, ASSERTION);
  const named = [own?.uid, own?.id?.split('/').at(-1)];
  const isThis = named.some((name) => name && namesOf(stated).includes(name.toLowerCase()));
  const ends = stated.expired || stated.expired_on !== null;
  return isThis && (!ends || own?.expires) ? jsonDocument(assertion) : null;
}

/** Every id by which a record names its credential, the last of its page's address among them. */
function namesOf({ uuid, id, encoded_id, url }: Stated): readonly (string | null)[] {
  return [uuid, id, encoded_id, url?.split(/[?#]/)[0]?.split('/').at(-1)].map((name) => name?.toLowerCase() ?? null);
}

function hostOf(address: string | null): string | null {
  return address !== null && URL.canParse(address) ? new URL(address).hostname : null;
}

function named({ recipient }: Stated, url: string): HostAnswer['recipient'] {
  return recipientNamed(recipient?.name ?? '', url, ['api.accredible.com']);
}

/** null: it says that it expires or has expired, and not when. */
function pageOf({ id }: CredentialLink, stated: Stated, url: string): IssuerPage | null {
  if (stated.expired_on === 'unread' || (stated.expired && stated.expired_on === null)) return null;
  return {
    url,
    how: 'record',
    isKnownHost: true,
    id,
    recipient: named(stated, url)?.name ?? null,
    achievement: stated.name ?? stated.group?.course_name ?? null,
    // The issuer's own address is what it wrote into its account: nobody vouches for it.
    issuer: { id: 'https://www.credential.net', name: stated.issuer?.name ?? null },
    issuedAt: stated.issued_on,
    expiresAt: stated.expired_on,
  };
}
