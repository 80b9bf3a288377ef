import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Section, SectionNews } from './checking-rows';
import { useOptionsText } from './options-texts';

/** A part of the settings: its heading, what it is for, its entries, and the word on what has just happened there. */
export function SettingsSection({
  section,
  title,
  text,
  news,
  children,
}: {
  section: Section;
  title: string;
  text: string;
  news: SectionNews | null;
  children: ComponentChildren;
}) {
  const t = useOptionsText();
  const id = useId();
  const undo = useRef<HTMLButtonElement>(null);
  const own = news?.section === section ? news : null;
  // What was focused is gone with its row: the way back takes its place.
  useEffect(() => {
    if (own?.onUndo && document.activeElement === document.body) undo.current?.focus({ preventScroll: true });
  }, [own]);
  return (
    <section class="settings-section" data-section={section} aria-labelledby={`${id}-title`}>
      <h3 class="settings-title" id={`${id}-title`}>
        {title}
      </h3>
      <p class="settings-text">{text}</p>
      {children}
      <div class="settings-news" data-shown={own !== null}>
        <p role="status">
          <bdi>{own?.text}</bdi>
        </p>
        {own?.onUndo && (
          <button type="button" class="link-button" ref={undo} onClick={own.onUndo}>
            {t('undo')}
          </button>
        )}
      </div>
    </section>
  );
}
