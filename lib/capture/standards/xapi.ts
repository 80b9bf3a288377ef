/*
 * xAPI 1.0 statements that a page sends to a store which takes them, cmi5 among them, on any site. Facts: November 2026, the
 * specifications: H.
 *
 * Counted is what stands by itself: parts of something (`contextActivities.parent`), questions and the like are not, unless
 * the page was launched for that very activity. Begun is only what is a course, or what the page was launched for: players
 * report each slide. Not known: whom a statement is about, where the page wasn't launched with an actor; one page that speaks
 * of several people speaks of nobody's own.
 */

import { instantFrom } from '../dates';
import { isObject } from '../embedded';
import { actorIn, type Statement } from '../hook/statement';
import { language } from '../page';
import type { LearningKind, LearningStatus, Observation, Own, Page } from '../types';
import { gradeOf, nameIn } from './common';
import { hoursIn } from './duration';
import { nameOf, placeOfActivity } from './place';

const ADL = 'http://adlnet.gov/expapi/';
const CMI5 = 'https://w3id.org/xapi/cmi5/';
const ACHIEVED: ReadonlySet<string> = new Set([
  `${ADL}verbs/completed`,
  `${ADL}verbs/passed`,
  `${ADL}verbs/mastered`,
  'https://w3id.org/xapi/adl/verbs/satisfied',
]);
const BEGUN: ReadonlySet<string> = new Set([
  `${ADL}verbs/initialized`,
  `${ADL}verbs/attempted`,
  `${ADL}verbs/progressed`,
  `${ADL}verbs/failed`,
]);
const KINDS: ReadonlyMap<string, LearningKind> = new Map([
  [`${ADL}activities/course`, 'course'],
  [`${CMI5}activitytype/course`, 'course'],
  [`${ADL}activities/module`, 'module'],
  [`${CMI5}activitytype/block`, 'module'],
]);
/** Smaller than anything a learner would say to have completed. */
const PARTS: ReadonlySet<string> = new Set(
  ['cmi.interaction', 'interaction', 'question', 'objective', 'link', 'file', 'attempt', 'profile'].map(
    (name) => `${ADL}activities/${name}`,
  ),
);
/** Clocks differ; what is later than this is no time at all. */
const LATE = 24 * 60 * 60 * 1000;

/** What the page was opened for: https://github.com/AICC/CMI-5_Spec_Current/blob/quartz/cmi5_spec.md#81-launch-method */
interface Launch {
  readonly activity: string;
  /** As `Statement.actor`; '' where the address names none that can be read. */
  readonly actor: string;
}

/** null for a page that wasn't launched for an activity. Tin Can players name it `activity_id`. */
function launchOf({ searchParams }: URL): Launch | null {
  const activity = searchParams.get('activityId') ?? searchParams.get('activity_id');
  if (activity === null || !searchParams.has('endpoint')) return null;
  return { activity, actor: actorOf(searchParams.get('actor') ?? '') };
}

function actorOf(text: string): string {
  try {
    const actor: unknown = JSON.parse(text.slice(0, 5000));
    return isObject(actor) ? actorIn(actor) : '';
  } catch {
    return '';
  }
}

/**
 * What a statement shows as learned; [] for one that shows nothing.
 *
 * @param actors everybody the page's statements were about so far, this one's actor included
 * @param at the moment, a full ISO 8601 instant in UTC
 */
export function readXapi(statement: Statement, page: Page, actors: ReadonlySet<string>, at: string): Observation[] {
  const { activity, type, parents, categories } = statement;
  const launch = launchOf(page.url);
  const isLaunched = launch !== null && launch.activity === activity;
  const kind = KINDS.get(type) ?? 'activity';
  const status = statusOf(statement);
  if (activity === '' || status === null) return [];
  if (!isLaunched && (parents.length > 0 || PARTS.has(type))) return [];
  if (status === 'in-progress' && !isLaunched && kind !== 'course') return [];
  const isCmi5 = categories.some((category) => category.startsWith(`${CMI5}context/categories/`));
  const { progress } = statement;
  const grade = gradeOf(statement);
  const hours = hoursIn(statement.duration);
  return [
    {
      platform: 'xapi',
      ...placeOfActivity(activity, page),
      kind,
      title: nameIn(statement, language(page.document)) || nameOf(page),
      status,
      own: ownOf(statement, launch, actors),
      signal: isCmi5 ? 'cmi5' : 'xapi',
      ...(grade === null ? {} : { grade }),
      ...(hours === null ? {} : { hours }),
      ...(progress === null ? {} : { progress }),
      ...(status === 'completed' ? { completedAt: momentOf(statement, at) } : {}),
    },
  ];
}

/** What was ended without success is ended, and not achieved, as in SCORM. */
function statusOf({ verb, completion, success }: Statement): LearningStatus | null {
  const isOpen = success === false || (completion === false && verb.endsWith('/completed'));
  if (ACHIEVED.has(verb)) return isOpen ? 'in-progress' : 'completed';
  return BEGUN.has(verb) ? 'in-progress' : null;
}

function ownOf({ actor }: Statement, launch: Launch | null, actors: ReadonlySet<string>): Own {
  if (launch !== null && launch.actor !== '') return actor === launch.actor || actor === '' ? 'yes' : 'no';
  // A group, or nobody that can be read, is not surely the viewer.
  return actor === '' || actors.size > 1 ? 'unknown' : 'yes';
}

function momentOf({ timestamp }: Statement, at: string): string {
  const stated = /^\d{4}-\d{2}-\d{2}T/.test(timestamp) ? Date.parse(timestamp) : Number.NaN;
  return stated <= Date.parse(at) + LATE ? (instantFrom(stated) ?? at) : at;
}
