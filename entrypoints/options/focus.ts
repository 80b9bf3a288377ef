/** What was focused went away with what it did: reading goes on at the heading of that part of the page. */
export function focusHeading(part: 'logging' | 'sites' | 'requests'): void {
  document.querySelector<HTMLElement>(`[data-part=${part}] h2`)?.focus({ preventScroll: true });
}
