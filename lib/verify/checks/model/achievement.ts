import { fail } from '../../check';
import { isObject, type JsonObject, listOf } from '../../json';
import { lacksContext, V2 } from './contexts';
import { badDate } from './envelope';
import {
  each,
  type Fault,
  mayHaveNumber,
  mayHaveTerm,
  mayHaveTexts,
  mayHaveWords,
  missing,
  needsTerm,
  needsType,
  needsWords,
  wrongType,
  wrongValue,
} from './fault';
import {
  checkEndorsements,
  checkIdentifierEntry,
  checkIdentityObject,
  checkImage,
  checkProfile,
  checkProfileRef,
} from './profile';
import { isAbsentDate, isDate, isUrl } from './values';

const OB3_CONTEXT = /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context(?:-3\.\d\.\d)?\.json$/;

/** Open Badges 3.0, B.3.1 AchievementType, B.3.2 AlignmentTargetType, B.3.6 ResultType, B.3.5 ResultStatusType. */
const ACHIEVEMENT_KINDS: ReadonlySet<string> = new Set(
  (
    'Achievement ApprenticeshipCertificate Assessment Assignment AssociateDegree Award Badge BachelorDegree Certificate ' +
    'CertificateOfCompletion Certification CommunityService Competency Course CoCurricular Degree Diploma DoctoralDegree ' +
    'Fieldwork GeneralEducationDevelopment JourneymanCertificate LearningProgram License Membership ProfessionalDoctorate ' +
    'QualityAssuranceCredential MasterCertificate MasterDegree MicroCredential ResearchDoctorate SecondarySchoolDiploma'
  ).split(' '),
);
const TARGET_TYPES: ReadonlySet<string> = new Set(
  'ceasn:Competency ceterms:Credential CFItem CFRubric CFRubricCriterion CFRubricCriterionLevel CTDL'.split(' '),
);
const RESULT_TYPES: ReadonlySet<string> = new Set(
  'GradePointAverage LetterGrade Percent PerformanceLevel PredictedScore RawScore Result RubricCriterion RubricCriterionLevel RubricScore ScaledScore Status'.split(
    ' ',
  ),
);
const RESULT_STATUSES: ReadonlySet<unknown> = new Set(
  'Completed Enrolled Failed InProgress OnHold Provisional Withdrew'.split(' '),
);

/** A badge. Open Badges 3.0, B.1.1 AchievementCredential. */
export function checkAchievementCredential(credential: JsonObject): Fault {
  if (lacksContext(credential, OB3_CONTEXT)) return fail('schema', 'context-wrong', { value: 'Open Badges 3.0' });
  const subjects = listOf(credential.credentialSubject);
  const [subject] = subjects;
  if (subjects.length !== 1 || !isObject(subject)) return wrongValue('credentialSubject');
  return (
    (isUrl(credential.id) ? null : missing('id')) ??
    mayHaveWords(credential, '', ['name', 'description']) ??
    checkProfileRef(credential.issuer, 'issuer') ??
    checkImage(credential.image, 'image') ??
    mayHaveDate(credential, 'awardedDate', 'awardedDate') ??
    checkAchievementSubject(subject, 'credentialSubject') ??
    (listOf(credential['@context'])[0] === V2 ? checkNamed(subject, 'credentialSubject') : null) ??
    each(credential.evidence, 'evidence', checkEvidence) ??
    checkEndorsements(credential, '')
  );
}

/** Somebody must have achieved it: named by id or identifier or, as issuers of the Digital Credentials Consortium do, by name. */
function checkNamed(subject: JsonObject, at: string): Fault {
  const isNamed = subject.id !== undefined || subject.name !== undefined || listOf(subject.identifier).length > 0;
  return isNamed ? null : missing(`${at}.id`);
}

/** B.1.3 AchievementSubject: one achievement, and what came of it. */
function checkAchievementSubject(subject: JsonObject, at: string): Fault {
  return (
    needsType(subject, at, 'AchievementSubject') ??
    each(subject.identifier, `${at}.identifier`, checkIdentityObject) ??
    checkProfile(subject.source, `${at}.source`) ??
    checkImage(subject.image, `${at}.image`) ??
    mayHaveDate(subject, 'activityStartDate', `${at}.activityStartDate`) ??
    mayHaveDate(subject, 'activityEndDate', `${at}.activityEndDate`) ??
    mayHaveNumber(subject, at, 'creditsEarned') ??
    mayHaveWords(subject, at, ['licenseNumber', 'narrative', 'role', 'term']) ??
    (isObject(subject.achievement)
      ? checkAchievement(subject.achievement, `${at}.achievement`)
      : missing(`${at}.achievement`)) ??
    checkResults(subject, `${at}.result`)
  );
}

/** B.1.1 Achievement. */
export function checkAchievement(achievement: JsonObject, at: string): Fault {
  return (
    needsType(achievement, at, 'Achievement') ??
    needsWords(achievement, at, ['id', 'name', 'description']) ??
    checkCriteria(achievement.criteria, `${at}.criteria`) ??
    mayHaveTerm(achievement, at, 'achievementType', ACHIEVEMENT_KINDS) ??
    each(achievement.resultDescription, `${at}.resultDescription`, checkResultDescription) ??
    each(achievement.alignment, `${at}.alignment`, checkAlignment) ??
    checkProfile(achievement.creator, `${at}.creator`) ??
    checkImage(achievement.image, `${at}.image`) ??
    mayHaveNumber(achievement, at, 'creditsAvailable') ??
    mayHaveWords(achievement, at, ['fieldOfStudy', 'humanCode', 'inLanguage', 'specialization', 'version']) ??
    mayHaveTexts(achievement, at, 'tag') ??
    each(achievement.otherIdentifier, `${at}.otherIdentifier`, checkIdentifierEntry) ??
    each(
      achievement.related,
      `${at}.related`,
      (related, where) => needsType(related, where, 'Related') ?? needsWords(related, where, ['id']),
    ) ??
    checkEndorsements(achievement, at)
  );
}

