import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { TONES } from '../lib/marks/tokens';
import type { Aged, PanelEntry } from '../lib/messages/protocol';
import { inline } from '../lib/text/text';
import type { Texts } from '../lib/text/texts';
import type { Report } from '../lib/verify/types';
import { hasCaution, isToOpen } from '../lib/verify/verdict';
import { AllowButton } from './allow-button';
import { CheckRow, inReadingOrder } from './check-row';
import { Checks } from './checks';
import { ExternalLink } from './external-link';
import { Addresses, Facts } from './facts';
import { Glyph } from './glyph';
import { EvidenceList, InsideList } from './inside-list';
import { IssuerLine } from './issuer-line';
import { RawDocument, type ShownDocument } from './raw-document';
import { RequestsList } from './requests-list';
import { issuedBy, isWaiting, originsToAllow, shownAddress, shownAge, shownVerdict } from './summary';
import { useTexts } from './texts';
import { VerdictIcon } from './verdict-icon';

export interface CredentialItemProps {
  readonly entry: PanelEntry;
  /** The reader came from its mark: opened and brought into view. Another number is another time; null: not wanted. */
  readonly wanted: number | null;
  /** It is being asked about because the reader pressed a button here. */
  readonly busy: boolean;
  /** The clock against which ages are told. */
  readonly now: Date;
  readonly onRecheck: (ref: number) => void;
  /** Called straight from the click, so that the browser's permission question may follow. */
  readonly onAllow: (origins: readonly string[], refs: readonly number[]) => void;
  /** The document the verdict was reached from; null: none is kept. */
  readonly loadDocument: (entry: PanelEntry) => Promise<ShownDocument | null>;
}

/** One credential of the page: verdict, achievement and issuer at a glance; all of its evidence when opened. */
export function CredentialItem(props: CredentialItemProps) {
  const { entry, wanted, busy, onRecheck } = props;
  const texts = useTexts();
  const item = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (wanted === null || item.current === null) return;
    item.current.open = true;
    focusHead(item);
    item.current.scrollIntoView({ block: 'start' });
  }, [wanted]);

  const waits = isWaiting(entry) && !busy;
  const title = titleOf(entry, texts);
  return (
    <li class="credential-row">
      <details
        class="credential"
        data-verdict={shownVerdict(entry)}
        data-waits={waits}
        ref={item}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented || !item.current?.open) return;
          // A popup closes on an Escape that nobody takes.
          event.preventDefault();
          event.stopPropagation();
          item.current.open = false;
          focusHead(item);
        }}
      >
        <Head {...props} title={title} waits={waits} />
        <div class="credential-evidence">
          <Evidence {...props} title={title} waits={waits} />
        </div>
      </details>
      {waits && (
        <button
          type="button"
          class="button credential-check"
          aria-label={texts.t('checkFor', { title })}
          onClick={() => {
            // The button goes away with what it is for.
            focusHead(item);
            onRecheck(entry.ref);
          }}
        >
          {texts.t('check')}
        </button>
      )}
    </li>
  );
}

function focusHead(item: RefObject<HTMLDetailsElement | null>) {
  item.current?.querySelector('summary')?.focus();
}

function titleOf({ report, text }: PanelEntry, { t }: Texts): string {
  return inline(report?.achievement.name ?? '') || inline(text) || t('untitled');
}

type Shown = CredentialItemProps & { readonly title: string; readonly waits: boolean };

function Head({ entry, title, waits, now }: Shown) {
  const texts = useTexts();
  const { t, verdict: word } = texts;
  const { report } = entry;
  const verdict = shownVerdict(entry);
  const caution = report !== null && hasCaution(report.checks);
  const age = shownAge(entry, texts, now);
  const issuer = inline(report?.issuer.name ?? '');
  const shownWord = report !== null && isToOpen(report) ? word('open-to-check') : word(verdict);
  return (
    <summary class="credential-head">
      <VerdictIcon verdict={verdict} caution={caution} toOpen={report !== null && isToOpen(report)} />
      <span class="credential-body">
        <span class="credential-verdict">
          <span data-tone={TONES[verdict]}>{waits ? t('notChecked') : shownWord}</span>
          {caution && ' '}
          {caution && <span class="credential-caution">{t('caution')}</span>}
          {age !== null && ' '}
          {age !== null && <span class="credential-age">{age}</span>}
        </span>{' '}
        <bdi class="credential-title">{title}</bdi>{' '}
        <bdi class="credential-issuer">
          {report === null || issuer === '' ? hostOf(shownAddress(entry)) : issuedBy(report, issuer, texts)}
        </bdi>
      </span>
      <Glyph name="chevron" />
    </summary>
  );
}

