import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { NotedRequest } from '../lib/history/types';
import { requestResult } from './detail';
import { useOptionsText } from './options-texts';
import { useTexts } from './texts';

export type RequestsState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'error'; readonly reason: string }
  | {
      readonly kind: 'ready';
      /** The newest first, as many as were wanted so far. */
      readonly requests: readonly NotedRequest[];
      /** How many there are at that host, and in all. */
      readonly found: number;
      readonly total: number;
    };

export interface RequestsProps {
  readonly state: RequestsState;
  /** What the list is narrowed to. */
  readonly host: string;
  /** How many are kept, and for how many days. */
  readonly kept: { readonly most: number; readonly days: number };
  /** What has just come of emptying the list. */
  readonly news: string | null;
  readonly onHost: (host: string) => void;
  readonly onMore: () => void;
  readonly onEmpty: () => void;
}

/** Everything that was asked of the network on the reader's behalf. */
export function RequestsSection(props: RequestsProps) {
  const { state, kept, news } = props;
  const t = useOptionsText();
  const id = useId();
  return (
    <section class="settings-part" data-part="requests" id="requests" aria-labelledby={`${id}-title`}>
      <div class="settings-head">
        <h2 class="settings-heading" id={`${id}-title`} tabIndex={-1}>
          {t('requestsTitle')}
        </h2>
        <p class="settings-text">{t('requestsText', { count: kept.most, days: kept.days })}</p>
      </div>
      {state.kind === 'loading' && <p class="entries-empty">{t('requestsLoading')}</p>}
      {state.kind === 'error' && (
        <p class="entries-empty" role="alert">
          {t('requestsError', { reason: state.reason })}
        </p>
      )}
      {state.kind === 'ready' &&
        (state.total === 0 ? <p class="entries-empty">{t('requestsEmpty')}</p> : <List {...props} state={state} />)}
      <p class="settings-news" data-shown={news !== null} role="status">
        {news}
      </p>
    </section>
  );
}

function List({
  state: { requests, found, total },
  host,
  onHost,
  onMore,
  onEmpty,
}: RequestsProps & { state: Extract<RequestsState, { kind: 'ready' }> }) {
  const t = useOptionsText();
  const id = useId();
  return (
    <>
      <div class="requests-head">
        <div class="field">
          <label class="field-label" for={`${id}-host`}>
            {t('requestsHost')}
          </label>
          <input
            id={`${id}-host`}
            class="input"
            type="search"
            name="host"
            dir="ltr"
            spellcheck={false}
            autocomplete="off"
            autocapitalize="none"
            value={host}
            onInput={(event) => onHost(event.currentTarget.value)}
          />
        </div>
        <p class="requests-count" role="status">
          {host.trim() === '' ? t('requestsCount', { count: total }) : t('requestsFound', { count: found, total })}
        </p>
      </div>
      {requests.length > 0 && <Table requests={requests} />}
      <div class="requests-foot">
        {requests.length < found && (
          <button type="button" class="button" onClick={onMore}>
            {t('requestsMore')}
          </button>
        )}
        <EmptyButton total={total} onEmpty={onEmpty} />
      </div>
    </>
  );
}

function Table({ requests }: { requests: readonly NotedRequest[] }) {
  const t = useOptionsText();
  const texts = useTexts();
  return (
    <table class="asked">
      <caption class="aloud">{t('requestsTitle')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('requestTime')}</th>
          <th scope="col">{t('requestAddress')}</th>
          <th scope="col">{t('requestReason')}</th>
          <th scope="col">{t('requestAnswer')}</th>
        </tr>
      </thead>
      <tbody>
        {requests.map(({ seq, at, url, reason, page, result }) => (
          <tr key={seq}>
            <td class="asked-time">
              <time dateTime={at}>{texts.instant(at) ?? at}</time>
            </td>
            <td class="asked-address">
              <Address url={url} />
            </td>
            <td class="asked-reason">
              {t(`requestReason.${reason}`)}{' '}
              {page !== null && (
                <bdi class="asked-page" dir="ltr">
                  <span class="aloud">{t('requestOnPage')} </span>
                  {page}
                </bdi>
              )}
            </td>
            <td class="asked-answer">{requestResult(result, texts.t)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The host, which is what matters, before the rest. */
function Address({ url }: { url: string }) {
  if (!URL.canParse(url)) return <bdi dir="ltr">{url}</bdi>;
  const { host, pathname, search } = new URL(url);
  return (
    <bdi dir="ltr">
      <span class="asked-host">{host}</span>
      <span class="asked-path">{pathname + search}</span>
    </bdi>
  );
}

/** Empties the list after a second word: there is no way back. */
function EmptyButton({ total, onEmpty }: { total: number; onEmpty: () => void }) {
  const t = useOptionsText();
  const [isAsking, setAsking] = useState(false);
  const begin = useRef<HTMLButtonElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);
  // At once: whatever comes of the second word moves the focus on from here.
  useLayoutEffect(() => {
    if (isAsking) keep.current?.focus();
    else if (wasAsking.current) begin.current?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);
  if (!isAsking) {
    return (
      <button type="button" class="button" ref={begin} onClick={() => setAsking(true)}>
        {t('requestsClear')}
      </button>
    );
  }
  return (
    <fieldset class="requests-ask" aria-label={t('requestsClear')}>
      <p>{t('requestsClearAsk', { count: total })}</p>
      <button
        type="button"
        class="button"
        data-kind="main"
        onClick={() => {
          setAsking(false);
          onEmpty();
        }}
      >
        {t('requestsClearYes')}
      </button>
      <button type="button" class="button" ref={keep} onClick={() => setAsking(false)}>
        {t('requestsClearNo')}
      </button>
    </fieldset>
  );
}
