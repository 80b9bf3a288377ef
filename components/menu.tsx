import { Fragment } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Glyph, type GlyphName } from './glyph';

export interface MenuItem {
  readonly label: string;
  readonly onSelect: () => void;
  /** Another kind of thing than what stands before it: a line keeps the two apart. */
  readonly apart?: boolean;
}

/** What the button shows: a sign, or a word that its name begins with. */
type MenuFace = { readonly glyph: GlyphName } | { readonly text: string };

/**
 * A button that opens a menu of actions. https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/
 * Escape and Tab close it; after an action the focus is back on the button unless the action moved it. What comes or goes
 * while it is open waits for the next time: nothing moves under a finger that is about to press.
 */
export function Menu({
  label,
  items,
  ...face
}: {
  label: string;
  items: readonly MenuItem[];
} & MenuFace) {
  const id = useId();
  /** The items as they were when it was opened. */
  const [shown, setShown] = useState<readonly MenuItem[] | null>(null);
  const open = shown !== null;
  const setOpen = (next: boolean) => setShown(next ? items : null);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!open) return;
    const away = new AbortController();
    const closeOutside = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setShown(null);
    };
    document.addEventListener('pointerdown', closeOutside, { signal: away.signal });
    document.addEventListener('focusin', closeOutside, { signal: away.signal });
    return () => away.abort();
  }, [open]);

  useLayoutEffect(() => {
    if (!open) return;
    const menu = list.current;
    if (menu === null) return;
    // Opens upwards where the window ends below: a popup cannot grow past its height.
    const box = menu.getBoundingClientRect();
    menu.toggleAttribute('data-up', box.bottom > window.innerHeight && box.height < box.top);
    menu.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };

  const select = (item: MenuItem) => {
    close();
    (items.find(({ label: now }) => now === item.label) ?? item).onSelect();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const entries = [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const index = entries.findIndex((entry) => entry.matches(':focus'));
    const target = {
      ArrowDown: (index + 1) % entries.length,
      ArrowUp: (index + entries.length - 1) % entries.length,
      Home: 0,
      End: entries.length - 1,
    }[event.key];
    if (event.key === 'Tab') setOpen(false);
    if (event.key === 'Escape') {
      // Firefox and Chrome close the whole popup on an Escape that nobody takes.
      event.preventDefault();
      event.stopPropagation();
      close();
    }
    if (target === undefined) return;
    event.preventDefault();
    entries[target]?.focus();
  };

  return (
    <div class="menu" ref={root}>
      <button
        ref={button}
        type="button"
        class={'text' in face ? 'menu-button' : 'icon-button'}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={label}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || open) return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {'text' in face ? (
          <>
            {face.text}
            <Glyph name="chevron" />
          </>
        ) : (
          <Glyph name={face.glyph} />
        )}
      </button>
      {open && (
        <div class="menu-list" role="menu" id={id} aria-label={label} ref={list} onKeyDown={onKeyDown}>
          {shown.map((item) => (
            <Fragment key={item.label}>
              {item.apart && <hr class="menu-line" />}
              <button type="button" role="menuitem" tabIndex={-1} class="menu-item" onClick={() => select(item)}>
                {item.label}
              </button>
            </Fragment>
          ))}
        </div>
      )}
    </div>
  );
}
