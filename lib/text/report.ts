import report from '../../locales/en/report.json';
import type { Language } from './language';
import { createText, type Translate } from './text';

type ReportKey = keyof typeof report;
export type ReportText = Translate<ReportKey>;

const CATALOGUES: Readonly<Record<Language, typeof report>> = { en: report };

/** The texts of saved reports, and of the page that checks them again. */
export function createReportText(language: Language): ReportText {
  return createText(CATALOGUES[language], language);
}
