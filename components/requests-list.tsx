import { inline } from '../lib/text/text';
import type { Report } from '../lib/verify/types';
import { requestResult } from './detail';
import { useTexts } from './texts';

/** Every address that was asked for a report, and what came of it. */
export function RequestsList({ report: { requests }, again = false }: { report: Report; again?: boolean }) {
  const { t } = useTexts();
  if (requests.length === 0) return again ? null : <p class="checks-rest">{t('requestsNone')}</p>;
  return (
    <details class="more">
      <summary class="evidence-heading">
        {t(again ? 'requestsAgainHeading' : 'requestsHeading', { count: requests.length })}
      </summary>
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
    </details>
  );
}
