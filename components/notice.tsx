import type { ComponentChildren } from 'preact';

/** A view with nothing to list: what is the case, and what the reader can do. */
export function Notice({
  title,
  children,
  actions,
  urgent = false,
}: {
  title: string;
  children: ComponentChildren;
  actions?: ComponentChildren;
  urgent?: boolean;
}) {
  return (
    <section class="notice" role={urgent ? 'alert' : undefined}>
      <h2 class="notice-title">{title}</h2>
      <div class="notice-text">{children}</div>
      {actions !== undefined && actions !== false && <div class="notice-actions">{actions}</div>}
    </section>
  );
}
