import { isObject, type JsonObject } from '../embedded';
import { tidy } from '../page';

/** What is used of an xAPI statement. https://github.com/adlnet/xAPI-Spec/blob/1.0.3/xAPI-Data.md#statements */
export interface Statement {
  /** Who did it: `mbox`, `mbox_sha1sum`, `openid` or `account`, as one text; '' where none is stated. */
  readonly actor: string;
  /** The verb's address. */
  readonly verb: string;
  /** The activity's address; '' where it has none. */
  readonly activity: string;
  /** The address of the activity's type; '' where none is stated. */
  readonly type: string;
  /** The activity's name by language tag. */
  readonly names: Readonly<Record<string, string>>;
  /** Addresses of the activities it is a part of. */
  readonly parents: readonly string[];
  readonly categories: readonly string[];
  readonly completion: boolean | null;
  readonly success: boolean | null;
  readonly score: { readonly raw: number | null; readonly max: number | null; readonly scaled: number | null };
  /** 0 to 1; null where cmi5's extension for it isn't there. */
  readonly progress: number | null;
  /** H5P's own number for the content on its site; '' where none is stated. */
  readonly contentId: string;
  /** ISO 8601 duration, or ''. */
  readonly duration: string;
  /** When it happened, ISO 8601, or ''. */
  readonly timestamp: string;
}

/** https://github.com/AICC/CMI-5_Spec_Current/blob/quartz/cmi5_spec.md#progress: a whole number, 0 to 100. */
const PROGRESS = 'https://w3id.org/xapi/cmi5/result/extensions/progress';
const H5P_CONTENT = 'http://h5p.org/x-api/h5p-local-content-id';
const MOST_NAMES = 20;
const MOST_ACTIVITIES = 20;

/** A statement read out of what a page sent; null where it is none: no verb, or an object that is no activity. Bounded. */
export function readStatement(value: unknown): Statement | null {
  if (!isObject(value)) return null;
  const verb = short(under(value, 'verb').id);
  const object = under(value, 'object');
  if (verb === '' || (object.objectType !== undefined && object.objectType !== 'Activity')) return null;
  const definition = under(object, 'definition');
  const activities = under(under(value, 'context'), 'contextActivities');
  const result = under(value, 'result');
  const score = under(result, 'score');
  return {
    actor: actorIn(under(value, 'actor')),
    verb,
    activity: short(object.id),
    type: short(definition.type),
    names: namesIn(under(definition, 'name')),
    parents: idsIn(activities.parent),
    categories: idsIn(activities.category),
    completion: flag(result.completion),
    success: flag(result.success),
    score: { raw: number(score.raw), max: number(score.max), scaled: number(score.scaled) },
    progress: percentage(under(result, 'extensions')[PROGRESS]),
    contentId: contentIn(under(definition, 'extensions')[H5P_CONTENT]),
    duration: short(result.duration),
    timestamp: short(value.timestamp),
  };
}

function under(object: JsonObject, name: string): JsonObject {
  const member = object[name];
  return isObject(member) ? member : {};
}

function short(value: unknown): string {
  return typeof value === 'string' && value.length <= 2000 ? tidy(value, 2000) : '';
}

function flag(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function percentage(value: unknown): number | null {
  const stated = number(value);
  return stated !== null && stated >= 0 && stated <= 100 ? stated / 100 : null;
}

/** Sites number their contents; a player without a site makes up letters, others each time. */
function contentIn(value: unknown): string {
  return /^\d{1,15}$/.test(`${typeof value === 'number' ? value : short(value)}`) ? `${value}` : '';
}

/** An actor as one text, to be compared. */
export function actorIn(actor: JsonObject): string {
  const account = under(actor, 'account');
  const stated = [actor.mbox, actor.mbox_sha1sum, actor.openid, account.homePage, account.name].map(short);
  return stated.filter((part) => part !== '').join(' ');
}

function namesIn(names: JsonObject): Readonly<Record<string, string>> {
  const tagged = Object.entries(names).slice(0, MOST_NAMES);
  return Object.fromEntries(
    tagged.flatMap(([tag, name]) => (typeof name === 'string' && tag.length <= 35 ? [[tag, tidy(name)]] : [])),
  );
}

/** One activity or a list of them: version 0.95 had no lists, and stores still take the single one. */
function idsIn(value: unknown): readonly string[] {
  const list: readonly unknown[] = [value].flat().slice(0, MOST_ACTIVITIES);
  return list.flatMap((activity) => (isObject(activity) && short(activity.id) !== '' ? [short(activity.id)] : []));
}
