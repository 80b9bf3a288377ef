import { AppFrame } from '../../components/app-frame';
import { Notice } from '../../components/notice';
import { useTexts } from '../../components/texts';

/** The popup where the browser keeps private windows apart from the history: nothing is shown, and nothing put where it would be lost. */
export function Apart() {
  const { t } = useTexts();
  return (
    <AppFrame>
      <Notice title={t('historyPrivateTitle')}>
        <p>{t('historyPrivateText')}</p>
        <p>{t('pagePrivateText')}</p>
      </Notice>
    </AppFrame>
  );
}
