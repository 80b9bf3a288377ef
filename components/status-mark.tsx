import type { LearningStatus } from '../lib/capture/types';
import { useTexts } from './texts';

const LENGTH = 14;

/**
 * A learning status as a streak of a length (none, part, whole) and its word. Kept apart from the verdicts' shapes: a
 * completed course is no verified credential.
 *
 * @param progress 0 to 1, or null where the platform does not say
 */
export function StatusMark({ status, progress }: { status: LearningStatus; progress: number | null }) {
  const { t } = useTexts();
  const share = status === 'completed' ? 1 : status === 'enrolled' ? 0 : (progress ?? 0.5);
  const length = Math.max(0, Math.min(1, share)) * LENGTH;
  return (
    <span class="status" data-status={status}>
      <svg class="status-shape" viewBox="0 0 20 8" aria-hidden="true" focusable="false">
        <rect class="status-track" x="0.5" y="0.5" width="19" height="7" rx="3.5" />
        {length > 0 && <path class="status-streak" d={`M4 4h${Math.max(0.01, length - 2).toFixed(2)}`} />}
      </svg>
      <span>
        {t(`status.${status}`)}
        {status === 'in-progress' && progress !== null && ` ${t('progress', { percent: Math.round(progress * 100) })}`}
      </span>
    </span>
  );
}
