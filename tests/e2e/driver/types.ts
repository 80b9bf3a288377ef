/** A tab of the driven browser, web page or extension page. All calls throw an Error when the page doesn't play along. */
export interface Tab {
  /** The browser's own id of the tab, as extensions know it. */
  readonly id: number;
  readonly goto: (url: string) => Promise<void>;
  /** Brings the tab to the front. In Firefox the others are hidden, and hidden pages are left alone by the extension. */
  readonly show: () => Promise<void>;
  readonly reload: () => Promise<void>;
  /** One step through the tab’s own history. Comes back before the page does: wait for its address. */
  readonly back: () => Promise<void>;
  readonly forward: () => Promise<void>;
  /** Runs a self-contained function in the page's own world. No named functions inside: the page lacks the compiler's helpers. */
  readonly evaluate: <A, R>(run: (argument: A) => R | Promise<R>, argument: A) => Promise<R>;
  /** Asks again and again until the answer is truthy; returns it. Throws after `timeoutMs` (10 s unless told), naming `what`. */
  readonly until: <A, R>(
    what: string,
    run: (argument: A) => R | Promise<R>,
    argument: A,
    timeoutMs?: number,
  ) => Promise<NonNullable<R>>;
  /** A person's click: trusted, with user activation. Waits for the element. */
  readonly click: (selector: string) => Promise<void>;
  /** A person's click on the first visible button, link, tab or menu item whose accessible name fits; capitals don't matter. */
  readonly press: (name: RegExp) => Promise<void>;
  /** A person's key on whatever has the focus: `Tab`, `Enter`, `Escape`. */
  readonly key: (name: 'Tab' | 'Enter' | 'Escape' | 'Space' | 'ArrowRight') => Promise<void>;
  readonly type: (selector: string, text: string) => Promise<void>;
  readonly choose: (selector: string, value: string) => Promise<void>;
  /** Hands a file to the page's one file field. */
  readonly upload: (file: string) => Promise<void>;
  /** Does `act`, waits for the file that comes of it, returns its name and text. */
  readonly download: (act: () => Promise<void>) => Promise<{ readonly name: string; readonly text: string }>;
  readonly screenshot: (file: string) => Promise<void>;
  readonly resize: (width: number, height: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface Driver {
  readonly browser: 'chromium' | 'firefox';
  /** Opens a new tab there. */
  readonly open: (url: string) => Promise<Tab>;
  /** Opens one of the extension's own pages in a new tab: `popup.html?tab=3`. The welcome page of the installation is closed by then. */
  readonly extension: (page: string) => Promise<Tab>;
  /** A tab of the extension's origin that is always there, to ask `browser.*` from. Shows nothing. */
  readonly inside: Tab;
  /**
   * Presses the toolbar button over that tab, so that the extension holds `activeTab` there as after a person's press.
   * The popup this opens closes again when another tab is opened.
   */
  readonly pressToolbarButton: (tab: Tab) => Promise<void>;
  /** Kills the background worker as the browser would; answers how many ran. Chromium only. */
  readonly killWorker: () => Promise<number>;
  /** Tells the browser and its pages that it is off the network, or on it again. */
  readonly setOffline: (offline: boolean) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface DriveOptions {
  readonly executable: string;
  /** Folder of the built extension. */
  readonly extension: string;
  readonly port: number;
  readonly proxyPort: number;
  readonly headed?: boolean;
  /** Sites the browser hands out without a prompt once the extension asks on a click: `https://ada.example/*`. */
  readonly grantable: readonly string[];
}