/** B.1.4 Criteria: an address or a text, else nobody knows what was asked of the learner. */
function checkCriteria(criteria: unknown, at: string): Fault {
  if (!isObject(criteria) || (!criteria.id && !criteria.narrative)) return missing(at);
  return mayHaveWords(criteria, at, ['id', 'narrative']);
}

/** B.1.7 Evidence. */
export function checkEvidence(evidence: JsonObject, at: string): Fault {
  return (
    needsType(evidence, at, 'Evidence') ??
    mayHaveWords(evidence, at, ['id', 'narrative', 'name', 'description', 'genre', 'audience'])
  );
}

/** B.1.3 Alignment. */
function checkAlignment(alignment: JsonObject, at: string): Fault {
  return (
    needsType(alignment, at, 'Alignment') ??
    needsWords(alignment, at, ['targetName', 'targetUrl']) ??
    mayHaveTerm(alignment, at, 'targetType', TARGET_TYPES) ??
    mayHaveWords(alignment, at, ['targetCode', 'targetDescription', 'targetFramework'])
  );
}

/** B.1.21 ResultDescription. */
function checkResultDescription(description: JsonObject, at: string): Fault {
  return (
    needsType(description, at, 'ResultDescription') ??
    needsWords(description, at, ['id', 'name']) ??
    needsTerm(description, at, 'resultType', RESULT_TYPES) ??
    mayHaveWords(description, at, ['requiredLevel', 'requiredValue', 'valueMax', 'valueMin']) ??
    mayHaveTexts(description, at, 'allowedValue') ??
    each(description.alignment, `${at}.alignment`, checkAlignment) ??
    each(description.rubricCriterionLevel, `${at}.rubricCriterionLevel`, checkLevel) ??
    (description.requiredLevel === undefined ||
    description.rubricCriterionLevel === undefined ||
    idsOf(description.rubricCriterionLevel).has(description.requiredLevel)
      ? null
      : wrongValue(`${at}.requiredLevel`, description.requiredLevel))
  );
}

/** B.1.22 RubricCriterionLevel. */
function checkLevel(level: JsonObject, at: string): Fault {
  return (
    needsType(level, at, 'RubricCriterionLevel') ??
    needsWords(level, at, ['id', 'name']) ??
    mayHaveWords(level, at, ['description', 'level', 'points']) ??
    each(level.alignment, `${at}.alignment`, checkAlignment)
  );
}

/**
 * B.1.20 Result: what it points to must stand in the achievement that is asserted. The level may belong to any description
 * of the achievement, as it does in the standard's own example.
 */
function checkResults(subject: JsonObject, at: string): Fault {
  if (subject.result === undefined || subject.result === null) return null;
  const descriptions = isObject(subject.achievement) ? listOf(subject.achievement.resultDescription) : [];
  const described = idsOf(descriptions);
  const levels = idsOf(descriptions.flatMap((one) => (isObject(one) ? listOf(one.rubricCriterionLevel) : [])));
  const refersTo = (value: unknown, ids: ReadonlySet<unknown>, where: string) =>
    value === undefined || value === null || ids.has(value) ? null : wrongValue(where, value);
  return each(
    subject.result,
    at,
    (result, where) =>
      needsType(result, where, 'Result') ??
      refersTo(result.resultDescription, described, `${where}.resultDescription`) ??
      refersTo(result.achievedLevel, levels, `${where}.achievedLevel`) ??
      refersTo(result.status, RESULT_STATUSES, `${where}.status`) ??
      mayHaveWords(result, where, ['value']) ??
      each(result.alignment, `${where}.alignment`, checkAlignment),
  );
}

function idsOf(values: unknown): ReadonlySet<unknown> {
  return new Set(listOf(values).map((value) => (isObject(value) ? value.id : undefined)));
}

function mayHaveDate(object: JsonObject, member: string, at: string): Fault {
  const value = object[member];
  return isAbsentDate(value) || isDate(value) ? null : badDate(at, value);
}

/** One thing said of another by somebody else. Open Badges 3.0, B.1.5 EndorsementCredential and B.1.6 EndorsementSubject. */
export function checkEndorsementCredential(credential: JsonObject): Fault {
  const subjects = listOf(credential.credentialSubject);
  const [subject] = subjects;
  if (subjects.length !== 1 || !isObject(subject)) return wrongType('credentialSubject.type', 'EndorsementSubject');
  return (
    needsType(subject, 'credentialSubject', 'EndorsementSubject') ??
    (isUrl(subject.id) ? null : missing('credentialSubject.id')) ??
    mayHaveWords(subject, 'credentialSubject', ['endorsementComment']) ??
    checkProfileRef(credential.issuer, 'issuer') ??
    mayHaveWords(credential, '', ['name', 'description']) ??
    mayHaveDate(credential, 'awardedDate', 'awardedDate')
  );
}
