import type { ComponentChildren } from 'preact';
import type { Access, EntrySource } from './checking-rows';
import { useOptionsText } from './options-texts';

/**
 * One entry of a section: what it is, whose, and the way to take it out.
 *
 * @param name as said aloud beside "Remove"
 * @param onRemove only the reader's own entries can be taken out
 */
export function EntryRow({
  name,
  source,
  children,
  onRemove,
}: {
  name: string;
  source: EntrySource;
  children: ComponentChildren;
  onRemove?: () => void;
}) {
  const t = useOptionsText();
  return (
    <li class="entry" data-source={source}>
      <div class="entry-body">{children}</div>
      {source === 'organisation' && <p class="entry-organisation">{t('organisation')}</p>}
      {source === 'own' && (
        <button
          type="button"
          class="button"
          data-kind="plain"
          aria-label={t('removeNamed', { name })}
          onClick={onRemove}
        >
          {t('remove')}
        </button>
      )}
    </li>
  );
}

/** Says that the browser withholds the entry's site, and asks it for leave; nothing where it doesn't. */
export function AccessNote({ url, access, onAllow }: { url: string; access: Access; onAllow: (url: string) => void }) {
  const t = useOptionsText();
  if (access !== 'missing') return null;
  const { host } = new URL(url);
  return (
    <div class="entry-access">
      <p>{t('notAllowed', { host })}</p>
      <button type="button" class="button" onClick={() => onAllow(url)}>
        {t('allow', { host })}
      </button>
    </div>
  );
}
