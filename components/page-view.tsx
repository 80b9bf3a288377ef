import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { PagePanel } from '../lib/messages/protocol';
import type { Checking } from '../lib/settings/marking';
import type { Texts } from '../lib/text/texts';
import { AllowButton } from './allow-button';
import { CredentialItem } from './credential-item';
import { Notice } from './notice';
import { OtherLinks } from './other-links';
import { type SiteChoice, SiteControl } from './site-control';
import { isAward, summarise } from './summary';
import { useTexts } from './texts';

/** What is known of the tab's page. `host` is shown to the reader; the caller keeps the origin that belongs to it. */
export type PageState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'error' }
  /** A page of the browser's own, a store, a local file. */
  | { readonly kind: 'unreadable' }
  /** Without https there is nothing to rely on. */
  | { readonly kind: 'insecure' }
  /** A site we log by ourselves; checking credentials is for the user to turn on. */
  | { readonly kind: 'capture'; readonly host: string }
  /** A site the user may turn on; `platform` is what the page looks like, when that is known. */
  | { readonly kind: 'off'; readonly host: string; readonly platform: string | null }
  /** A site we work on by ourselves, but the browser withholds access (Firefox). */
  | { readonly kind: 'no-access'; readonly host: string }
  /** Marks can run here, but the reader wants no credentials checked. */
  | { readonly kind: 'switched-off'; readonly host: string; readonly site: SiteChoice }
  | { readonly kind: 'on'; readonly host: string; readonly site: SiteChoice; readonly panel: PagePanel };

/** What the reader does with the page's site. */
export interface SiteActions {
  /** How long a site that is turned on in one tab only stays so: until the tab leaves it, or (Firefox) its page. */
  readonly onceUntil: 'site' | 'page';
  readonly onTurnOnOnce: () => void;
  /** null: as is chosen for all sites. */
  readonly onChoose: (choice: Checking | null) => void;
}

export interface PageViewProps {
  readonly state: PageState;
  /** The entry whose mark the reader clicked, or null. */
  readonly wantedRef: number | null;
  /** The user said no to the browser's question. */
  readonly denied: boolean;
  /** The clock against which ages are told. */
  readonly now: Date;
  /** These are called straight from the click, so that the browser's permission question may follow. */
  readonly onTurnOn: () => void;
  readonly onTurnOff: () => void;
  readonly site: SiteActions;
  readonly onAllow: (origins: readonly string[], refs: readonly number[]) => void;
  /** Where a short link leads; its site is asked only with the browser's permission. */
  readonly onFollow: (ref: number, url: string) => Promise<void>;
  readonly onRecheck: (ref: number) => Promise<void>;
  readonly onRetry: () => void;
  readonly onReload: () => void;
}

/** "This page": the credentials of the tab from the background's own record, or why there are none. */
export function PageView(props: PageViewProps) {
  const { t } = useTexts();
  const { state } = props;
  switch (state.kind) {
    case 'loading':
      return (
        <div class="skeleton" aria-busy="true">
          <p class="aloud">{t('pageLoading')}</p>
        </div>
      );
    case 'error':
      return (
        <Notice
          urgent
          title={t('pageErrorTitle')}
          actions={<MainButton onClick={props.onRetry}>{t('retry')}</MainButton>}
        >
          <p>{t('pageErrorText')}</p>
        </Notice>
      );
    case 'unreadable':
      return (
        <Notice title={t('pageUnreadableTitle')}>
          <p>{t('pageUnreadableText')}</p>
        </Notice>
      );
    case 'insecure':
      return (
        <Notice title={t('pageInsecureTitle')}>
          <p>{t('pageInsecureText')}</p>
        </Notice>
      );
    case 'off':
    case 'capture':
    case 'no-access':
      return (
        <Offer {...offerOf(state, t)} onTurnOn={props.onTurnOn} once={state.kind === 'no-access' ? null : props.site}>
          {props.denied ? t('pageDenied') : t('pageOffAsk')}
        </Offer>
      );
    case 'switched-off':
    case 'on':
      // One place for both: who turns the site off by the keyboard stays where they are.
      return (
        <>
          {state.kind === 'on' ? (
            <PageList {...props} state={state} />
          ) : (
            <Offer {...offerOf(state, t)} onTurnOn={() => props.site.onChoose(null)} once={null} />
          )}
          <SiteControl site={state.site} host={state.host} onChoose={props.site.onChoose} onTurnOff={props.onTurnOff} />
        </>
      );
  }
}

