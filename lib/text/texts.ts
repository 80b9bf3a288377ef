import popup from '../../locales/en/popup.json';
import reasons from '../../locales/en/reasons.json';
import verdicts from '../../locales/en/verdicts.json';
import type { Check } from '../verify/types';
import { formatAgo, formatDate, formatInstant, formatTime } from './date';
import type { Language } from './language';
import { createText, type Message, placesOf, type Translate } from './text';

export type PopupKey = keyof typeof popup;
export type VerdictKey = keyof typeof verdicts;

/** All that a page of ours says, in one language. */
export interface Texts {
  readonly language: Language;
  readonly t: Translate<PopupKey>;
  readonly verdict: Translate<VerdictKey>;
  /** The sentence for a check's reason, or null when it carries none. */
  readonly reason: (check: Check) => string | null;
  /** Details that the reason's sentence does not already show, as given. */
  readonly evidence: (check: Check) => readonly (readonly [name: string, value: string])[];
  /** As precise as given; null when it is no date. */
  readonly date: (value: string) => string | null;
  /** A moment in the reader's own time zone; null when it is none. */
  readonly instant: (value: string) => string | null;
  /** The time of day of a moment, in the reader's own time zone. */
  readonly time: (moment: Date) => string;
  /** How long ago a moment was; null when it is none, or lies ahead. */
  readonly ago: (value: string, now: Date) => string | null;
  /** Joins the parts of a line ("5 verified, 1 expired"). */
  readonly list: (parts: readonly string[]) => string;
}

const CATALOGUES: Readonly<
  Record<Language, { popup: typeof popup; reasons: typeof reasons; verdicts: typeof verdicts }>
> = {
  en: { popup, reasons, verdicts },
};

/** Binds all texts to one language. */
export function createTexts(language: Language): Texts {
  const catalogue = CATALOGUES[language];
  const sentences: Readonly<Record<string, Message>> = catalogue.reasons;
  const sentence = createText(catalogue.reasons, language);
  // `unit` joins with commas alone, as a line of counts wants it; `narrow` would drop them.
  const joined = new Intl.ListFormat(language, { type: 'unit', style: 'short' });
  return {
    language,
    t: createText(catalogue.popup, language),
    verdict: createText(catalogue.verdicts, language),
    reason: ({ reason, detail }) => {
      if (reason === undefined) return null;
      const { date, until } = detail ?? {};
      return sentence(reason, {
        ...detail,
        ...(date === undefined ? {} : { date: formatDate(date, language) ?? date }),
        ...(until === undefined ? {} : { until: formatInstant(until, language) ?? until }),
      });
    },
    evidence: ({ reason, detail }) => {
      const message = reason === undefined ? undefined : sentences[reason];
      const shown = message === undefined ? new Set<string>() : placesOf(message);
      return Object.entries(detail ?? {}).filter(([name, value]) => value !== '' && !shown.has(name));
    },
    date: (value) => formatDate(value, language),
    instant: (value) => formatInstant(value, language),
    time: (moment) => formatTime(moment, language),
    ago: (value, now) => formatAgo(value, now, language),
    list: (parts) => joined.format(parts),
  };
}
