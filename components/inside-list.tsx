import { TONES } from '../lib/marks/tokens';
import { inline } from '../lib/text/text';
import type { Evidence, InnerReport } from '../lib/verify/types';
import { hasCaution } from '../lib/verify/verdict';
import { Checks } from './checks';
import { AddressLink } from './external-link';
import { Glyph } from './glyph';
import { issuedBy } from './summary';
import { useTexts } from './texts';
import { VerdictIcon } from './verdict-icon';

/** Credentials that stand inside one, or endorsements of it, each with its own verdict and, when opened, its checks. */
export function InsideList({ heading, reports }: { heading: string; reports: readonly InnerReport[] }) {
  if (reports.length === 0) return null;
  return (
    <section>
      <h3 class="evidence-heading">{heading}</h3>
      <ul class="inside">
        {reports.map((report, index) => (
          <InsideItem key={index} report={report} />
        ))}
      </ul>
    </section>
  );
}

function InsideItem({ report }: { report: InnerReport }) {
  const texts = useTexts();
  const { t, verdict: word } = texts;
  const caution = hasCaution(report.checks);
  const issuer = inline(report.issuer.name ?? '') || inline(report.issuer.id ?? '');
  // An endorsement says what somebody thinks; what it is called says nothing.
  const title = report.role === 'endorsement' ? issuer : inline(report.achievement.name ?? '');
  const comment = inline(report.comment ?? '');
  return (
    <li>
      <details class="inside-item">
        <summary class="inside-head">
          <VerdictIcon verdict={report.verdict} caution={caution} />
          <span class="credential-body">
            <span class="credential-verdict">
              <span data-tone={TONES[report.verdict]}>{word(report.verdict)}</span>
              {caution && ' '}
              {caution && <span class="credential-caution">{t('caution')}</span>}
            </span>{' '}
            <bdi>{title || t('untitled')}</bdi>
            {report.role === 'credential' && issuer !== '' && ' '}
            {report.role === 'credential' && issuer !== '' && (
              <bdi class="credential-issuer">{issuedBy(report, issuer, texts)}</bdi>
            )}
          </span>
          <Glyph name="chevron" />
        </summary>
        {comment !== '' && (
          <blockquote class="inside-comment">
            <bdi>{comment}</bdi>
          </blockquote>
        )}
        <Checks checks={report.checks} />
      </details>
    </li>
  );
}

/** What a credential names as evidence, in its own words. Links lead out only when followed. */
export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  const { t } = useTexts();
  if (evidence.length === 0) return null;
  return (
    <section>
      <h3 class="evidence-heading">{t('evidenceHeading')}</h3>
      <ul class="inside">
        {evidence.map(({ name, description, url }, index) => {
          const words = [name, description].map((text) => inline(text ?? '')).filter(Boolean);
          return (
            <li key={index} class="evidence-item">
              {words.map((text) => (
                <bdi key={text}>{text}</bdi>
              ))}
              {url !== null && <AddressLink href={url} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
