import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import { type Answer, image, openJson } from './answers';
import {
  COLLEGE,
  controllerDocument,
  HARBOUR,
  type Issuer,
  SET_INDEX,
  SILENT,
  STATUS_LISTS,
  type StatusPurpose,
  statusList,
} from './issuers';
import { LEARNER, SOMEBODY_ELSE } from './people';
import { lyingPng, png } from './png';
import { type Json, signCredential, signJwt } from './sign';

/** What an issuer states in a signed credential. */
export interface Award {
  readonly name: string;
  /** Its id. */
  readonly path: string;
  readonly issuer?: Issuer;
  readonly recipient?: string;
  readonly validUntil?: string;
  readonly validFrom?: string;
  readonly status?: { readonly purpose: StatusPurpose; readonly index: number };
}

const AT = 'https://issuer.example';

/** Where each Open Badges 3.0 credential of the world is found. */
export const OB3 = {
  verified: `${AT}/credentials/navigation.json`,
  jwt: `${AT}/credentials/tide-tables.jwt`,
  didWeb: 'https://college.example/credentials/cartography.json',
  baked: `${AT}/badges/knots.png`,
  revoked: `${AT}/credentials/radio-operator.json`,
  suspended: `${AT}/credentials/harbour-pilot.json`,
  expired: `${AT}/credentials/first-aid.json`,
  notYetValid: `${AT}/credentials/captain.json`,
  tampered: `${AT}/credentials/sea-rescue.json`,
  otherPerson: `${AT}/credentials/boat-building.json`,
  noProof: `${AT}/credentials/seamanship.json`,
  silentIssuer: `${AT}/credentials/lighthouse.json`,
  huge: `${AT}/credentials/encyclopedia.json`,
  hanging: 'https://slow.example/credentials/patience.json',
  lyingPng: `${AT}/badges/lying.png`,
  /** An SD-JWT: the holder shows the description and keeps the rest of what could be shown back. */
  selective: `${AT}/credentials/pilotage.jwt`,
  /** A learner record with two credentials in it, endorsed by the college. */
  record: `${AT}/credentials/record.jwt`,
} as const;

/** Everything the issuers of signed credentials serve: their documents, status lists and credentials. */
export async function signedAnswers(): Promise<Map<string, Answer>> {
  const honest = JSON.stringify(await signedBadge({ name: 'Deck Hand', path: OB3.tampered }));
  const baked = JSON.stringify(await signedBadge({ name: 'Knots and Splices', path: OB3.baked }));
  const jwt = await signJwt(openBadge3({ name: 'Tide Tables', path: OB3.jwt }), HARBOUR.key, HARBOUR.kid);
  const documents: readonly Award[] = [
    { name: 'Coastal Navigation', path: OB3.verified, status: { purpose: 'revocation', index: 3 } },
    { name: 'Cartography', path: OB3.didWeb, issuer: COLLEGE },
    { name: 'Radio Operator', path: OB3.revoked, status: { purpose: 'revocation', index: SET_INDEX } },
    { name: 'Harbour Pilot', path: OB3.suspended, status: { purpose: 'suspension', index: SET_INDEX } },
    { name: 'First Aid at Sea', path: OB3.expired, validUntil: '2025-05-03T00:00:00Z' },
    { name: 'Captain', path: OB3.notYetValid, validFrom: '2098-01-01T00:00:00Z' },
    { name: 'Boat Building', path: OB3.otherPerson, recipient: SOMEBODY_ELSE.name },
    { name: 'Lighthouse Keeping', path: OB3.silentIssuer, issuer: SILENT },
  ];
  const answers = new Map<string, Answer>();
  for (const award of documents) answers.set(award.path, openJson(await signedBadge(award), VC));
  for (const issuer of [HARBOUR, COLLEGE]) answers.set(issuer.documentUrl, openJson(controllerDocument(issuer)));
  answers.set(STATUS_LISTS.revocation, await statusList('revocation'));
  answers.set(STATUS_LISTS.suspension, await statusList('suspension'));
  answers.set(OB3.tampered, openJson(JSON.parse(honest.replaceAll('Deck Hand', 'Sea Rescue')), VC));
  answers.set(OB3.noProof, openJson(openBadge3({ name: 'Seamanship', path: OB3.noProof }), VC));
  answers.set(OB3.jwt, jwtAnswer(jwt));
  answers.set(OB3.baked, image(png([30, 60, 90], { keyword: 'openbadgecredential', text: baked })));
  answers.set(OB3.lyingPng, image(lyingPng({ keyword: 'openbadgecredential', text: baked })));
  answers.set(OB3.selective, jwtAnswer(await selectiveBadge()));
  answers.set(OB3.record, jwtAnswer(await learnerRecord()));
  answers.set(OB3.huge, 'huge');
  answers.set(OB3.hanging, 'hang');
  answers.set(SILENT.documentUrl, 'reset');
  return answers;
}

