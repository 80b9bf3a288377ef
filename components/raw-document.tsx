import { useEffect, useRef, useState } from 'preact/hooks';
import type { StoredDocument } from '../lib/history/types';
import { inline } from '../lib/text/text';
import { rawText } from './raw-text';
import { useTexts } from './texts';

/** A document as it came from the network. */
export type ShownDocument = Pick<StoredDocument, 'url' | 'type' | 'bytes' | 'keptAt'>;

type Loaded = ShownDocument | 'loading' | 'none' | 'failed';

/**
 * The document a verdict was reached from, read when it is asked for, and again when the verdict is another.
 *
 * @param reached when the verdict was reached
 * @param load null: none is kept
 */
export function RawDocument({ reached, load }: { reached: string; load: () => Promise<ShownDocument | null> }) {
  const { t } = useTexts();
  const [loaded, setLoaded] = useState<Loaded>('loading');
  /** Of which verdict it is to be shown; null: of none. */
  const [shown, setShown] = useState<string | null>(null);
  const read = useRef(load);
  read.current = load;
  useEffect(() => {
    if (shown === null) return;
    let isCurrent = true;
    const show = (next: Loaded) => isCurrent && setLoaded(next);
    read.current().then(
      (found) => show(found ?? 'none'),
      () => show('failed'),
    );
    return () => {
      isCurrent = false;
    };
  }, [shown]);
  useEffect(() => setShown((before) => (before === null ? null : reached)), [reached]);
  return (
    <details class="more" onToggle={({ currentTarget }) => setShown(currentTarget.open ? reached : null)}>
      <summary class="evidence-heading">{t('rawHeading')}</summary>
      {shown !== null && loaded === 'loading' && <p class="quiet-note">{t('rawLoading')}</p>}
      {loaded === 'none' && <p class="quiet-note">{t('rawNone')}</p>}
      {loaded === 'failed' && <p class="quiet-note">{t('rawFailed')}</p>}
      {typeof loaded !== 'string' && <Shown document={loaded} />}
    </details>
  );
}

function Shown({ document: { url, type, bytes, keptAt } }: { document: ShownDocument }) {
  const { t, instant } = useTexts();
  const [copied, setCopied] = useState<boolean | null>(null);
  const text = rawText(bytes);
  const copy = async (whole: string) => {
    setCopied(
      await navigator.clipboard.writeText(whole).then(
        () => true,
        () => false,
      ),
    );
  };
  return (
    <div class="raw">
      <dl class="facts">
        <div>
          <dt>{t('rawFrom')}</dt>
          <dd class="address">
            <bdi dir="ltr">{inline(url)}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t('rawType')}</dt>
          <dd>{inline(type) || t('factNotStated')}</dd>
        </div>
        <div>
          <dt>{t('rawKept')}</dt>
          <dd>{instant(keptAt) ?? inline(keptAt)}</dd>
        </div>
      </dl>
      {text === null ? (
        <p class="quiet-note">{t('rawPicture', { count: bytes.byteLength })}</p>
      ) : (
        <>
          <p class="raw-actions">
            <button type="button" class="button" onClick={() => void copy(text.whole)}>
              {t('rawCopy')}
            </button>{' '}
            <span role="status">{copied !== null && t(copied ? 'rawCopied' : 'rawNotCopied')}</span>
          </p>
          <textarea
            class="raw-text"
            aria-label={t('rawHeading')}
            dir="ltr"
            rows={16}
            readOnly
            spellcheck={false}
            value={text.shown}
          />
          {text.token && <p class="quiet-note">{t('rawToken')}</p>}
          {text.cut && <p class="quiet-note">{t('rawCut')}</p>}
        </>
      )}
    </div>
  );
}
