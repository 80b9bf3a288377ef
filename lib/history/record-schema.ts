import * as v from 'valibot';
import type { LearningRecord } from '../capture/types';
import { REASONS } from '../verify/reasons';
import { CHECK_IDS, FORMATS, type Report, VERDICTS } from '../verify/types';
import { credentialRef, fraction, grade, hours, instant, isoDate, MAX_HREF, MAX_NOTE, text, webUrl } from './fields';
import { EDITABLE } from './record-fields';
import type { StoredCredential } from './types';

/** No record a person made or a platform gave comes near this. */
const MAX_LIST = 1000;
const MAX_DOCUMENT = 4 * 1024 * 1024;

export const kind = v.picklist(['course', 'path', 'module', 'exam', 'credential', 'activity']);
const learningStatus = v.picklist(['enrolled', 'in-progress', 'completed']);
const texts = v.pipe(v.array(text()), v.maxLength(MAX_LIST));

/**
 * A learning record from outside. Strict: a field that version 1 does not have is refused by name, so that nothing is
 * dropped unseen on the way through.
 */
export const learningRecord = v.strictObject({
  id: v.pipe(text(), v.minLength(1)),
  platform: v.pipe(text(100), v.minLength(1)),
  kind,
  title: text(),
  url: webUrl,
  provider: v.nullable(text()),
  instructors: texts,
  status: learningStatus,
  progress: v.nullable(fraction),
  grade: v.nullable(grade),
  hours: v.nullable(hours),
  enrolledAt: v.nullable(isoDate),
  startedAt: v.nullable(isoDate),
  completedAt: v.nullable(isoDate),
  firstSeenAt: instant,
  lastSeenAt: instant,
  skills: texts,
  tags: texts,
  note: text(MAX_NOTE),
  credentials: v.pipe(v.array(credentialRef), v.maxLength(MAX_LIST)),
  evidence: v.pipe(
    v.array(v.strictObject({ adapter: text(100), signal: text(100), url: webUrl, at: instant })),
    v.maxLength(MAX_LIST),
  ),
  editedByUser: v.pipe(v.array(v.picklist(EDITABLE)), v.maxLength(EDITABLE.length)),
}) satisfies v.GenericSchema<unknown, LearningRecord>;

const nullableText = v.nullable(text());

/** What a report and one of a credential inside it both say. */
const reported = {
  verdict: v.picklist(VERDICTS),
  format: v.nullable(v.picklist(FORMATS)),
  issuer: v.strictObject({ id: nullableText, name: nullableText }),
  achievement: v.strictObject({ name: nullableText, description: v.nullable(text(MAX_NOTE)) }),
  recipient: v.strictObject({ name: nullableText }),
  // As the credential gives them, so not always dates.
  issuedAt: nullableText,
  expiresAt: nullableText,
  checks: v.pipe(
    v.array(
      v.strictObject({
        id: v.picklist(CHECK_IDS),
        outcome: v.picklist(['pass', 'warn', 'fail', 'unknown', 'not-applicable']),
        reason: v.exactOptional(v.picklist(REASONS)),
        detail: v.exactOptional(v.record(text(100), text())),
      }),
    ),
    v.maxLength(MAX_LIST),
  ),
};

/** A report from outside, or read back from where it was kept. */
export const report = v.strictObject({
  ...reported,
  // Files written by earlier versions have neither.
  inside: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          ...reported,
          role: v.picklist(['credential', 'endorsement']),
          comment: v.nullable(text(MAX_NOTE)),
        }),
      ),
      v.maxLength(MAX_LIST),
    ),
    [],
  ),
  evidence: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          name: nullableText,
          description: v.nullable(text(MAX_NOTE)),
          url: v.nullable(text(MAX_HREF)),
        }),
      ),
      v.maxLength(MAX_LIST),
    ),
    [],
  ),
  // Most credentials say nothing of it, and reports of earlier versions don't either.
  about: v.exactOptional(
    v.strictObject({
      criteria: v.nullable(v.strictObject({ text: nullableText, url: v.nullable(webUrl) })),
      skills: v.pipe(v.array(text()), v.maxLength(MAX_LIST)),
    }),
  ),
  checkedAt: instant,
  requests: v.pipe(v.array(v.strictObject({ url: text(MAX_HREF), result: text(100) })), v.maxLength(MAX_LIST)),
}) satisfies v.GenericSchema<unknown, Report>;

/** A stored credential from outside, as strict as a record. */
export const storedCredential = v.strictObject({
  id: v.pipe(text(MAX_HREF), v.minLength(1)),
  url: v.nullable(webUrl),
  type: text(100),
  encoding: v.picklist(['utf-8', 'base64']),
  document: text(MAX_DOCUMENT),
  addedAt: instant,
  report: v.nullable(report),
}) satisfies v.GenericSchema<unknown, StoredCredential>;

/** Names the first thing wrong: the path to the field, and what was expected of it. */
export function describeIssue(issues: readonly v.BaseIssue<unknown>[]): {
  readonly field: string;
  readonly message: string;
} {
  const issue = issues[0];
  const field = issue === undefined ? null : v.getDotPath(issue);
  return { field: field ?? '', message: issue?.message.slice(0, 300) ?? '' };
}
