import { useEffect, useRef, useState } from 'preact/hooks';
import { TONES } from '../lib/marks/tokens';
import type { Aged, PanelEntry } from '../lib/messages/protocol';
import { inline } from '../lib/text/text';
import type { Report } from '../lib/verify/types';
import { hasCaution, isToOpen } from '../lib/verify/verdict';
import { AllowButton } from './allow-button';
import { CheckRow, inReadingOrder } from './check-row';
import { Checks } from './checks';
import { requestResult } from './detail';
import { ExternalLink } from './external-link';
import { Glyph } from './glyph';
import { EvidenceList, InsideList } from './inside-list';
import { originsToAllow, shownAddress, shownAge, shownVerdict } from './summary';
import { useTexts } from './texts';
import { VerdictIcon } from './verdict-icon';

export interface CredentialItemProps {
  readonly entry: PanelEntry;
  /** Opened and brought into view when it appears: the reader came from its mark. */
  readonly wanted: boolean;
  /** The clock against which ages are told. */
  readonly now: Date;
  /** Settles when the answer is there, or can't be had. */
  readonly onRecheck: (ref: number) => Promise<void>;
  /** Called straight from the click, so that the browser's permission question may follow. */
  readonly onAllow: (origins: readonly string[], refs: readonly number[]) => void;
}

/** One credential of the page: verdict, achievement and issuer at a glance; all of its evidence when opened. */
export function CredentialItem({ entry, wanted, now, onRecheck, onAllow }: CredentialItemProps) {
  const texts = useTexts();
  const { t, verdict: word } = texts;
  const item = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const element = item.current;
    if (!wanted || element === null) return;
    element.open = true;
    element.querySelector('summary')?.focus();
    element.scrollIntoView({ block: 'start' });
  }, [wanted]);

  const { report, aged } = entry;
  const age = shownAge(entry, texts, now);
  const verdict = shownVerdict(entry);
  const toOpen = report !== null && isToOpen(report);
  const caution = report !== null && hasCaution(report.checks);
  const title = inline(report?.achievement.name ?? '') || inline(entry.text) || t('untitled');
  const issuer = inline(report?.issuer.name ?? '');
  const address = shownAddress(entry);
  return (
    <li>
      <details class="credential" data-verdict={verdict} ref={item}>
        <summary class="credential-head">
          <VerdictIcon verdict={verdict} caution={caution} toOpen={toOpen} />
          <span class="credential-body">
            <span class="credential-verdict">
              <span data-tone={TONES[verdict]}>{word(toOpen ? 'open-to-check' : verdict)}</span>
              {caution && ' '}
              {caution && <span class="credential-caution">{t('caution')}</span>}
              {age !== null && ' '}
              {age !== null && <span class="credential-age">{age}</span>}
            </span>{' '}
            <bdi class="credential-title">{title}</bdi>{' '}
            <bdi class="credential-issuer">{issuer === '' ? hostOf(address) : t('issuedBy', { issuer })}</bdi>
          </span>
          <Glyph name="chevron" />
        </summary>
        <div class="credential-evidence">
          <p class="credential-means">
            {verdict === 'unreachable' && originsToAllow(entry).length > 0
              ? t('meansNotAllowed')
              : t(`means.${toOpen ? 'open-to-check' : verdict}`)}
          </p>
          {report !== null && aged && <Age report={report} aged={aged} now={now} />}
          {report !== null && <Actions entry={entry} title={title} onRecheck={onRecheck} onAllow={onAllow} />}
          {report !== null && <Checks checks={report.checks} />}
          {aged?.missed && <Missed report={aged.missed} />}
          {report !== null && <Inside report={report} />}
          <Facts entry={entry} />
          {report !== null && <Requests report={report} />}
          {aged?.missed && <Requests report={aged.missed} again />}
        </div>
      </details>
    </li>
  );
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

function Actions({
  entry,
  title,
  onRecheck,
  onAllow,
}: Omit<CredentialItemProps, 'wanted' | 'now'> & { title: string }) {
  const address = shownAddress(entry);
  const { t } = useTexts();
  const [busy, setBusy] = useState(false);
  const recheck = async () => {
    setBusy(true);
    await onRecheck(entry.ref);
    setBusy(false);
  };
  return (
    <p class="credential-actions">
      <AllowButton entries={[entry]} onAllow={onAllow} />
      {entry.report !== null && isToOpen(entry.report) && (
        <ExternalLink class="button" href={address}>
          {t('openPage')}
        </ExternalLink>
      )}
      <button
        type="button"
        class="button"
        aria-label={busy ? t('recheckBusy') : t('recheckFor', { title })}
        aria-disabled={busy}
        onClick={() => {
          if (!busy) void recheck();
        }}
      >
        <Glyph name="again" />
        {busy ? t('recheckBusy') : t('recheck')}
      </button>
    </p>
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

function Facts({ entry }: { entry: PanelEntry }) {
  const { t, date, instant } = useTexts();
  const { report } = entry;
  const shownDate = (value: string | null, none: string) => (value === null ? none : (date(value) ?? inline(value)));
  const facts: readonly (readonly [label: string, value: string])[] =
    report === null
      ? []
      : [
          [t('factRecipient'), inline(report.recipient.name ?? '') || t('factNotStated')],
          [t('factIssued'), shownDate(report.issuedAt, t('factNotStated'))],
          [t('factExpires'), shownDate(report.expiresAt, t('factNever'))],
          [t('factFormat'), report.format === null ? t('factNotStated') : t(`format.${report.format}`)],
          [t('factChecked'), instant(report.checkedAt) ?? inline(report.checkedAt)],
        ];
  const linkText = inline(entry.text);
  return (
    <section>
      <h3 class="evidence-heading">{t('factsHeading')}</h3>
      <dl class="facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
        {linkText !== '' && (
          <div>
            <dt>{t('factLinkText')}</dt>
            <dd>
              <bdi>{linkText}</bdi>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('factAddress')}</dt>
          <dd class="address">
            <ExternalLink href={shownAddress(entry)}>
              <bdi dir="ltr">{inline(shownAddress(entry))}</bdi>
            </ExternalLink>
          </dd>
        </div>
        {entry.followed !== undefined && (
          <div>
            <dt>{t('factShortLink')}</dt>
            <dd class="address">
              <ExternalLink href={entry.href}>
                <bdi dir="ltr">{inline(entry.href)}</bdi>
              </ExternalLink>
            </dd>
          </div>
        )}
        {report?.issuer.id && (
          <div>
            <dt>{t('factIssuer')}</dt>
            <dd class="address">
              <bdi dir="ltr">{inline(report.issuer.id)}</bdi>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function Requests({ report, again = false }: { report: Report; again?: boolean }) {
  const { t } = useTexts();
  const { requests } = report;
  if (requests.length === 0 && again) return null;
  if (requests.length === 0) return <p class="checks-rest">{t('requestsNone')}</p>;
  return (
    <section>
      <h3 class="evidence-heading">
        {t(again ? 'requestsAgainHeading' : 'requestsHeading', { count: requests.length })}
      </h3>
      <ul class="requests">
        {requests.map(({ url, result }, index) => (
          <li key={`${index}-${url}`}>
            <bdi class="address" dir="ltr">
              {inline(url)}
            </bdi>{' '}
            <span class="request-result">{requestResult(result, t)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : '';
}