function Evidence(props: Shown) {
  const { entry, waits, now, loadDocument } = props;
  const { t } = useTexts();
  const { report, aged } = entry;
  const missed = aged?.missed ?? null;
  return (
    <>
      <p class="credential-means">{meansOf(entry, waits, t)}</p>
      {report !== null && aged && <Age report={report} aged={aged} now={now} />}
      {report !== null && <Actions {...props} report={report} />}
      <Addresses entry={entry} />
      {report !== null && <Checks checks={report.checks.filter(({ id }) => id !== 'issuer')} />}
      {missed !== null && <Missed report={missed} />}
      {report !== null && (
        <>
          <IssuerLine report={report} />
          <Facts report={report} />
          <Inside report={report} />
          <RawDocument reached={report.checkedAt} load={() => loadDocument(entry)} />
          <RequestsList report={report} />
        </>
      )}
      {missed !== null && <RequestsList report={missed} again />}
    </>
  );
}

function meansOf(entry: PanelEntry, waits: boolean, t: Texts['t']): string {
  if (waits) return t('meansWaiting');
  const { report } = entry;
  const verdict = shownVerdict(entry);
  if (verdict === 'unreachable' && originsToAllow(entry).length > 0) return t('meansNotAllowed');
  return t(`means.${report !== null && isToOpen(report) ? 'open-to-check' : verdict}`);
}

/** That what is shown was found some time ago, and what came of asking again. */
function Age({ report, aged, now }: { report: Report; aged: Aged; now: Date }) {
  const { t, ago } = useTexts();
  const { missed } = aged;
  return (
    <p class="credential-aged">
      {t('agedFound', { ago: ago(report.checkedAt, now) })}{' '}
      {missed === null ? t('agedRenewing') : t('agedMissed', { again: ago(missed.checkedAt, now) })}
    </p>
  );
}

/** Why asking again came to nothing, and what the reader can do about it. */
function Missed({ report }: { report: Report }) {
  const { t } = useTexts();
  const open = inReadingOrder(report.checks).filter(({ outcome }) => outcome === 'unknown' || outcome === 'fail');
  if (open.length === 0) return null;
  return (
    <section class="missed">
      <h3 class="evidence-heading">{t('missedHeading')}</h3>
      <ul class="checks">
        {open.map((check, index) => (
          <CheckRow key={`${check.id}-${index}`} check={check} />
        ))}
      </ul>
    </section>
  );
}

function Actions({ entry, report, title, busy, now, onRecheck, onAllow }: Shown & { readonly report: Report }) {
  const { t, ago, instant } = useTexts();
  const age = ago(report.checkedAt, now) ?? instant(report.checkedAt);
  return (
    <div class="credential-actions">
      <AllowButton entries={[entry]} onAllow={onAllow} />
      {isToOpen(report) && (
        <ExternalLink class="button" href={shownAddress(entry)}>
          {t('openPage')}
        </ExternalLink>
      )}
      <button
        type="button"
        class="button"
        aria-label={busy ? t('recheckBusy') : t('recheckFor', { title })}
        aria-disabled={busy}
        onClick={() => {
          if (!busy) onRecheck(entry.ref);
        }}
      >
        <Glyph name="again" />
        {busy ? t('recheckBusy') : t('recheck')}
      </button>
      {age !== null && entry.aged === undefined && (
        <span class="credential-checked">{t('checkedAgo', { ago: age })}</span>
      )}
    </div>
  );
}

function Inside({ report }: { report: Report }) {
  const { t } = useTexts();
  const credentials = report.inside.filter(({ role }) => role === 'credential');
  const endorsements = report.inside.filter(({ role }) => role === 'endorsement');
  return (
    <>
      <InsideList heading={t('insideHeading', { count: credentials.length })} reports={credentials} />
      <InsideList heading={t('endorsementsHeading', { count: endorsements.length })} reports={endorsements} />
      <EvidenceList evidence={report.evidence} />
    </>
  );
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : '';
}
