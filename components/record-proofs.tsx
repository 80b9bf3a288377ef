import { useRef, useState } from 'preact/hooks';
import type { CredentialRef } from '../lib/capture/types';
import type { OwnCertificate } from '../lib/history/types';
import { type MarkVerdict, TONES } from '../lib/marks/tokens';
import type { Texts } from '../lib/text/texts';
import { originsToAllow } from '../lib/verify/requests';
import type { Report } from '../lib/verify/types';
import { hasCaution, isToOpen } from '../lib/verify/verdict';
import { ExternalLink } from './external-link';
import { Glyph } from './glyph';
import { type OwnCertificates, useOwnCertificates } from './own-certificates';
import { ReportEvidence } from './report-evidence';
import { useTexts } from './texts';
import { VerdictIcon } from './verdict-icon';

/** A verdict that is older is shown with its age. */
const FRESH_MS = 14 * 24 * 60 * 60 * 1000;

/** What the issuers say of a record's certificates: a verdict each, with its evidence one click away. */
export function RecordProofs({ credentials, title }: { credentials: readonly CredentialRef[]; title: string }) {
  const certificates = useOwnCertificates();
  if (certificates === null) return null;
  return (
    <>
      {credentials.map(({ url }, index) => {
        const certificate = certificates.find(url);
        if (certificate === null) return null;
        const number = credentials.length === 1 ? null : index + 1;
        return <Proof key={url} {...{ certificate, certificates, title, number }} />;
      })}
    </>
  );
}

interface ProofProps {
  readonly certificate: OwnCertificate;
  readonly certificates: OwnCertificates;
  /** Of the record. */
  readonly title: string;
  /** Of the certificate, where the record has several. */
  readonly number: number | null;
}

function Proof({ certificate, certificates, title, number }: ProofProps) {
  const texts = useTexts();
  const { t } = texts;
  const details = useRef<HTMLDetailsElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const during = async (work: Promise<unknown>) => {
    setBusy(true);
    await work.finally(() => setBusy(false));
  };
  const check = () => {
    if (!isBusy) void during(certificates.onCheck(certificate.key));
  };
  const shown = shownOf(certificate, isBusy, certificates.isOnline(), texts);
  const focusHead = () => details.current?.querySelector('summary')?.focus();
  return (
    <div class="proof-row">
      <details
        class="proof"
        data-verdict={shown.verdict}
        ref={details}
        onToggle={(event) => setOpen(event.currentTarget.open)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented || !details.current?.open) return;
          // A popup closes on an Escape that nobody takes.
          event.preventDefault();
          event.stopPropagation();
          details.current.open = false;
          focusHead();
        }}
      >
        <summary class="proof-head">
          <VerdictIcon verdict={shown.verdict} caution={shown.caution} toOpen={shown.toOpen} />
          <span class="proof-words">
            {number !== null && <span>{t('recordCertificateNumber', { count: number })}: </span>}
            <span class="proof-word" data-tone={TONES[shown.verdict]}>
              {shown.word}
            </span>
            {shown.caution && ' '}
            {shown.caution && <span class="credential-caution">{t('caution')}</span>}
            <ProofAge certificate={certificate} now={certificates.now()} />
            <span class="aloud">: {title}</span>
          </span>
          <Glyph name="chevron" />
        </summary>
        {isOpen && (
          <div class="proof-evidence">
            <Evidence {...{ certificate, certificates, isBusy, check, during, title }} />
          </div>
        )}
      </details>
      {shown.waits && !isOpen && (
        <button
          type="button"
          class="button proof-check"
          aria-label={t('checkFor', { title })}
          onClick={() => {
            // The button goes away with what it is for.
            focusHead();
            check();
          }}
        >
          {t('check')}
        </button>
      )}
    </div>
  );
}

interface Shown {
  readonly verdict: MarkVerdict;
  readonly word: string;
  readonly caution: boolean;
  readonly toOpen: boolean;
  /** Nobody was asked yet, and nobody is going to be by itself. */
  readonly waits: boolean;
}

