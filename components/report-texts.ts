import { useMemo } from 'preact/hooks';
import { createReportText, type ReportText } from '../lib/text/report';
import { useTexts } from './texts';

/** The texts of saved reports, in the language the page is shown in. */
export function useReportText(): ReportText {
  const { language } = useTexts();
  return useMemo(() => createReportText(language), [language]);
}
