import { useRef } from 'preact/hooks';
import type { CatchUpReport } from '../lib/messages/protocol';
import type { Texts } from '../lib/text/texts';
import { useFocusOnNext } from './focus';
import { Glyph } from './glyph';
import { useTexts } from './texts';

/** What the reader is offered on their list of courses, and what came of it. */
export interface CatchUpState {
  /** The platform's name, "Udemy". */
  readonly platform: string;
  /** The list goes on on further pages. */
  readonly goesOn: boolean;
  /** null: it has not begun. */
  readonly report: CatchUpReport | null;
  /** Why it could not begin; null: nothing went wrong. */
  readonly failure: string | null;
}

/** "Catch up": reads the list of courses that the tab shows, and says how far it is. */
export function CatchUpCard({
  state: { platform, goesOn, report, failure },
  onStart,
  onStop,
}: {
  state: CatchUpState;
  onStart: () => void;
  /** Stops what is under way; takes away what is over. */
  onStop: () => void;
}) {
  const { t } = useTexts();
  const card = useRef<HTMLElement>(null);
  const step = report?.end ?? phase(report);
  useFocusOnNext(card, step);
  return (
    <section class="catch-up" ref={card} aria-label={t('catchUpTitle', { platform })} data-catch-up={step}>
      {report === null && (
        <>
          <h2 class="catch-up-title">{t('catchUpTitle', { platform })}</h2>
          <p class="catch-up-text">{t(goesOn ? 'catchUpText' : 'catchUpTextOne')}</p>
          <button type="button" class="button" onClick={onStart}>
            {t('catchUpStart')}
          </button>
        </>
      )}
      {report?.end === null && (
        <>
          <h2 class="catch-up-title">{t('catchUpReading', { platform })}</h2>
          <Progress report={report} />
          <p class="catch-up-text">{t('catchUpHint')}</p>
          <button type="button" class="button" onClick={onStop}>
            {t('catchUpStop')}
          </button>
        </>
      )}
      <div role="status">
        {report !== null && report.end !== null && (
          <>
            <h2 class="catch-up-title">{resultOf(report, t)}</h2>
            <p class="catch-up-text">
              {t('catchUpCount', { count: report.read })} {t(`catchUpEnd.${report.end}`)}
            </p>
          </>
        )}
        {failure !== null && <p class="catch-up-text">{failure}</p>}
      </div>
      {report !== null && report.end !== null && (
        <button type="button" class="icon-button catch-up-close" aria-label={t('dismiss')} onClick={onStop}>
          <Glyph name="close" />
        </button>
      )}
    </section>
  );
}

function resultOf({ completed, fresh }: CatchUpReport, t: Texts['t']): string {
  if (completed === 0) return t('catchUpResultNone');
  return fresh === 0 ? t('catchUpResultKnown', { count: completed }) : t('catchUpResult', { count: completed, fresh });
}

function phase(report: CatchUpReport | null): 'offered' | 'reading' {
  return report === null ? 'offered' : 'reading';
}

/** As far as the page says how long the list is; else there is only a count. */
function Progress({ report: { read, total } }: { report: CatchUpReport }) {
  const { t } = useTexts();
  const isKnown = total !== null && total > 0;
  const said = isKnown ? t('catchUpOf', { count: read, total }) : t('catchUpCount', { count: read });
  return (
    <div class="catch-up-progress">
      {/* Without a value it shows that something goes on. */}
      <progress aria-label={said} {...(isKnown && { max: total, value: Math.min(read, total) })} />
      <p aria-hidden="true">{said}</p>
    </div>
  );
}