function shownOf(
  { report, missed, due }: OwnCertificate,
  isBusy: boolean,
  isOnline: boolean,
  { t, verdict: word }: Texts,
): Shown {
  const found = report ?? missed;
  if (found === null) {
    const waits = !isBusy && (due === undefined || !isOnline);
    return {
      verdict: 'pending',
      word: waits ? t('notChecked') : word('pending'),
      caution: false,
      toOpen: false,
      waits,
    };
  }
  const toOpen = isToOpen(found);
  return {
    verdict: found.verdict,
    word: word(toOpen ? 'open-to-check' : found.verdict),
    caution: hasCaution(found.checks),
    toOpen,
    waits: false,
  };
}

/** When it was found, where that is some time ago or nothing came of asking since. */
function ProofAge({ certificate: { report, missed }, now }: { certificate: OwnCertificate; now: Date }) {
  const { t, ago } = useTexts();
  if (report === null) return null;
  const isOld = now.getTime() - Date.parse(report.checkedAt) > FRESH_MS;
  const age = ago(report.checkedAt, now);
  if (age === null || (!isOld && missed === null)) return null;
  return <span class="credential-age"> {t('proofFound', { ago: age })}</span>;
}

function Evidence({
  certificate,
  certificates,
  isBusy,
  check,
  during,
  title,
}: Omit<ProofProps, 'number'> & {
  readonly isBusy: boolean;
  readonly check: () => void;
  readonly during: (work: Promise<unknown>) => Promise<void>;
}) {
  const { t, ago } = useTexts();
  const { key, report, missed, from } = certificate;
  const found = report ?? missed;
  const origins = missed === null ? [] : originsToAllow(missed);
  const [only, ...others] = origins;
  const now = certificates.now();
  const checked = found === null ? null : ago(found.checkedAt, now);
  return (
    <>
      <p class="credential-means">{meansOf(found, origins, t)}</p>
      {from === 'kept' && missed !== null && <p class="credential-aged">{t('proofFromKept')}</p>}
      {from === 'host' && report !== null && missed !== null && (
        <p class="credential-aged">
          {t('agedFound', { ago: ago(report.checkedAt, now) })} {t('agedMissed', { again: ago(missed.checkedAt, now) })}
        </p>
      )}
      <div class="credential-actions">
        {only !== undefined && (
          <button
            type="button"
            class="button"
            data-kind="main"
            onClick={() => void during(certificates.onAllow(origins, key))}
          >
            {others.length === 0
              ? t('allowHost', { host: new URL(only).host })
              : t('allowHosts', { count: origins.length })}
          </button>
        )}
        {found !== null && isToOpen(found) && (
          <ExternalLink class="button" href={key}>
            {t('openPage')}
          </ExternalLink>
        )}
        <button
          type="button"
          class="button"
          aria-label={isBusy ? t('recheckBusy') : t(found === null ? 'checkFor' : 'recheckFor', { title })}
          aria-disabled={isBusy}
          onClick={check}
        >
          <Glyph name="again" />
          {isBusy ? t('recheckBusy') : t(found === null ? 'check' : 'recheck')}
        </button>
        {checked !== null && <span class="credential-checked">{t('checkedAgo', { ago: checked })}</span>}
      </div>
      {certificates.isKept(certificate) && <p class="credential-means">{t('proofDocument')}</p>}
      {found !== null && <ReportEvidence report={ofOneself(found)} href={key} text="" />}
    </>
  );
}

/** The history is its reader's own: that no profile names a holder is no gap. */
function ofOneself(report: Report): Report {
  return { ...report, checks: report.checks.filter(({ reason }) => reason !== 'no-holder-known') };
}

function meansOf(found: Report | null, origins: readonly string[], t: Texts['t']): string {
  if (found === null) return t('meansWaiting');
  if (found.verdict === 'unreachable' && origins.length > 0) return t('meansNotAllowed');
  return t(`means.${isToOpen(found) ? 'open-to-check' : found.verdict}`);
}
