import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { PageReport, SavedCredential } from '../lib/export/page-report';
import { TONES } from '../lib/marks/tokens';
import type { SavedCheck } from '../lib/messages/protocol';
import { inline } from '../lib/text/text';
import { originsToAllow } from '../lib/verify/requests';
import type { Report } from '../lib/verify/types';
import { hasCaution, isToOpen } from '../lib/verify/verdict';
import { Glyph } from './glyph';
import { ReportEvidence } from './report-evidence';
import { useReportText } from './report-texts';
import { type Difference, differencesOf, type Standing, standingOf } from './saved-difference';
import { useTexts } from './texts';
import { VerdictIcon } from './verdict-icon';

/** What is known by now of one credential of the report. */
export type FoundNow = 'waiting' | 'failed' | SavedCheck;

export type SavedReportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly text: string }
  | { readonly kind: 'open'; readonly report: PageReport; readonly found: readonly FoundNow[] };

interface SavedReportCheckProps {
  readonly state: SavedReportState;
  readonly onFile: (file: File) => void;
  /** Called straight from the click, so that the browser's permission question may follow. */
  readonly onAllow: (origins: readonly string[]) => void;
}

/** Takes a saved report and shows, for each credential in it, what it said then and what is found now. */
export function SavedReportCheck({ state, onFile, onAllow }: SavedReportCheckProps) {
  return (
    <div class="saved">
      <Choice state={state} onFile={onFile} />
      {state.kind === 'open' && <Checked {...state} onAllow={onAllow} />}
    </div>
  );
}

function Choice({ state, onFile }: Pick<SavedReportCheckProps, 'state' | 'onFile'>) {
  const t = useReportText();
  const id = useId();
  const isOver = useDrop(onFile);
  const isOpen = state.kind === 'open';
  return (
    <section class="saved-choice" data-over={isOver}>
      {!isOpen && <p>{t('intro')}</p>}
      <label class="field-label" for={id}>
        {t(isOpen ? 'another' : 'choose')}
      </label>
      <div class="saved-file">
        <input
          id={id}
          class="input"
          type="file"
          accept=".json,.html,application/json,text/html"
          disabled={state.kind === 'reading'}
          onChange={(event) => {
            const input = event.currentTarget;
            const file = input.files?.[0];
            if (file !== undefined) onFile(file);
            input.value = '';
          }}
        />
        <span class="saved-drop">{t('drop')}</span>
      </div>
      <p class="saved-news" role="status" data-state={state.kind}>
        {state.kind === 'reading' && t('reading')}
        {state.kind === 'failed' && <bdi>{state.text}</bdi>}
      </p>
    </section>
  );
}

/** A file may be dropped anywhere: beside a field of a few lines, the browser would leave this page for it. */
function useDrop(onFile: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false);
  const latest = useRef(onFile);
  latest.current = onFile;
  useEffect(() => {
    const life = new AbortController();
    const listen = (name: 'dragover' | 'dragleave' | 'drop', hear: (event: DragEvent) => void) =>
      document.addEventListener(name, hear, { signal: life.signal });
    listen('dragover', (event) => {
      event.preventDefault();
      setOver(true);
    });
    listen('dragleave', () => setOver(false));
    listen('drop', (event) => {
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) latest.current(file);
    });
    return () => life.abort();
  }, []);
  return isOver;
}

