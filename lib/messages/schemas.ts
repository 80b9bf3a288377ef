import * as v from 'valibot';
import { OBSERVATION_LIMIT } from '../capture/bounds';
import type { Observation } from '../capture/types';
import { credentialRef, fraction, grade, hours, isoDate, MAX_HREF, text, webUrl } from '../history/fields';
import { kind } from '../history/record-schema';
import { MAX_STATE } from '../links/embedded';
import type { SentFacts } from '../links/opened';
import { MAX_IDENTITIES } from './addresses';
import type { MessageName, Protocol } from './protocol';

const MAX_LIST = 100;
const MAX_HREFS = 100;
const MAX_BESIDE = 200;
/** RFC 5321, 4.5.3.1.3. */
const MAX_IDENTITY = 254;
const MAX_FACTS = 20;
/** A credential is checked at a host or three. */
const MAX_ORIGINS = 10;
const MAX_FACT = 1000;
/** In letters of base64: the most that is kept of one document. */
const MAX_DOCUMENT = 360_000;

const texts = v.pipe(v.array(text()), v.maxLength(MAX_LIST));
const word = v.pipe(text(100), v.minLength(1));

/** One observation. Unknown fields are dropped: a content script of the version before an update may still be sending them. */
export const observation = v.object({
  platform: word,
  // With its platform before it, it is a record's id.
  itemId: v.pipe(text(500), v.minLength(1)),
  kind,
  title: v.pipe(text(), v.minLength(1)),
  url: webUrl,
  status: v.picklist(['seen', 'enrolled', 'in-progress', 'completed']),
  own: v.picklist(['yes', 'no', 'unknown']),
  signal: word,
  provider: v.exactOptional(text()),
  instructors: v.exactOptional(texts),
  progress: v.exactOptional(fraction),
  grade: v.exactOptional(grade),
  hours: v.exactOptional(hours),
  enrolledAt: v.exactOptional(isoDate),
  startedAt: v.exactOptional(isoDate),
  completedAt: v.exactOptional(isoDate),
  skills: v.exactOptional(texts),
  credentials: v.exactOptional(v.pipe(v.array(credentialRef), v.maxLength(MAX_LIST))),
  recipient: v.exactOptional(text()),
}) satisfies v.GenericSchema<unknown, Observation>;

/** The content script's number for an element, or the browser's for a tab. */
const number = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const holder = v.nullable(text(MAX_BESIDE));
const ref = v.object({ ref: number });
/** What is known of a person beside the name: compared in memory, never kept. */
const identities = v.pipe(v.array(text(MAX_IDENTITY)), v.maxLength(MAX_IDENTITIES));

/** A map as it crosses a message: its entries. No host wants more than a handful. */
const entries = (max: number) => v.pipe(v.array(v.tuple([text(MAX_BESIDE), text(max)])), v.maxLength(MAX_FACTS));
const facts = v.object({
  language: v.nullable(text(100)),
  metas: entries(MAX_FACT),
  texts: entries(MAX_FACT),
  attributes: entries(MAX_FACT),
  states: entries(MAX_STATE),
}) satisfies v.GenericSchema<unknown, SentFacts>;

/** Who may send a message, and what it must carry. The one place where messages are parsed. */
export type Rules = {
  readonly [Name in MessageName]: {
    readonly from: Protocol[Name]['from'];
    readonly data: v.GenericSchema<unknown, Protocol[Name]['data']>;
  };
};

export const RULES: Rules = {
  'capture.observed': {
    from: 'page',
    data: v.object({ observations: v.pipe(v.array(v.unknown()), v.maxLength(OBSERVATION_LIMIT)) }),
  },
  'capture.undo': { from: 'page', data: v.object({ batch: number }) },
  'catchup.resume': { from: 'page', data: v.null() },
  'catchup.step': {
    from: 'page',
    data: v.object({
      number,
      url: text(MAX_HREF),
      observations: v.pipe(v.array(v.unknown()), v.maxLength(OBSERVATION_LIMIT)),
      total: v.nullable(number),
      next: v.nullable(v.union([v.literal('press'), v.object({ go: text(MAX_HREF) })])),
    }),
  },
  'catchup.start': { from: 'own', data: v.object({ tabId: number, platform: word }) },
  'catchup.stop': { from: 'own', data: v.object({ tabId: number }) },
  'catchup.state': { from: 'own', data: v.object({ tabId: number }) },
  'capture.platform': { from: 'page', data: v.object({ id: word }) },
  'marks.page': { from: 'page', data: v.object({ holder }) },
  'marks.check': {
    from: 'page',
    data: v.object({
      ref: number,
      href: text(MAX_HREF),
      text: text(MAX_BESIDE),
      holder,
      // A script of the version before an update sends neither.
      identities: v.optional(identities, []),
      ask: v.optional(v.boolean(), true),
    }),
  },
  'marks.fought': { from: 'page', data: v.object({ count: number }) },
  'marks.allow': {
    from: 'page',
    data: v.object({ ref: number, origins: v.pipe(v.array(text(300)), v.minLength(1), v.maxLength(MAX_ORIGINS)) }),
  },
  'marks.recognise': {
    from: 'page',
    data: v.object({ hrefs: v.pipe(v.array(text(MAX_HREF)), v.maxLength(MAX_HREFS)), base: text(MAX_HREF) }),
  },
  'marks.gone': { from: 'page', data: ref },
  'marks.skipped': { from: 'page', data: v.object({ count: number }) },
  'marks.card': { from: 'page', data: ref },
  'marks.open': { from: 'page', data: ref },
  'opened.read': { from: 'page', data: v.object({ facts }) },
  'panel.list': { from: 'own', data: v.object({ tabId: number }) },
  'panel.recheck': { from: 'own', data: v.object({ tabId: number, ref: number }) },
  'panel.identify': { from: 'own', data: v.object({ tabId: number, identities }) },
  'panel.follow': { from: 'own', data: v.object({ tabId: number, ref: number }) },
  'saved.check': {
    from: 'own',
    data: v.object({
      href: text(MAX_HREF),
      holder,
      document: v.nullable(v.object({ type: text(MAX_BESIDE), base64: text(MAX_DOCUMENT) })),
    }),
  },
  'doubts.list': { from: 'own', data: v.object({ tabId: number }) },
  'doubts.answer': {
    from: 'own',
    data: v.object({ tabId: number, key: text(2 * MAX_HREF), answer: v.picklist(['yes', 'no']) }),
  },
  'certificates.logged': { from: 'own', data: v.object({ recordId: v.nullable(text()) }) },
  'certificates.check': { from: 'own', data: v.object({ url: text(MAX_HREF) }) },
  'sites.set': {
    from: 'own',
    data: v.object({ origin: text(300), on: v.boolean(), tabId: v.nullable(number) }),
  },
  'sites.once': { from: 'own', data: v.object({ origin: text(300), on: v.boolean(), tabId: number }) },
};
