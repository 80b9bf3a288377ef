import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly content: ComponentChildren;
}

/**
 * Tabs with automatic activation. https://www.w3.org/WAI/ARIA/apg/patterns/tabs/
 * Arrow keys follow the writing direction; Home and End go to the first and last.
 */
export function Tabs<Id extends string>({
  label,
  tabs,
  selected,
  onSelect,
}: {
  label: string;
  tabs: readonly Tab<Id>[];
  selected: Id;
  onSelect: (id: Id) => void;
}) {
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const current = tabs.find((tab) => tab.id === selected);

  // A panel with nothing to stop at is a stop itself, or the keyboard could not scroll it.
  useLayoutEffect(() => {
    const hasStop = panel.current?.querySelector('a[href], button, input, select, textarea, summary') ?? null;
    if (hasStop === null) panel.current?.setAttribute('tabindex', '0');
    else panel.current?.removeAttribute('tabindex');
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const rightToLeft = list.current?.closest('[dir]')?.getAttribute('dir') === 'rtl';
    const target = neighbour(
      event.key,
      tabs.findIndex((tab) => tab.id === selected),
      tabs.length,
      rightToLeft,
    );
    const tab = target === null ? undefined : tabs[target];
    if (tab === undefined || target === null) return;
    event.preventDefault();
    onSelect(tab.id);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[target]?.focus();
  };

  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            class="tab"
            id={`${base}-tab-${tab.id}`}
            aria-controls={`${base}-panel`}
            aria-selected={tab.id === selected}
            tabIndex={tab.id === selected ? 0 : -1}
            onClick={() => onSelect(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div
        class="tab-panel"
        role="tabpanel"
        ref={panel}
        id={`${base}-panel`}
        aria-labelledby={`${base}-tab-${selected}`}
      >
        {current?.content}
      </div>
    </>
  );
}

function neighbour(key: string, index: number, count: number, rightToLeft: boolean): number | null {
  const forward = rightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const back = rightToLeft ? 'ArrowRight' : 'ArrowLeft';
  if (key === forward) return (index + 1) % count;
  if (key === back) return (index + count - 1) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return null;
}
