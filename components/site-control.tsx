import { useId } from 'preact/hooks';
import { CHECKINGS, type Checking } from '../lib/settings/marking';
import { useTexts } from './texts';

/** How the reader wants a site's credentials checked. */
export interface SiteChoice {
  /** As a person reads it: the host, or the domain where the choice is for all of it. */
  readonly name: string;
  readonly choice: Checking;
  /** Turned on for good by the reader, who may turn it off; in this tab only; or ours from the start. */
  readonly turnedOn: 'for-good' | 'once' | 'from-the-start';
  /** Data is dear just now, so each check waits for a click although the site is on. */
  readonly saving: boolean;
}

/** On, ask or off for one site, and whether it is turned on at all. */
export function SiteControl({
  site: { name, choice, turnedOn, saving },
  host,
  onChoose,
  onTurnOff,
}: {
  site: SiteChoice;
  host: string;
  onChoose: (choice: Checking) => void;
  onTurnOff: () => void;
}) {
  const { t } = useTexts();
  const id = useId();
  return (
    <div class="page-site">
      <fieldset class="site-choice" aria-describedby={`${id}-hint`}>
        <legend>{t('siteChoice', { site: name })}</legend>
        <div class="segments">
          {CHECKINGS.map((each) => (
            <label class="segment" key={each}>
              <input type="radio" name={id} value={each} checked={each === choice} onChange={() => onChoose(each)} />
              <span>{t(`siteChoice.${each}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <p class="site-hint" id={`${id}-hint`} role="status">
        {saving ? t('siteSaving') : t(`siteMeans.${choice}`)}
      </p>
      {turnedOn !== 'from-the-start' && (
        <p>
          {t(turnedOn === 'once' ? 'pageSiteOnce' : 'pageSiteOn', { host })}{' '}
          <button type="button" class="link-button" onClick={onTurnOff}>
            {t('pageTurnOff')}
          </button>
        </p>
      )}
    </div>
  );
}
