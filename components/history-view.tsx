import { useId } from 'preact/hooks';
import type { LearningRecord, LearningStatus } from '../lib/capture/types';
import { Glyph } from './glyph';
import { Notice } from './notice';
import { RecordList } from './record-list';
import { useTexts } from './texts';

const STATUSES: readonly LearningStatus[] = ['enrolled', 'in-progress', 'completed'];

export interface HistoryQuery {
  readonly text: string;
  readonly status: LearningStatus | null;
  readonly platform: string | null;
}

/** What the database answered so far. `platforms` are those that occur at all; none = nothing was ever logged. */
export type HistoryState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'error'; readonly reason: string }
  | {
      readonly kind: 'ready';
      readonly records: readonly LearningRecord[];
      readonly platforms: readonly string[];
    };

export interface HistoryViewProps {
  readonly state: HistoryState;
  readonly query: HistoryQuery;
  readonly platformLabel: (id: string) => string;
  readonly onQuery: (query: HistoryQuery) => void;
  readonly onRemove: (record: LearningRecord) => void;
  readonly onLog: () => void;
  readonly onRetry: () => void;
  readonly onExport: () => void;
}

/** The learner's history: search, filters, and the records or why there are none. */
export function HistoryView(props: HistoryViewProps) {
  const { state, query, onQuery } = props;
  const { t } = useTexts();
  if (state.kind === 'loading') return <HistorySkeleton />;
  if (state.kind === 'error') return <HistoryError {...props} reason={state.reason} />;
  if (state.platforms.length === 0) return <HistoryEmpty onLog={props.onLog} />;

  const filtered = query.text.trim() !== '' || query.status !== null || query.platform !== null;
  const count = state.records.length;
  return (
    <div class="history">
      <HistoryFilters {...props} platforms={state.platforms} />
      <p class="history-count" role="status">
        {filtered ? t('recordCountFound', { count }) : t('recordCount', { count })}
      </p>
      {count === 0 ? (
        <Notice
          title={t('historyNoMatchTitle')}
          actions={
            <button type="button" class="button" onClick={() => onQuery({ text: '', status: null, platform: null })}>
              {t('filterClear')}
            </button>
          }
        >
          <p>{t('historyNoMatchText')}</p>
        </Notice>
      ) : (
        <RecordList
          records={state.records}
          resetKey={JSON.stringify(query)}
          platformLabel={props.platformLabel}
          onRemove={props.onRemove}
        />
      )}
    </div>
  );
}

function HistoryFilters({
  query,
  platforms,
  platformLabel,
  onQuery,
}: HistoryViewProps & { platforms: readonly string[] }) {
  const { t } = useTexts();
  const id = useId();
  return (
    <search class="filters">
      <div class="search-field">
        <label class="aloud" for={`${id}-search`}>
          {t('searchLabel')}
        </label>
        <Glyph name="search" />
        <input
          id={`${id}-search`}
          class="input"
          type="search"
          autocomplete="off"
          spellcheck={false}
          placeholder={t('searchPlaceholder')}
          value={query.text}
          onInput={(event) => onQuery({ ...query, text: event.currentTarget.value })}
        />
      </div>
      <label class="aloud" for={`${id}-status`}>
        {t('filterStatus')}
      </label>
      <select
        id={`${id}-status`}
        class="input"
        data-set={query.status !== null}
        value={query.status ?? ''}
        onChange={(event) => {
          const value = event.currentTarget.value;
          onQuery({ ...query, status: STATUSES.find((status) => status === value) ?? null });
        }}
      >
        <option value="">{t('filterStatusAll')}</option>
        {STATUSES.map((status) => (
          <option key={status} value={status}>
            {t(`status.${status}`)}
          </option>
        ))}
      </select>
      <label class="aloud" for={`${id}-platform`}>
        {t('filterPlatform')}
      </label>
      <select
        id={`${id}-platform`}
        class="input"
        data-set={query.platform !== null}
        value={query.platform ?? ''}
        onChange={(event) => onQuery({ ...query, platform: event.currentTarget.value || null })}
      >
        <option value="">{t('filterPlatformAll')}</option>
        {platforms.map((platform) => (
          <option key={platform} value={platform}>
            {platformLabel(platform)}
          </option>
        ))}
      </select>
    </search>
  );
}

function HistoryEmpty({ onLog }: { onLog: () => void }) {
  const { t } = useTexts();
  return (
    <Notice
      title={t('historyEmptyTitle')}
      actions={
        <button type="button" class="button" data-kind="main" onClick={onLog}>
          {t('menuLog')}
        </button>
      }
    >
      <p>{t('historyEmptyText')}</p>
    </Notice>
  );
}

function HistoryError({ reason, onRetry, onExport }: HistoryViewProps & { reason: string }) {
  const { t } = useTexts();
  return (
    <Notice
      urgent
      title={t('historyErrorTitle')}
      actions={
        <>
          <button type="button" class="button" data-kind="main" onClick={onRetry}>
            {t('retry')}
          </button>
          <button type="button" class="button" onClick={onExport}>
            {t('menuExportJson')}
          </button>
        </>
      }
    >
      <p>{t('historyErrorText')}</p>
      <p class="notice-detail">{t('historyErrorDetail', { reason })}</p>
    </Notice>
  );
}

/** Shows itself only after a moment (see the style), so that a fast answer brings no flash. */
function HistorySkeleton() {
  const { t } = useTexts();
  return (
    <div class="skeleton" aria-busy="true">
      <p class="aloud">{t('historyLoading')}</p>
      {[62, 84, 48, 71, 56].map((width) => (
        <div key={width} class="skeleton-row" aria-hidden="true">
          <span style={{ inlineSize: `${width}%` }} />
          <span style={{ inlineSize: `${width / 2}%` }} />
        </div>
      ))}
    </div>
  );
}
