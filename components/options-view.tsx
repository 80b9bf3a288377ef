import type { ComponentChildren } from 'preact';
import type { CheckingActions, CheckingRows, SectionNews } from './checking-rows';
import { ExplorersSection } from './explorers-section';
import { IssuersSection } from './issuers-section';
import { Notice } from './notice';
import { useOptionsText } from './options-texts';
import { RegistriesSection } from './registries-section';

export type OptionsState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'error'; readonly reason: string }
  | { readonly kind: 'ready'; readonly rows: CheckingRows };

interface CheckingProps extends CheckingActions {
  readonly state: OptionsState;
  readonly news: SectionNews | null;
  readonly onRetry: () => void;
}

/**
 * The settings as a whole: whom Touchstone consults when it checks a credential, between what is shown before and after.
 */
export function OptionsView({
  before,
  after,
  ...checking
}: { before?: ComponentChildren; after?: ComponentChildren } & CheckingProps) {
  return (
    <div class="settings">
      {before}
      <Checking {...checking} />
      {after}
    </div>
  );
}

function Checking({ state, news, onRetry, ...actions }: CheckingProps) {
  const t = useOptionsText();
  if (state.kind === 'loading') return <p class="quiet">{t('loading')}</p>;
  if (state.kind === 'error') {
    return (
      <Notice
        urgent
        title={t('errorTitle')}
        actions={
          <button type="button" class="button" data-kind="main" onClick={onRetry}>
            {t('retry')}
          </button>
        }
      >
        <p>{t('errorText')}</p>
        <p class="notice-detail">{t('errorDetail', { reason: state.reason })}</p>
      </Notice>
    );
  }
  const { registries, issuers, explorers, mistakes } = state.rows;
  return (
    <>
      <div class="settings-head">
        <h2 class="settings-heading">{t('checkingTitle')}</h2>
        <p class="settings-text">{t('checkingText')}</p>
        {mistakes.length > 0 && (
          <p class="settings-text settings-mistakes">{t('policyMistakes', { list: mistakes.join(', ') })}</p>
        )}
      </div>
      <RegistriesSection rows={registries} news={news} {...actions} />
      <IssuersSection rows={issuers} news={news} {...actions} />
      <ExplorersSection rows={explorers} news={news} {...actions} />
    </>
  );
}
