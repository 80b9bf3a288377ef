import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PanelEntry } from '../lib/messages/protocol';
import { inline } from '../lib/text/text';
import type { Texts } from '../lib/text/texts';
import { ExternalLink } from './external-link';
import { shownAddress } from './summary';
import { useTexts } from './texts';

export interface OtherLinksProps {
  readonly entries: readonly PanelEntry[];
  /** Called straight from the click, so that the browser's permission question may follow. Settles when the answer is there. */
  readonly onFollow: (ref: number, url: string) => Promise<void>;
}

/** Links to a badge host that are nobody's award, or don't show whether they are: listed as what they are. */
export function OtherLinks({ entries, onFollow }: OtherLinksProps) {
  const { t } = useTexts();
  return (
    <section class="other-links">
      <h3 class="evidence-heading">{t('summaryLinks', { count: entries.length })}</h3>
      <p class="checks-rest">{t('linksText')}</p>
      <ul>
        {entries.map((entry) => (
          <OtherLink key={entry.ref} entry={entry} onFollow={onFollow} />
        ))}
      </ul>
    </section>
  );
}

function OtherLink({ entry, onFollow }: Omit<OtherLinksProps, 'entries'> & { entry: PanelEntry }) {
  const { t } = useTexts();
  const item = useRef<HTMLLIElement>(null);
  const [busy, setBusy] = useState(false);
  const asked = useRef(false);
  const { link, followed, href } = entry;
  const canFollow = link.kind === 'short-link' && (followed === undefined || followed.url === null);
  useLayoutEffect(() => {
    // The button that was pressed is gone.
    if (asked.current && !canFollow) item.current?.querySelector('a')?.focus();
  }, [canFollow]);

  const follow = async () => {
    asked.current = true;
    setBusy(true);
    await onFollow(entry.ref, link.url);
    setBusy(false);
  };
  const address = shownAddress(entry);
  const text = inline(entry.text);
  return (
    <li class="other-link" ref={item}>
      <span class="other-kind" role={link.kind === 'short-link' ? 'status' : undefined}>
        {kindOf(entry, t)}
      </span>{' '}
      {text !== '' && <bdi class="other-text">{text}</bdi>}{' '}
      <ExternalLink href={address} class="address">
        <bdi dir="ltr">{inline(address)}</bdi>
      </ExternalLink>{' '}
      {followed !== undefined && address !== href && (
        <span class="other-via">
          {t('linkVia')}{' '}
          <ExternalLink href={href} class="address">
            <bdi dir="ltr">{inline(href)}</bdi>
          </ExternalLink>
        </span>
      )}
      {canFollow && (
        <button
          type="button"
          class="button"
          aria-label={
            busy
              ? t('followBusy')
              : t(followed === undefined ? 'followFor' : 'followAgainFor', { title: text || inline(address) })
          }
          aria-disabled={busy}
          onClick={() => {
            if (!busy) void follow();
          }}
        >
          {busy ? t('followBusy') : t(followed === undefined ? 'follow' : 'followAgain')}
        </button>
      )}
    </li>
  );
}

/** What a link is, and what came of following it. */
function kindOf({ link, followed }: PanelEntry, t: Texts['t']): string {
  if (link.kind !== 'short-link' || followed === undefined) return t(`kind.${link.kind}`);
  if (followed.url === null) return t('followedNowhere');
  return t(followed.url === link.url ? 'followedToItself' : 'followedElsewhere');
}
