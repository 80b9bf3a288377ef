import { bounded } from '../bounds';
import type { RuntimeEvent, ScormVersion } from '../hook/event';
import type { Observation, Page } from '../types';
import { isOfH5p, readH5p } from './h5p';
import { type Attempt, nextAttempt, readAttempt } from './scorm';
import { readXapi } from './xapi';

/** Most things learned on one page by these standards; a course of two hundred parts is beyond any seen. */
const MOST_ITEMS = 200;
const MOST_ACTORS = 10;

export interface StandardsReader {
  /**
   * What one more event shows as learned that the events before didn't show.
   *
   * @param at the moment, a full ISO 8601 instant in UTC
   */
  readonly hear: (event: RuntimeEvent, page: Page, at: string) => readonly Observation[];
}

/** Reads what a page's scripts tell by SCORM, H5P and xAPI. It remembers a running attempt and what it has said. */
export function createStandardsReader(): StandardsReader {
  const attempts = new Map<ScormVersion, Attempt>();
  const actors = new Set<string>();
  const said = new Map<string, string>();

  function read(event: RuntimeEvent, page: Page, at: string): readonly Observation[] {
    if (event.kind === 'scorm') {
      const attempt = nextAttempt(attempts.get(event.version) ?? null, event);
      attempts.set(event.version, attempt);
      return event.call === 'commit' || event.call === 'finish' ? readAttempt(attempt, page, at) : [];
    }
    const { from, statement } = event;
    // A site can send on to its store what H5P told in the page: the same content.
    if (from === 'h5p' || isOfH5p(statement)) return readH5p(statement, page, at);
    if (statement.actor !== '' && actors.size < MOST_ACTORS) actors.add(statement.actor);
    return readXapi(statement, page, actors, at);
  }

  return {
    hear: (event, page, at) =>
      read(event, page, at).flatMap((observation) => {
        const item = bounded(observation);
        if (item === null) return [];
        const key = `${item.platform}:${item.itemId}`;
        // The moment of a repetition is no news.
        const { completedAt: _, ...rest } = item;
        const saying = JSON.stringify(rest);
        if (said.get(key) === saying || (!said.has(key) && said.size >= MOST_ITEMS)) return [];
        said.set(key, saying);
        return [item];
      }),
  };
}
