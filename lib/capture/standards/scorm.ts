/*
 * SCORM 1.2 and SCORM 2004 (the run-time environment). Facts: November 2026, the standard, and runs of Moodle 4.5.6 and of
 * scorm-again: H.
 *
 * An attempt counts with what it says when it commits or ends, as for the player itself: many packages set `completed` and a
 * moment later `failed`, which are one element in 1.2.
 * Not known: which of a package's parts runs. A player that runs several in one page is one activity. Where the page is known
 * to list several (Moodle's player, by its source), a part's completion is not the whole's; elsewhere it is complete with the
 * first part that is. The title isn't in the API: it is the page's.
 */
import type { ScormCall, ScormVersion } from '../hook/event';
import { all } from '../page';
import type { Grade, LearningStatus, Observation, Page } from '../types';
import { hoursIn } from './duration';
import { nameOf, placeOf } from './place';

/** What is known of one run of a package. */
export interface Attempt {
  readonly version: ScormVersion;
  /** The elements as last written, or as read before they were written. */
  readonly elements: Readonly<Record<string, string>>;
  /** Was it seen to be open before it was completed, so that the completion is of now? */
  readonly wasOpen: boolean;
}

/** The attempt after one more call; a new one where it begins, or where its beginning wasn't heard. */
export function nextAttempt(attempt: Attempt | null, { version, call, element, value }: ScormCall): Attempt {
  const current = call === 'initialize' || attempt === null ? { version, elements: {}, wasOpen: false } : attempt;
  // A player that can't say answers with an empty text.
  if ((call !== 'get' || value === '') && call !== 'set') return current;
  const next = { ...current, elements: { ...current.elements, [element]: value } };
  return { ...next, wasOpen: current.wasOpen || (call === 'get' && isOpen(next)) };
}

/**
 * What an attempt shows, once it commits or ends. [] for one that only looks (mode `browse` or `review`: a teacher's preview,
 * a learner's second look) or that hasn't begun.
 *
 * @param at the moment, a full ISO 8601 instant in UTC
 */
export function readAttempt(attempt: Attempt, page: Page, at: string): Observation[] {
  const { elements, version, wasOpen } = attempt;
  const mode = elements['cmi.core.lesson_mode'] ?? elements['cmi.mode'] ?? page.url.searchParams.get('mode');
  const stated = statusOf(attempt);
  const status = stated === 'completed' && listsSeveralParts(page) ? 'in-progress' : stated;
  if (status === null || mode === 'browse' || mode === 'review') return [];
  const grade = version === '1.2' ? gradeOf12(elements) : gradeOf2004(elements);
  const core = version === '1.2' ? 'cmi.core.' : 'cmi.';
  const hours = hoursIn(elements[`${core}total_time`] ?? '', elements[`${core}session_time`] ?? '');
  const progress = fraction(elements['cmi.progress_measure']);
  return [
    {
      platform: 'scorm',
      ...placeOf(page),
      kind: 'activity',
      title: nameOf(page),
      status,
      own: 'yes',
      signal: version === '1.2' ? 'scorm-12' : 'scorm-2004',
      ...(grade === null ? {} : { grade }),
      ...(hours === null ? {} : { hours }),
      ...(progress === null ? {} : { progress }),
      ...(status === 'completed' && wasOpen ? { completedAt: at } : {}),
    },
  ];
}

/** Moodle's player has the tree of the package's parts beside it, drawn or hidden. */
function listsSeveralParts({ document }: Page): boolean {
  const parts = all(document, '#scorm_tree li').filter((part) => part.querySelector('li') === null);
  return parts.length > 1;
}

/** null: not begun, or no status that the standard knows. */
function statusOf({ elements, version }: Attempt): LearningStatus | null {
  if (version === '1.2') return STATUS_12.get(elements['cmi.core.lesson_status'] ?? '') ?? null;
  const completion = elements['cmi.completion_status'] ?? 'unknown';
  const success = elements['cmi.success_status'] ?? 'unknown';
  if (success === 'failed') return 'in-progress';
  if (completion === 'completed') return 'completed';
  if (completion === 'incomplete') return 'in-progress';
  return success === 'passed' ? 'completed' : null;
}

/** SCORM 1.2 RTE, 3.4.4: `cmi.core.lesson_status`. Failed is ended, and not achieved. */
const STATUS_12: ReadonlyMap<string, LearningStatus> = new Map([
  ['passed', 'completed'],
  ['completed', 'completed'],
  ['failed', 'in-progress'],
  ['incomplete', 'in-progress'],
  ['browsed', 'in-progress'],
]);

/** Is it surely not completed? */
function isOpen(attempt: Attempt): boolean {
  const { elements, version } = attempt;
  const stated = elements[version === '1.2' ? 'cmi.core.lesson_status' : 'cmi.completion_status'];
  return stated !== undefined && statusOf(attempt) !== 'completed';
}

/** Raw is of a hundred, unless the package says another maximum (3.4.4: "normalized between 0 and 100"). */
function gradeOf12(elements: Attempt['elements']): Grade | null {
  const value = number(elements['cmi.core.score.raw']);
  const max = number(elements['cmi.core.score.max']) ?? 100;
  return value === null || value < 0 || value > max ? null : { value, max };
}

function gradeOf2004(elements: Attempt['elements']): Grade | null {
  const scaled = fraction(elements['cmi.score.scaled']);
  if (scaled !== null) return { value: scaled, max: 1 };
  const value = number(elements['cmi.score.raw']);
  const max = number(elements['cmi.score.max']);
  return value === null || max === null || value < 0 || value > max ? null : { value, max };
}

function fraction(value: string | undefined): number | null {
  const stated = number(value);
  return stated !== null && stated >= 0 && stated <= 1 ? stated : null;
}

function number(value: string | undefined): number | null {
  return value !== undefined && /^-?\d{1,9}(?:\.\d{1,9})?$/.test(value) ? Number(value) : null;
}
