import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Dismissal } from '../lib/history/types';
import { inline } from '../lib/text/text';
import { useTexts } from './texts';

/**
 * What was removed as not the user's, each to be put back.
 *
 * @param removed the newest first; null while it is read
 * @param onPutBack false, having said why, when it could not be put back
 */
export function RemovedView({
  removed,
  platformLabel,
  onPutBack,
  onDone,
}: {
  removed: readonly Dismissal[] | null;
  platformLabel: (id: string) => string;
  onPutBack: (id: string) => Promise<boolean>;
  onDone: () => void;
}) {
  const { t, instant } = useTexts();
  const [said, setSaid] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);

  const putBack = async ({ id, record }: Dismissal, row: Element | null) => {
    const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
    if (!(await onPutBack(id))) return;
    setSaid(t('removedBack', { title: inline(record.title) }));
    // The row goes, and with it the focus.
    (neighbour?.querySelector('button') ?? heading.current)?.focus();
  };

  return (
    <section class="removed">
      <h2 class="removed-heading" ref={heading} tabIndex={-1}>
        {t('removedTitle')}
      </h2>
      <p class="removed-text">{removed?.length === 0 ? t('removedEmpty') : t('removedText')}</p>
      <p class="removed-said" role="status">
        {said !== '' && <bdi>{said}</bdi>}
      </p>
      {removed !== null && removed.length > 0 && (
        <ul class="removed-list">
          {removed.map((item) => {
            const title = inline(item.record.title);
            return (
              <li key={item.id} class="record">
                <div class="record-body">
                  <h3 class="record-title">
                    <bdi>{title}</bdi>
                  </h3>
                  <p class="record-where">
                    {platformLabel(item.record.platform)}
                    {' · '}
                    <time dateTime={item.at}>{t('removedOn', { date: instant(item.at) })}</time>
                  </p>
                </div>
                <button
                  type="button"
                  class="button"
                  aria-label={t('removedPutBackTitle', { title })}
                  onClick={(event) => void putBack(item, event.currentTarget.closest('li'))}
                >
                  {t('removedPutBack')}
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <div class="notice-actions">
        <button type="button" class="button" onClick={onDone}>
          {t('importBack')}
        </button>
      </div>
    </section>
  );
}
