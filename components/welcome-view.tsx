import { useId } from 'preact/hooks';
import type { Marking } from '../lib/settings/marking';
import type { WelcomeText } from '../lib/text/welcome';
import { SignSection } from './sign-section';

type Choice = Marking['checking'];
const CHOICES: readonly Choice[] = ['automatic', 'on-click'];

export interface WelcomeViewProps {
  readonly t: WelcomeText;
  /** null while it is being read. */
  readonly checking: Choice | null;
  /** What came of the last choice. */
  readonly news: 'saved' | { readonly failure: string } | null;
  /** Does the browser withhold the sites we work on (Firefox)? `denied`: and the reader said no just now. */
  readonly access: 'given' | 'withheld' | 'denied';
  readonly onChecking: (checking: Choice) => void;
  /** Called straight from the click, so that the browser's permission question may follow. */
  readonly onAllow: () => void;
  readonly onSettings: () => void;
  readonly onDone: () => void;
}

/** What is shown once, after the installation: what this is, and the two things to choose. */
export function WelcomeView(props: WelcomeViewProps) {
  const { t, access } = props;
  return (
    <div class="settings welcome">
      <div class="settings-head">
        <h2 class="settings-heading">{t('heading')}</h2>
        <ul class="welcome-lines">
          <li>{t('learns')}</li>
          <li>{t('marks')}</li>
          <li>{t('asks')}</li>
        </ul>
      </div>
      {access !== 'given' && (
        <section class="settings-section welcome-access">
          <h3 class="settings-title">{t('accessTitle')}</h3>
          <p class="settings-text">{t('accessText')}</p>
          <p>
            <button type="button" class="button" data-kind="main" onClick={props.onAllow}>
              {t('accessButton')}
            </button>
          </p>
          <p class="settings-text" role="status">
            {access === 'denied' && t('accessDenied')}
          </p>
        </section>
      )}
      <SignSection />
      <CheckingChoice {...props} />
      <section class="settings-section">
        <h3 class="settings-title">{t('mayTitle')}</h3>
        <ul class="welcome-may">
          <li>{t('mayLearn')}</li>
          <li>{t('mayRead')}</li>
          <li>{t('mayOthers')}</li>
          <li>{t('mayAsk')}</li>
          <li>{t('mayKeep')}</li>
          <li>{t('mayNot')}</li>
        </ul>
      </section>
      <div class="welcome-foot">
        <p class="settings-text">{t('settingsText')}</p>
        <button type="button" class="button" onClick={props.onSettings}>
          {t('settings')}
        </button>
        <button type="button" class="button" data-kind="main" onClick={props.onDone}>
          {t('done')}
        </button>
      </div>
    </div>
  );
}

function CheckingChoice({ t, checking, news, onChecking }: WelcomeViewProps) {
  const id = useId();
  return (
    <section class="settings-section">
      <fieldset class="welcome-choice">
        <legend class="settings-title">{t('checkingTitle')}</legend>
        {CHOICES.map((choice) => (
          <div key={choice} class="welcome-option">
            <input
              type="radio"
              id={`${id}-${choice}`}
              name={`${id}-checking`}
              value={choice}
              checked={choice === checking}
              aria-describedby={`${id}-${choice}-text`}
              onChange={() => onChecking(choice)}
            />
            <div>
              <label class="entry-name" for={`${id}-${choice}`}>
                {t(choice)}
              </label>
              <p class="settings-text" id={`${id}-${choice}-text`}>
                {t(`explain.${choice}`)}
              </p>
            </div>
          </div>
        ))}
      </fieldset>
      <p class="welcome-news" role="status">
        {news === 'saved' && t('checkingSaved')}
        {news !== null && news !== 'saved' && t('checkingFailed', { reason: news.failure })}
      </p>
    </section>
  );
}
