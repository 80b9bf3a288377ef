/** Where and for what the popup's page was opened, as its address says. */
export interface Place {
  /** The tab whose page is meant; null = the active tab of this window. */
  readonly tabId: number | null;
  /** The entry whose mark was clicked. */
  readonly ref: number | null;
  readonly view: 'import' | null;
  /** In a tab or window of its own; else in the toolbar's popup. */
  readonly standalone: boolean;
}

/**
 * Reads `popup.html?tab=ID&ref=NUMBER&view=import`; every part may be missing, and what isn't a number counts as
 * missing.
 */
export function readPlace(search: string): Place {
  const parameters = new URLSearchParams(search);
  return {
    tabId: naturalNumber(parameters.get('tab')),
    ref: naturalNumber(parameters.get('ref')),
    view: parameters.get('view') === 'import' ? 'import' : null,
    standalone: parameters.has('tab') || parameters.has('view'),
  };
}

/** The address, without its origin, that opens the import for a tab. */
export function importAddress(tabId: number | null): string {
  const parameters = new URLSearchParams({ view: 'import' });
  if (tabId !== null) parameters.set('tab', String(tabId));
  return `?${parameters}`;
}

/** Chrome's tab ids have up to ten digits. */
function naturalNumber(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