const VC = 'application/vc+ld+json';

const jwtAnswer = (body: string): Answer => ({ status: 200, type: 'application/vc+jwt', body, cors: true });

/** RFC 9901, 4.2: a member is signed by its digest, and shown beside the token. */
async function selectiveBadge(): Promise<string> {
  const { description, ...badge } = {
    description: 'Brought a ship into harbour, examined on board.',
    ...openBadge3({ name: 'Harbour Pilotage', path: OB3.selective }),
  };
  const disclosure = base64urlnopad.encode(
    utf8ToBytes(JSON.stringify(['salt of the sea', 'description', description])),
  );
  const [shown, kept] = [disclosure, 'kept back'].map((text) => base64urlnopad.encode(sha256(utf8ToBytes(text))));
  const { credentialSubject, ...rest } = Object(badge);
  const subject = { ...Object(credentialSubject), _sd: [kept] };
  const token = await signJwt({ ...rest, credentialSubject: subject, _sd: [shown] }, HARBOUR.key, HARBOUR.kid);
  return `${token}~${disclosure}~`;
}

/** Comprehensive Learner Record 2.0, with an endorsement by another issuer. */
async function learnerRecord(): Promise<string> {
  const id = 'https://issuer.example/credentials/record';
  const contexts = [
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  ];
  const endorsement = await signCredential(
    {
      '@context': [contexts[0], contexts[2]],
      id: 'https://college.example/endorsements/1',
      type: ['VerifiableCredential', 'EndorsementCredential'],
      name: 'Endorsement',
      issuer: { id: COLLEGE.id, type: ['Profile'], name: COLLEGE.name },
      validFrom: '2024-06-02T00:00:00Z',
      credentialSubject: {
        id,
        type: ['EndorsementSubject'],
        endorsementComment: 'We take it in place of our own entrance test.',
      },
    },
    COLLEGE.key,
    COLLEGE.method,
  );
  const record = {
    '@context': contexts,
    id,
    type: ['VerifiableCredential', 'ClrCredential'],
    name: 'Record of Seamanship',
    issuer: { id: HARBOUR.id, type: ['Profile'], name: HARBOUR.name },
    validFrom: '2024-06-01T00:00:00Z',
    credentialSubject: {
      type: ['ClrSubject'],
      identifier: [{ type: 'IdentityObject', hashed: false, identityHash: LEARNER.name, identityType: 'name' }],
      verifiableCredential: [
        await signedBadge({ name: 'Coastal Navigation', path: OB3.verified }),
        await signedBadge({ name: 'First Aid at Sea', path: OB3.expired, validUntil: '2025-05-03T00:00:00Z' }),
      ],
    },
    endorsement: [endorsement],
    evidence: [
      {
        id: 'https://issuer.example/logbooks/ada',
        type: ['Evidence'],
        name: 'Logbook',
        narrative: 'Four hundred miles, signed by the skipper.',
      },
    ],
  };
  return signJwt(record, HARBOUR.key, HARBOUR.kid);
}

/** A signed Open Badges 3.0 AchievementCredential, issued to Ada Learner by the harbour unless told otherwise. */
export function signedBadge(award: Award): Promise<Json> {
  const { key, method } = award.issuer ?? HARBOUR;
  return signCredential(openBadge3(award), key, method);
}

/** An unsigned Open Badges 3.0 AchievementCredential, https://www.imsglobal.org/spec/ob/v3p0/#achievementcredential */
function openBadge3(award: Award): Json {
  const { name, path, issuer = HARBOUR, recipient = LEARNER.name, status } = award;
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: path,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name,
    issuer: { id: issuer.id, type: ['Profile'], name: issuer.name },
    validFrom: award.validFrom ?? '2024-05-03T09:00:00Z',
    ...(award.validUntil ? { validUntil: award.validUntil } : {}),
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [{ type: 'IdentityObject', hashed: false, identityHash: recipient, identityType: 'name' }],
      achievement: {
        id: achievementAt(path),
        type: ['Achievement'],
        name,
        description: `${name}, examined at sea.`,
        criteria: { narrative: 'Passed the practical examination.' },
      },
    },
    ...(status
      ? {
          credentialStatus: {
            id: `${STATUS_LISTS[status.purpose]}#${status.index}`,
            type: 'BitstringStatusListEntry',
            statusPurpose: status.purpose,
            statusListIndex: String(status.index),
            statusListCredential: STATUS_LISTS[status.purpose],
          },
        }
      : {}),
  };
}

function achievementAt(path: string): string {
  const file = /^(.*)\/(?:credentials|badges)\/([^.]+)\..*$/.exec(path);
  return file === null ? `${path}#achievement` : `${file[1]}/achievements/${file[2]}`;
}
