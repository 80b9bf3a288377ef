import { useEffect, useRef, useState } from 'preact/hooks';
import type { LearningRecord } from '../lib/capture/types';
import { RecordRow } from './record-row';
import { useTexts } from './texts';

/** Enough to fill a tall window twice; 10,000 at once would hold the popup up for seconds. */
const CHUNK = 40;

/**
 * The records, newest first as given. Only as many rows as the reader has scrolled to are in the page; they are real
 * list items of any height, so that long titles, large text and screen readers need no special care.
 *
 * @param resetKey back to the first rows when it changes (another search)
 */
export function RecordList({
  records,
  resetKey,
  platformLabel,
  onRemove,
}: {
  records: readonly LearningRecord[];
  resetKey: string;
  platformLabel: (id: string) => string;
  onRemove: (record: LearningRecord) => void;
}) {
  const { t } = useTexts();
  const [shown, setShown] = useState({ key: resetKey, count: CHUNK });
  const end = useRef<HTMLDivElement>(null);
  const count = shown.key === resetKey ? shown.count : CHUNK;
  const more = count < records.length;

  useEffect(() => {
    const sentinel = end.current;
    if (!more || sentinel === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setShown({ key: resetKey, count: count + CHUNK });
      },
      { rootMargin: '600px' },
    );
    observer.observe(sentinel);
    return () => observer.disconnect();
  }, [count, more, resetKey]);

  return (
    <>
      <ul class="records" aria-label={t('recordListLabel')}>
        {records.slice(0, count).map((record, index) => (
          <RecordRow
            key={record.id}
            record={record}
            position={index + 1}
            total={records.length}
            platform={platformLabel(record.platform)}
            onRemove={onRemove}
          />
        ))}
      </ul>
      {more && <div ref={end} class="records-end" aria-hidden="true" />}
    </>
  );
}
