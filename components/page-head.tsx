import type { ComponentChildren } from 'preact';
import type { PagePanel, PanelEntry } from '../lib/messages/protocol';
import { AllowButton } from './allow-button';
import { Identify, wantsAddresses } from './identify';
import { isWaiting } from './summary';
import { useTexts } from './texts';

export interface PageHeadProps {
  readonly panel: PagePanel;
  readonly awards: readonly PanelEntry[];
  /** What else can be done with the list. */
  readonly actions?: ComponentChildren;
  readonly onAllow: (origins: readonly string[], refs: readonly number[]) => void;
  readonly onCheckAll: (refs: readonly number[]) => void;
  readonly onIdentify: (addresses: readonly string[]) => Promise<void>;
}

/** What holds for the whole list: with whom was compared, what it leaves out, why it can be trusted, and what can be done with it. */
export function PageHead({ panel, awards, actions, onAllow, onCheckAll, onIdentify }: PageHeadProps) {
  const { t } = useTexts();
  const waiting = panel.checking === 'automatic' ? [] : awards.filter(isWaiting);
  return (
    <div class="page-head">
      {awards.length > 0 && (
        <p class="page-holder">
          <bdi>{panel.holder === null ? t('pageNoHolder') : t('pageHolder', { holder: panel.holder })}</bdi>
        </p>
      )}
      {panel.skipped > 0 && <p class="page-skipped">{t('pageSkipped', { count: panel.skipped })}</p>}
      <p class="page-trust">{t('pageTrust')}</p>
      {panel.fought > 0 && <p class="page-fought">{t('pageFought', { count: panel.fought })}</p>}
      <div class="page-actions">
        {waiting.length > 0 && (
          <button
            type="button"
            class="button page-check"
            data-kind="main"
            onClick={() => onCheckAll(waiting.map(({ ref }) => ref))}
          >
            {t('checkAll', { count: waiting.length })}
          </button>
        )}
        <p class="page-allow">
          <AllowButton entries={awards} onAllow={onAllow} />
        </p>
        {actions}
      </div>
      {awards.length > 0 && (
        <Identify count={panel.identified} prominent={wantsAddresses(awards)} onIdentify={onIdentify} />
      )}
    </div>
  );
}
