import type { Check } from '../lib/verify/types';
import { CheckRow, inReadingOrder } from './check-row';
import { useTexts } from './texts';

/** All checks of one credential; those that don't apply are named in one line. */
export function Checks({ checks }: { checks: readonly Check[] }) {
  const { t, list } = useTexts();
  const ordered = inReadingOrder(checks);
  const asked = ordered.filter((check) => check.outcome !== 'not-applicable');
  // A question may be put in two ways, of which one doesn't apply.
  const isAsked = (id: Check['id']) => asked.some((check) => check.id === id);
  const rest = [...new Set(ordered.map(({ id }) => id).filter((id) => !isAsked(id)))];
  return (
    <section>
      <h3 class="evidence-heading">{t('checksHeading')}</h3>
      <ul class="checks">
        {asked.map((check, index) => (
          <CheckRow key={`${check.id}-${index}`} check={check} />
        ))}
      </ul>
      {rest.length > 0 && (
        <p class="checks-rest">{t('doesNotApply', { checks: list(rest.map((id) => t(`check.${id}`))) })}</p>
      )}
    </section>
  );
}
