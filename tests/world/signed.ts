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

interface Award {
  readonly name: string;
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
} as const;

/** Everything the issuers of signed credentials serve: their documents, status lists and credentials. */
export async function signedAnswers(): Promise<Map<string, Answer>> {
  const signed = async (award: Award) => {
    const issuer = award.issuer ?? HARBOUR;
    return signCredential(openBadge3(award), issuer.key, issuer.method);
  };
  const honest = JSON.stringify(await signed({ name: 'Deck Hand', path: OB3.tampered }));
  const baked = JSON.stringify(await signed({ name: 'Knots and Splices', path: OB3.baked }));
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
  for (const award of documents) answers.set(award.path, openJson(await signed(award), VC));
  for (const issuer of [HARBOUR, COLLEGE]) answers.set(issuer.documentUrl, openJson(controllerDocument(issuer)));
  answers.set(STATUS_LISTS.revocation, await statusList('revocation'));
  answers.set(STATUS_LISTS.suspension, await statusList('suspension'));
  answers.set(OB3.tampered, openJson(JSON.parse(honest.replaceAll('Deck Hand', 'Sea Rescue')), VC));
  answers.set(OB3.noProof, openJson(openBadge3({ name: 'Seamanship', path: OB3.noProof }), VC));
  answers.set(OB3.jwt, { status: 200, type: 'application/vc+jwt', body: jwt, cors: true });
  answers.set(OB3.baked, image(png([30, 60, 90], { keyword: 'openbadgecredential', text: baked })));
  answers.set(OB3.lyingPng, image(lyingPng({ keyword: 'openbadgecredential', text: baked })));
  answers.set(OB3.huge, 'huge');
  answers.set(OB3.hanging, 'hang');
  answers.set(SILENT.documentUrl, 'reset');
  return answers;
}

const VC = 'application/vc+ld+json';

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
        id: path.replace(/\/(credentials|badges)\/([^.]+)\..*$/, '/achievements/$2'),
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
