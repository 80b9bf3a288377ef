import { useId } from 'preact/hooks';
import { CHECKINGS, type Checking, type Marking } from '../lib/settings/marking';
import { useOptionsText } from './options-texts';
import type { SiteRow, SitesState } from './site-rows';

const BY_ITSELF = ['automatic', 'on-click'] as const;

export interface SitesActions {
  readonly onChecking: (checking: Marking['checking']) => void;
  readonly onChoose: (row: SiteRow, choice: Checking | null) => void;
  readonly onRemove: (row: SiteRow) => void;
}

/** Where and when credentials are checked: for all sites, and for each. */
export function SitesSection({ state, news, ...actions }: { state: SitesState; news: string | null } & SitesActions) {
  const t = useOptionsText();
  const id = useId();
  return (
    <section class="settings-part" data-part="sites" aria-labelledby={`${id}-title`}>
      <div class="settings-head">
        <h2 class="settings-heading" id={`${id}-title`} tabIndex={-1}>
          {t('sitesTitle')}
        </h2>
        <p class="settings-text">{t('sitesText')}</p>
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
  checking,
  rows,
  onChecking,
  onChoose,
  onRemove,
}: Extract<SitesState, { kind: 'ready' }> & SitesActions) {
  const t = useOptionsText();
  const id = useId();
  return (
    <>
      <fieldset class="choice">
        <legend class="settings-title">{t('checkingWhen')}</legend>
        {BY_ITSELF.map((each) => (
          <div class="choice-item" key={each}>
            <input
              type="radio"
              id={`${id}-${each}`}
              name={`${id}-checking`}
              value={each}
              checked={each === checking}
              aria-describedby={`${id}-${each}-text`}
              onChange={() => onChecking(each)}
            />
            <label for={`${id}-${each}`}>{t(`checkingWhen.${each}`)}</label>
            <p class="choice-text" id={`${id}-${each}-text`}>
              {t(`checkingWhenText.${each}`)}
            </p>
          </div>
        ))}
      </fieldset>
      <h3 class="settings-title" id={`${id}-sites`}>
        {t('sitesList')}
      </h3>
      <ul class="entries" aria-labelledby={`${id}-sites`}>
        {rows.map((row) => (
          <li class="entry site" key={row.site} data-site={row.site}>
            <div class="entry-body">
              <p class="entry-name">
                <bdi dir="ltr">{row.name}</bdi>
              </p>
              <p class="entry-facts">{t(`siteSource.${row.source}`)}</p>
            </div>
            <select
              class="input site-select"
              aria-label={t('siteChoice', { site: row.name })}
              value={row.choice ?? ''}
              onChange={(event) => {
                const { value } = event.currentTarget;
                onChoose(row, CHECKINGS.find((each) => each === value) ?? null);
              }}
            >
              <option value="">{t(`siteAsAll.${checking}`)}</option>
              {CHECKINGS.map((each) => (
                <option value={each} key={each}>
                  {t(`siteChoice.${each}`)}
                </option>
              ))}
            </select>
            {row.source !== 'from-the-start' && (
              <button
                type="button"
                class="button"
                data-kind="plain"
                aria-label={t('removeNamed', { name: row.name })}
                onClick={() => onRemove(row)}
              >
                {t('remove')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
