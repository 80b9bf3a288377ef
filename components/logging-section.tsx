import { useId } from 'preact/hooks';
import type { Capturing } from '../lib/settings/capturing';
import { useOptionsText } from './options-texts';

export type LoggingRows =
  | { readonly kind: 'loading' }
  | { readonly kind: 'error'; readonly reason: string }
  | {
      readonly kind: 'ready';
      readonly toast: boolean;
      readonly inPrivateWindows: boolean;
      /** Does the browser let us into private windows at all? The reader decides that there. */
      readonly isLetIn: boolean;
      /** When the pause of an hour ends, as a time of day; null: there is none. */
      readonly until: string | null;
      readonly sites: readonly { readonly site: string; readonly name: string }[];
    };

export interface LoggingActions {
  readonly onSet: (choice: Partial<Pick<Capturing, 'toast' | 'inPrivateWindows'>>) => void;
  readonly onResume: () => void;
  readonly onResumeSite: (site: string, name: string) => void;
}

/** Whether, where and how loudly what is learned is logged. */
export function LoggingSection({
  state,
  news,
  ...actions
}: { state: LoggingRows; news: string | null } & LoggingActions) {
  const t = useOptionsText();
  const id = useId();
  return (
    <section class="settings-part" data-part="logging" aria-labelledby={`${id}-title`}>
      <div class="settings-head">
        <h2 class="settings-heading" id={`${id}-title`} tabIndex={-1}>
          {t('loggingTitle')}
        </h2>
        <p class="settings-text">{t('loggingText')}</p>
      </div>
      {state.kind === 'loading' && <p class="entries-empty">{t('loading')}</p>}
      {state.kind === 'error' && (
        <p class="entries-empty" role="alert">
          {t('sitesError', { reason: state.reason })}
        </p>
      )}
      {state.kind === 'ready' && <Choices {...state} {...actions} />}
      <p class="settings-news" data-shown={news !== null} role="status">
        <bdi>{news}</bdi>
      </p>
    </section>
  );
}

function Choices({
  toast,
  inPrivateWindows,
  isLetIn,
  until,
  sites,
  onSet,
  onResume,
  onResumeSite,
}: Extract<LoggingRows, { kind: 'ready' }> & LoggingActions) {
  const t = useOptionsText();
  const id = useId();
  const privately = [t('loggingPrivateText'), ...(isLetIn ? [] : [t('loggingPrivateClosed')])].join(' ');
  return (
    <>
      <div class="choice">
        <Choice
          label={t('loggingToast')}
          text={t('loggingToastText')}
          on={toast}
          onChange={(on) => onSet({ toast: on })}
        />
        <Choice
          label={t('loggingPrivate')}
          text={privately}
          on={inPrivateWindows}
          onChange={(on) => onSet({ inPrivateWindows: on })}
        />
      </div>
      {until !== null && (
        <p class="logging-pause">
          {t('loggingPaused', { time: until })}{' '}
          <button type="button" class="link-button" onClick={onResume}>
            {t('loggingResume')}
          </button>
        </p>
      )}
      <h3 class="settings-title" id={`${id}-sites`}>
        {t('loggingSites')}
      </h3>
      {sites.length === 0 ? (
        <p class="entries-empty">{t('loggingSitesNone')}</p>
      ) : (
        <ul class="entries" aria-labelledby={`${id}-sites`}>
          {sites.map(({ site, name }) => (
            <li class="entry site" key={site} data-site={site}>
              <div class="entry-body">
                <p class="entry-name">
                  <bdi dir="ltr">{name}</bdi>
                </p>
              </div>
              <button
                type="button"
                class="button"
                data-kind="plain"
                aria-label={t('loggingResumeNamed', { name })}
                onClick={() => onResumeSite(site, name)}
              >
                {t('loggingResume')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Choice({
  label,
  text,
  on,
  onChange,
}: {
  label: string;
  text: string;
  on: boolean;
  onChange: (on: boolean) => void;
}) {
  const id = useId();
  return (
    <div class="choice-item">
      <input
        type="checkbox"
        id={id}
        checked={on}
        aria-describedby={`${id}-text`}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      <p class="choice-text" id={`${id}-text`}>
        {text}
      </p>
    </div>
  );
}
