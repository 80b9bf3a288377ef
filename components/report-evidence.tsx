import { inline } from '../lib/text/text';
import type { Report } from '../lib/verify/types';
import { Checks } from './checks';
import { requestResult } from './detail';
import { ExternalLink } from './external-link';
import { EvidenceList, InsideList } from './inside-list';
import { useReportText } from './report-texts';
import { useTexts } from './texts';

/** Criteria are paragraphs. */
const MAX_CRITERIA = 2_000;

/** All that a report says: checks, what is inside, details, what the achievement takes, and what was asked. */
export function ReportEvidence({ report, href, text }: { report: Report; href: string; text: string }) {
  const { t } = useTexts();
  const inside = (role: 'credential' | 'endorsement') => report.inside.filter((one) => one.role === role);
  const credentials = inside('credential');
  const endorsements = inside('endorsement');
  return (
    <>
      <Checks checks={report.checks} />
      <InsideList heading={t('insideHeading', { count: credentials.length })} reports={credentials} />
      <InsideList heading={t('endorsementsHeading', { count: endorsements.length })} reports={endorsements} />
      <EvidenceList evidence={report.evidence} />
      <Facts report={report} href={href} text={text} />
      <About report={report} />
      <Requests report={report} />
    </>
  );
}

function Facts({ report, href, text }: { report: Report; href: string; text: string }) {
  const { t, date, instant } = useTexts();
  const shownDate = (value: string | null, none: string) => (value === null ? none : (date(value) ?? inline(value)));
  const facts: readonly (readonly [label: string, value: string])[] = [
    [t('factRecipient'), inline(report.recipient.name ?? '') || t('factNotStated')],
    [t('factIssued'), shownDate(report.issuedAt, t('factNotStated'))],
    [t('factExpires'), shownDate(report.expiresAt, t('factNever'))],
    [t('factFormat'), report.format === null ? t('factNotStated') : t(`format.${report.format}`)],
    [t('factChecked'), instant(report.checkedAt) ?? inline(report.checkedAt)],
    [t('factLinkText'), inline(text)],
    [t('factIssuer'), inline(report.issuer.id ?? '')],
  ];
  return (
    <section>
      <h3 class="evidence-heading">{t('factsHeading')}</h3>
      <dl class="facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
        <div>
          <dt>{t('factAddress')}</dt>
          <dd class="address">
            <ExternalLink href={href}>
              <bdi dir="ltr">{inline(href)}</bdi>
            </ExternalLink>
          </dd>
        </div>
      </dl>
    </section>
  );
}

function About({ report: { about } }: { report: Report }) {
  const t = useReportText();
  const { list } = useTexts();
  if (about === undefined) return null;
  const { criteria, skills } = about;
  return (
    <section>
      <h3 class="evidence-heading">{t('aboutHeading')}</h3>
      <dl class="facts">
        {criteria !== null && (
          <div>
            <dt>{t('aboutCriteria')}</dt>
            <dd>
              {criteria.text !== null && <bdi>{inline(criteria.text, MAX_CRITERIA)}</bdi>}{' '}
              {criteria.url !== null && (
                <ExternalLink href={criteria.url} class="address">
                  <bdi dir="ltr">{inline(criteria.url)}</bdi>
                </ExternalLink>
              )}
            </dd>
          </div>
        )}
        {skills.length > 0 && (
          <div>
            <dt>{t('aboutSkills')}</dt>
            <dd>
              <bdi>{list(skills.map((skill) => inline(skill)))}</bdi>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function Requests({ report: { requests } }: { report: Report }) {
  const { t } = useTexts();
  if (requests.length === 0) return <p class="checks-rest">{t('requestsNone')}</p>;
  return (
    <section>
      <h3 class="evidence-heading">{t('requestsHeading', { count: requests.length })}</h3>
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
