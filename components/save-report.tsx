import { useState } from 'preact/hooks';
import { useReportText } from './report-texts';

export type SaveAs = 'html' | 'json';

/** Saves what the page shows as a file: to read, or as data alone. `onSave` answers the file's name. */
export function SaveReport({ onSave }: { onSave: (as: SaveAs) => Promise<string> }) {
  const t = useReportText();
  const [news, setNews] = useState('');
  const save = async (as: SaveAs) => {
    try {
      setNews(t('saveDone', { name: await onSave(as) }));
    } catch (error) {
      setNews(t('saveFailed', { reason: error instanceof Error ? error.message : String(error) }));
    }
  };
  return (
    <p class="save-report">
      <button type="button" class="button" title={t('saveHtmlHint')} onClick={() => void save('html')}>
        {t('saveHtml')}
      </button>
      <button type="button" class="button" data-kind="plain" onClick={() => void save('json')}>
        {t('saveJson')}
      </button>
      <span class="save-report-news" role="status">
        {news}
      </span>
    </p>
  );
}