function Checked({
  report,
  found,
  onAllow,
}: Extract<SavedReportState, { kind: 'open' }> & Pick<SavedReportCheckProps, 'onAllow'>) {
  const t = useReportText();
  const { t: ours, instant, list } = useTexts();
  const { page, credentials } = report;
  const standings = credentials.map(({ report: then }, index) => standingOf(then, found[index] ?? 'waiting'));
  const count = (...wanted: readonly Standing[]) => standings.filter((one) => wanted.includes(one)).length;
  const waiting = count('waiting');
  const parts = [
    ...(count('same') > 0 ? [t('doneSame', { count: count('same') })] : []),
    ...(count('changed') > 0 ? [t('doneChanged', { count: count('changed') })] : []),
    ...(count('open') > 0 ? [t('doneUnknown', { count: count('open') })] : []),
  ];
  const origins = [
    ...new Set(found.flatMap((one) => (typeof one === 'object' && one.report ? originsToAllow(one.report) : []))),
  ];
  return (
    <>
      <section class="saved-said" aria-label={t('said')}>
        <p class="saved-progress" role="status">
          {credentials.length === 0
            ? t('empty')
            : waiting > 0
              ? t('progress', { count: credentials.length, done: credentials.length - waiting })
              : t('done', { count: credentials.length, parts: list(parts) })}
        </p>
        {origins.length > 0 && (
          <p>
            <button type="button" class="button" data-kind="main" onClick={() => onAllow(origins)}>
              {origins.length === 1
                ? ours('allowHost', { host: new URL(origins[0] ?? '').host })
                : ours('allowHosts', { count: origins.length })}
            </button>
          </p>
        )}
        <h2 class="evidence-heading">{t('said')}</h2>
        <p>
          <bdi>{page.url === null ? '' : t('saidPage', { page: page.url })}</bdi>
        </p>
        <p>
          <bdi>{page.holder === null ? t('saidNoHolder') : t('saidHolder', { holder: page.holder })}</bdi>
        </p>
        <p>{t('saidSaved', { at: instant(report.savedAt) ?? report.savedAt })}</p>
        <p>
          <bdi>{t('saidSummary', { summary: report.summary })}</bdi>
        </p>
        <p class="saved-trust">{t('saidTrust')}</p>
      </section>
      <ul class="saved-list" aria-label={ours('credentialsHeading')}>
        {credentials.map((credential, index) => (
          <Row
            key={index}
            credential={credential}
            found={found[index] ?? 'waiting'}
            standing={standings[index] ?? 'waiting'}
          />
        ))}
      </ul>
    </>
  );
}

function Row({ credential, found, standing }: { credential: SavedCredential; found: FoundNow; standing: Standing }) {
  const t = useReportText();
  const { t: ours } = useTexts();
  const { report: then, text, href } = credential;
  const now = typeof found === 'object' ? found.report : null;
  const title = inline(now?.achievement.name ?? '') || inline(text) || inline(then?.achievement.name ?? '');
  const differences = now === null ? [] : differencesOf(then, now);
  return (
    <li class="saved-item" data-standing={standing}>
      <h3 class="saved-title">
        <bdi>{title || ours('untitled')}</bdi>
      </h3>
      {standing !== 'waiting' && <p class="saved-standing">{t(standing)}</p>}
      <dl class="saved-verdicts">
        <div class="saved-then">
          <dt>{t('then')}</dt>
          <dd>{then === null ? t('thenNothing') : <Verdict report={then} />}</dd>
        </div>
        <div class="saved-now" data-verdict={now?.verdict ?? ''}>
          <dt>{t('now')}</dt>
          <dd>{now === null ? t(wordFor(found)) : <Verdict report={now} />}</dd>
        </div>
      </dl>
      {differences.length > 0 && (
        <ul class="saved-differences">
          {differences.map((difference) => (
            <li key={difference.what}>
              <bdi>
                <DifferenceText {...difference} />
              </bdi>
            </li>
          ))}
        </ul>
      )}
      {typeof found === 'object' && found.from === 'report' && <p class="saved-from">{t('fromReport')}</p>}
      {found === 'failed' && <p class="saved-from">{t('nowFailedText')}</p>}
      {typeof found === 'object' && found.report === null && <p class="saved-from">{t('nowNoAwardText')}</p>}
      {now !== null && (
        <details class="saved-evidence">
          <summary>
            <Glyph name="chevron" />
            {t('evidence')}
            <span class="aloud">: {title}</span>
          </summary>
          <div class="saved-evidence-body">
            <p class="credential-means">{ours(`means.${isToOpen(now) ? 'open-to-check' : now.verdict}`)}</p>
            <ReportEvidence report={now} href={href} text={text} />
          </div>
        </details>
      )}
    </li>
  );
}

function wordFor(found: FoundNow) {
  if (found === 'waiting') return 'nowWaiting';
  return found === 'failed' ? 'nowFailed' : 'nowNoAward';
}

function Verdict({ report }: { report: Report }) {
  const { t, verdict: word } = useTexts();
  const caution = hasCaution(report.checks);
  return (
    <span class="saved-verdict">
      <VerdictIcon verdict={report.verdict} caution={caution} toOpen={isToOpen(report)} />
      <span data-tone={TONES[report.verdict]}>{word(isToOpen(report) ? 'open-to-check' : report.verdict)}</span>
      {caution && <span class="credential-caution">{t('caution')}</span>}
    </span>
  );
}

function DifferenceText({ what, said, found }: Difference) {
  const t = useReportText();
  const { date } = useTexts();
  const shown = (value: string | null) => {
    if (value === null) return t('nothing');
    return what === 'issuedAt' || what === 'expiresAt' ? (date(value) ?? inline(value)) : inline(value);
  };
  return <>{t('differs', { what: t(`what.${what}`), said: shown(said), found: shown(found) })}</>;
}
