import type { Driver, Tab } from './driver/types';
import { until } from './driver/until';

export interface HistoryRow {
  readonly title: string;
  readonly where: string;
  /** As the popup words it: "Completed", "In progress 50%". */
  readonly status: string;
  /** As the popup words it, or '' where it has none. */
  readonly date: string;
  readonly certificates: readonly string[];
}

export interface PanelRow {
  readonly verdict: string;
  readonly word: string;
  readonly title: string;
  readonly address: string;
  /** Does it carry a caution? */
  readonly caution: boolean;
  /** The recipient's name, or the popup's word for none. */
  readonly recipient: string;
  readonly checks: readonly { readonly id: string; readonly outcome: string; readonly reason: string }[];
}

export interface MarkOnPage {
  /** Address of the link or image the mark stands after. */
  readonly href: string;
  readonly verdict: string;
}

/** Opens the popup over that tab: the toolbar button is pressed there, then the popup's page is opened where it can be seen. */
export async function openPopup(driver: Driver, over: Tab, view: 'History' | 'This page'): Promise<Tab> {
  if (over.id >= 0) await driver.pressToolbarButton(over);
  const popup = await driver.extension(`popup.html?tab=${over.id}`);
  await popup.resize(400, 600);
  await popup.press(new RegExp(`^${view}$`));
  return popup;
}

/** The rows of the popup's history, as shown, top first. */
export function historyRows(popup: Tab): Promise<readonly HistoryRow[]> {
  return popup.evaluate(
    () =>
      [...document.querySelectorAll('li.record')].map((row) => ({
        title:
          row
            .querySelector('.record-title')
            ?.textContent?.replace(/\(opens in a new tab\)/, '')
            .trim() ?? '',
        where: row.querySelector('.record-where')?.textContent?.trim() ?? '',
        status: row.querySelector('.status')?.textContent?.trim() ?? '',
        date: row.querySelector('time')?.textContent?.trim() ?? '',
        certificates: [...row.querySelectorAll('a.record-certificate')].map((link) => link.getAttribute('href') ?? ''),
      })),
    null,
  );
}

/** The popup's list of the tab's credentials, every check included. */
export function panelRows(popup: Tab): Promise<readonly PanelRow[]> {
  return popup.evaluate(
    () =>
      [...document.querySelectorAll('details.credential')].map((item) => ({
        verdict: item.getAttribute('data-verdict') ?? '',
        word: item.querySelector('.credential-verdict')?.textContent ?? '',
        title: item.querySelector('.credential-title')?.textContent ?? '',
        address: item.querySelector('dd.address a')?.getAttribute('href') ?? '',
        caution: item.querySelector('summary .credential-caution') !== null,
        recipient:
          [...item.querySelectorAll('dl.facts dt')].find((term) => term.textContent === 'Recipient')?.nextElementSibling
            ?.textContent ?? '',
        checks: [...item.querySelectorAll('li.check')].map((check) => ({
          id: check.getAttribute('data-check') ?? '',
          outcome: check.getAttribute('data-outcome') ?? '',
          reason: check.querySelector('.check-reason')?.textContent ?? '',
        })),
      })),
    null,
  );
}

/** Links of the tab that are nobody's award, with what the popup calls them. */
export function otherLinks(popup: Tab): Promise<readonly { readonly kind: string; readonly address: string }[]> {
  return popup.evaluate(
    () =>
      [...document.querySelectorAll('.other-link')].map((item) => ({
        kind: item.querySelector('.other-kind')?.textContent ?? '',
        address: item.querySelector('a')?.getAttribute('href') ?? '',
      })),
    null,
  );
}

/** Turns the tab's site on as a person does: opens the popup, presses the button, closes it. */
export async function turnOn(driver: Driver, site: Tab): Promise<void> {
  const popup = await openPopup(driver, site, 'This page');
  await popup.press(/^Turn on for /);
  await popup.until('the site to be on', () => !document.body.textContent?.includes('Turn on for '), null);
  await popup.close();
  await site.show();
}

/** The marks of a web page, in document order. */
export function marksOn(page: Tab): Promise<readonly MarkOnPage[]> {
  return page.evaluate(
    () =>
      [...document.querySelectorAll('touchstone-mark')].map((mark) => {
        const link = mark.previousElementSibling;
        const image = link?.tagName === 'IMG' ? link : null;
        return {
          href:
            link?.getAttribute('href') ?? image?.getAttribute('data-canonical-src') ?? image?.getAttribute('src') ?? '',
          verdict: mark.getAttribute('data-verdict') ?? '',
        };
      }),
    null,
  );
}

/** Waits until the mark after the link to `href` shows `verdict`. */
export const markOf = (page: Tab, href: string, verdict: string) =>
  page.until(
    `${href} to be ${verdict}`,
    ([address, wanted]) =>
      [...document.querySelectorAll('touchstone-mark')].some(
        (mark) =>
          mark.previousElementSibling?.getAttribute('href') === address && mark.getAttribute('data-verdict') === wanted,
      ),
    [href, verdict] as const,
    15_000,
  );

const isSettled = ({ verdict }: MarkOnPage) => verdict !== 'pending' && verdict !== '';

/** Waits until the page has at least `count` marks and none is pending; throws, naming those that are. */
export async function settledMarks(page: Tab, count: number, timeoutMs = 15_000): Promise<readonly MarkOnPage[]> {
  let seen: readonly MarkOnPage[] = [];
  const settled = async () => {
    seen = await marksOn(page);
    return seen.length >= count && seen.every(isSettled) ? seen : undefined;
  };
  return until(`${count} settled marks`, settled, timeoutMs).catch((error: Error) => {
    const waiting = seen.filter((mark) => !isSettled(mark)).map(({ href }) => href);
    throw new Error(`${error.message}; ${seen.length} marks, of which these wait: ${waiting.join(' ')}`);
  });
}
