import { render } from 'preact';
import { DATA_ID, type PageReport, pageReportData, type SavedCredential } from '../lib/export/page-report';
import { TONES } from '../lib/marks/tokens';
import { directionOf } from '../lib/text/language';
import { createReportText } from '../lib/text/report';
import { inline } from '../lib/text/text';
import type { Texts } from '../lib/text/texts';
import { hasCaution, isToOpen } from '../lib/verify/verdict';
import { ExternalLink } from './external-link';
import { ReportEvidence } from './report-evidence';
import { useReportText } from './report-texts';
import { issuedBy } from './summary';
import { TextsProvider, useTexts } from './texts';
import { VerdictIcon } from './verdict-icon';

/** Nothing is loaded and nothing runs, whatever a reader's program makes of the file. The style is our own. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * A report as one HTML file that needs nothing else: to be read, printed, sent on, and checked again, for the report itself
 * is in it as data. Every text comes from the DOM's own serialiser, so none can become markup.
 *
 * @param stylesheet our own, without `<`
 */
export function savedReportFile(report: PageReport, texts: Texts, stylesheet: string): string {
  const t = createReportText(texts.language);
  // Has no window: nothing in it is loaded or run while it is made either.
  const file = document.implementation.createHTMLDocument(t('fileTitle', { page: placeOf(report) ?? t('fileNoPage') }));
  file.documentElement.lang = texts.language;
  file.documentElement.dir = directionOf(texts.language);
  const add = (name: 'meta' | 'style' | 'script', attributes: Readonly<Record<string, string>>, content = '') => {
    const element = file.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
    element.textContent = content;
    return element;
  };
  file.head.prepend(
    add('meta', { charset: 'utf-8' }),
    add('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }),
    add('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    add('meta', { name: 'color-scheme', content: 'light dark' }),
    add('meta', { name: 'referrer', content: 'no-referrer' }),
  );
  file.head.append(
    add('style', {}, stylesheet),
    add('script', { type: 'application/json', id: DATA_ID }, pageReportData(report)),
  );
  const root = file.createElement('div');
  file.body.append(root);
  render(
    <TextsProvider value={texts}>
      <SavedReport report={report} />
    </TextsProvider>,
    root,
  );
  // Paper can't be unfolded.
  for (const folded of root.querySelectorAll('details')) folded.setAttribute('open', '');
  const html = `<!doctype html>\n${file.documentElement.outerHTML}\n`;
  render(null, root);
  return html;
}

/** The part of a page's address that a title has room for. */
function placeOf({ page: { url } }: PageReport): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { host, pathname } = new URL(url);
  return inline(pathname === '/' ? host : `${host}${pathname}`, 80);
}

/** What a saved report says, as a page to read. */
function SavedReport({ report }: { report: PageReport }) {
  const t = useReportText();
  const { instant } = useTexts();
  const { page, credentials, savedAt, savedBy } = report;
  return (
    <main class="report">
      <header class="report-head">
        <h1 class="report-title">
          <bdi>{t('fileTitle', { page: placeOf(report) ?? t('fileNoPage') })}</bdi>
        </h1>
        <p class="report-saved">
          <time dateTime={savedAt}>{t('fileSaved', { at: instant(savedAt), version: savedBy })}</time>
        </p>
        <p class="report-summary">
          <bdi>{credentials.length === 0 ? t('fileEmpty') : inline(report.summary)}</bdi>
        </p>
        <dl class="facts">
          {page.url !== null && (
            <div>
              <dt>{t('filePage')}</dt>
              <dd class="address">
                <ExternalLink href={page.url}>
                  <bdi dir="ltr">{inline(page.url)}</bdi>
                </ExternalLink>
              </dd>
            </div>
          )}
          <div>
            <dt>{t('fileHolder')}</dt>
            <dd>
              <bdi>{inline(page.holder ?? '') || t('fileNoHolder')}</bdi>
            </dd>
          </div>
        </dl>
      </header>
      <section class="report-caution">
        <h2>{t('fileCautionTitle')}</h2>
        <p>{t('fileCaution')}</p>
        <p>{t('fileAgain')}</p>
        <p>{t('fileHow')}</p>
      </section>
      {credentials.map((credential, index) => (
        <Credential key={index} credential={credential} />
      ))}
    </main>
  );
}

function Credential({ credential: { text, href, report, document } }: { credential: SavedCredential }) {
  const texts = useTexts();
  const { t, verdict: word } = texts;
  const own = useReportText();
  const verdict = report?.verdict ?? 'pending';
  const caution = report !== null && hasCaution(report.checks);
  const shown = report !== null && isToOpen(report) ? 'open-to-check' : verdict;
  const issuer = inline(report?.issuer.name ?? '');
  return (
    <article class="report-credential" data-verdict={verdict}>
      <header class="report-credential-head">
        <VerdictIcon verdict={verdict} caution={caution} />
        <div class="credential-body">
          <p class="credential-verdict">
            <span data-tone={TONES[verdict]}>{word(shown)}</span>{' '}
            {caution && <span class="credential-caution">{t('caution')}</span>}
          </p>
          <h2 class="credential-title">
            <bdi>{inline(report?.achievement.name ?? '') || inline(text) || t('untitled')}</bdi>
          </h2>
          {report !== null && issuer !== '' && (
            <p class="credential-issuer">
              <bdi>{issuedBy(report, issuer, texts)}</bdi>
            </p>
          )}
        </div>
      </header>
      <p class="credential-means">{report === null ? own('filePending') : t(`means.${shown}`)}</p>
      {report !== null && <ReportEvidence report={report} href={href} text={text} />}
      {report !== null && (
        <p class="checks-rest">
          {document === null ? (
            own('fileNoDocument')
          ) : (
            <bdi>
              {own('fileDocument', {
                type: document.type || own('fileDocumentType'),
                size: own('bytes', { count: bytesOf(document.base64) }),
                url: document.url,
              })}
            </bdi>
          )}
        </p>
      )}
    </article>
  );
}

const bytesOf = (base64: string) => Math.floor((base64.replace(/=+$/, '').length * 3) / 4);
