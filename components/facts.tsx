import type { PanelEntry } from '../lib/messages/protocol';
import { inline } from '../lib/text/text';
import type { About, Report } from '../lib/verify/types';
import { AddressLink, ExternalLink } from './external-link';
import { shownAddress } from './summary';
import { useTexts } from './texts';

/** More is a list nobody reads; the raw document has them all. */
const MAX_SKILLS = 30;

/** Which address was checked, and by which it was reached. */
export function Addresses({ entry }: { entry: PanelEntry }) {
  const { t } = useTexts();
  const checked = shownAddress(entry);
  const addresses = [
    [t('factAddress'), checked],
    // The host's own spelling of it, where the page has another.
    ...(entry.link.kind === 'award' && entry.link.url !== checked ? [[t('factLink'), entry.link.url] as const] : []),
    ...(entry.followed === undefined ? [] : [[t('factShortLink'), entry.href] as const]),
  ] as const;
  return (
    <dl class="addresses">
      {addresses.map(([label, address]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd class="address">
            <ExternalLink href={address}>
              <bdi dir="ltr">{inline(address)}</bdi>
            </ExternalLink>
          </dd>
        </div>
      ))}
      {inline(entry.text) !== '' && (
        <div>
          <dt>{t('factLinkText')}</dt>
          <dd>
            <bdi>{inline(entry.text)}</bdi>
          </dd>
        </div>
      )}
    </dl>
  );
}

/** Whose it is, its dates, and what it takes and teaches, as the credential says. */
export function Facts({ report }: { report: Report }) {
  const { t, date, instant } = useTexts();
  const shownDate = (value: string | null, none: string) => (value === null ? none : (date(value) ?? inline(value)));
  const facts: readonly (readonly [label: string, value: string])[] = [
    [t('factRecipient'), inline(report.recipient.name ?? '') || t('factNotStated')],
    [t('factIssued'), shownDate(report.issuedAt, t('factNotStated'))],
    [t('factExpires'), shownDate(report.expiresAt, t('factNever'))],
    [t('factFormat'), report.format === null ? t('factNotStated') : t(`format.${report.format}`)],
    [t('factChecked'), instant(report.checkedAt) ?? inline(report.checkedAt)],
  ];
  const description = inline(report.achievement.description ?? '', MAX_WORDS);
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
        {description !== '' && (
          <div>
            <dt>{t('factDescription')}</dt>
            <dd>
              <bdi>{description}</bdi>
            </dd>
          </div>
        )}
        {report.about !== undefined && <AboutFacts about={report.about} />}
      </dl>
    </section>
  );
}

/** A paragraph or two. */
const MAX_WORDS = 1000;

function AboutFacts({ about: { criteria, skills } }: { about: About }) {
  const { t } = useTexts();
  const words = inline(criteria?.text ?? '', MAX_WORDS);
  const address = criteria?.url ?? null;
  const names = [...new Set(skills.map((skill) => inline(skill, 80)))].filter(Boolean);
  const more = names.length - MAX_SKILLS;
  return (
    <>
      {(words !== '' || address !== null) && (
        <div>
          <dt>{t('factCriteria')}</dt>
          <dd class="criteria">
            {words !== '' && <bdi>{words}</bdi>}
            {address !== null && <AddressLink href={address} />}
          </dd>
        </div>
      )}
      {names.length > 0 && (
        <div>
          <dt>{t('factSkills')}</dt>
          <dd>
            <ul class="skills">
              {names.slice(0, MAX_SKILLS).map((name) => (
                <li key={name}>
                  <bdi>{name}</bdi>
                </li>
              ))}
              {more > 0 && <li>{t('factSkillsMore', { count: more })}</li>}
            </ul>
          </dd>
        </div>
      )}
    </>
  );
}
