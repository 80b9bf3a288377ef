import { inline } from '../lib/text/text';
import type { Reason } from '../lib/verify/reasons';
import type { Report } from '../lib/verify/types';
import { CheckRow } from './check-row';
import { useTexts } from './texts';

/** What vouches for an issuer, in a word or two; `none` where nothing does. */
const VOUCHES = {
  'issuer-listed': 'registry',
  'issuer-trusted': 'own-list',
  'issuer-trusted-by-organisation': 'organisation',
  'issuer-known-by-domain': 'domain',
  'issuer-not-listed': 'not-listed',
  'issuer-listed-as-test': 'test',
  'registry-unread': 'unread',
  'issuer-unknown': 'none',
} as const satisfies { readonly [reason in Reason]?: string };

/** Who issued it, and what vouches for that issuer: a line of its own, beside the verdict and no part of it. */
export function IssuerLine({ report: { issuer, checks } }: { report: Report }) {
  const { t } = useTexts();
  const asked = checks.filter(({ id, outcome }) => id === 'issuer' && outcome !== 'not-applicable');
  const name = inline(issuer.name ?? '');
  return (
    <section class="issuer-line">
      <h3 class="evidence-heading">{t('issuerHeading')}</h3>
      <dl class="facts">
        <div>
          <dt>{t('factIssuerName')}</dt>
          <dd>
            <bdi>{name || t('factNotStated')}</bdi>
          </dd>
        </div>
        {issuer.id && (
          <div>
            <dt>{t('factIssuer')}</dt>
            <dd class="address">
              <bdi dir="ltr">{inline(issuer.id)}</bdi>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('factVouch')}</dt>
          <dd class="vouch">{t(`vouch.${vouchOf(asked[0]?.reason)}`)}</dd>
        </div>
      </dl>
      {asked.length > 0 && (
        <ul class="checks">
          {asked.map((check, index) => (
            <CheckRow key={`${check.id}-${index}`} check={check} />
          ))}
        </ul>
      )}
    </section>
  );
}

type Vouch = (typeof VOUCHES)[keyof typeof VOUCHES] | 'not-asked';

function vouchOf(reason: Reason | undefined): Vouch {
  const vouches: { readonly [reason in Reason]?: Vouch } = VOUCHES;
  return (reason === undefined ? undefined : vouches[reason]) ?? 'not-asked';
}