interface OfferTexts {
  readonly title: string;
  readonly text: string;
  readonly button: string;
}

function offerOf(
  state: Extract<PageState, { kind: 'off' | 'capture' | 'no-access' | 'switched-off' }>,
  t: Texts['t'],
): OfferTexts {
  const { host } = state;
  switch (state.kind) {
    case 'capture':
      return {
        title: t('pageCaptureTitle'),
        text: t('pageCaptureText', { host }),
        button: t('pageCaptureButton', { host }),
      };
    case 'no-access':
      return {
        title: t('pageNoAccessTitle'),
        text: t('pageNoAccessText', { host }),
        button: t('pageNoAccessButton', { host }),
      };
    case 'switched-off': {
      const { name } = state.site;
      return {
        title: t('pageSwitchedOffTitle'),
        text: t('pageSwitchedOffText', { site: name }),
        button: t('pageSwitchedOffButton', { site: name }),
      };
    }
    case 'off': {
      const { platform } = state;
      const text = platform === null ? t('pageOffText', { host }) : t('pageOffPlatform', { host, platform });
      return { title: t('pageOffTitle'), text, button: t('pageOffButton', { host }) };
    }
  }
}

function Offer({
  title,
  text,
  button,
  onTurnOn,
  once,
  children,
}: OfferTexts & { onTurnOn: () => void; once: SiteActions | null; children?: ComponentChildren }) {
  const { t } = useTexts();
  const buttons = (
    <>
      <MainButton onClick={onTurnOn}>{button}</MainButton>
      {once !== null && (
        <button type="button" class="button" onClick={once.onTurnOnOnce}>
          {t('pageOnceButton')}
        </button>
      )}
    </>
  );
  return (
    <Notice title={title} actions={buttons}>
      <p>{text}</p>
      <p class="notice-detail" role="status">
        {children}
      </p>
      {once !== null && <p class="notice-detail">{t(`pageOnce.${once.onceUntil}`)}</p>}
    </Notice>
  );
}

function PageList(props: PageViewProps & { state: Extract<PageState, { kind: 'on' }> }) {
  const texts = useTexts();
  const { t } = texts;
  const { panel, host } = props.state;
  // Its award takes the place of a short link, and the reader goes with it.
  const [followed, setFollowed] = useState<number | null>(null);
  const wanted = followed ?? props.wantedRef;
  const awards = panel.entries.filter(isAward);
  const others = panel.entries.filter((entry) => !isAward(entry));
  return (
    <div class="page">
      <div class="page-status" role="status">
        {panel.entries.length > 0 && <h2 class="page-summary">{summarise(panel.entries, texts)}</h2>}
      </div>
      {panel.entries.length === 0 ? (
        <Notice
          title={t('pageNoneTitle')}
          actions={
            panel.url === null && (
              <button type="button" class="button" onClick={props.onReload}>
                {t('pageReload')}
              </button>
            )
          }
        >
          <p>{t('pageNoneText', { host })}</p>
          {panel.url === null && <p>{t('pageNoneStale')}</p>}
        </Notice>
      ) : (
        <>
          <div class="page-head">
            {awards.length > 0 && (
              <p class="page-holder">
                <bdi>{panel.holder === null ? t('pageNoHolder') : t('pageHolder', { holder: panel.holder })}</bdi>
              </p>
            )}
            {panel.skipped > 0 && <p class="page-skipped">{t('pageSkipped', { count: panel.skipped })}</p>}
            <p class="page-trust">{t('pageTrust')}</p>
            <p class="page-allow">
              <AllowButton entries={awards} onAllow={props.onAllow} />
            </p>
          </div>
          {awards.length > 0 && (
            <ul class="credentials" aria-label={t('credentialsHeading')}>
              {awards.map((entry) => (
                <CredentialItem
                  key={entry.ref}
                  entry={entry}
                  wanted={entry.ref === wanted}
                  now={props.now}
                  onRecheck={props.onRecheck}
                  onAllow={props.onAllow}
                />
              ))}
            </ul>
          )}
          {others.length > 0 && (
            <OtherLinks
              entries={others}
              onFollow={(ref, url) => {
                setFollowed(ref);
                return props.onFollow(ref, url);
              }}
            />
          )}
        </>
      )}
      <p class="page-denied" role="status">
        {props.denied && t('pageDenied')}
      </p>
    </div>
  );
}

function MainButton({ onClick, children }: { onClick: () => void; children: ComponentChildren }) {
  return (
    <button type="button" class="button" data-kind="main" onClick={onClick}>
      {children}
    </button>
  );
}
