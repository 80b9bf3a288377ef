import type { Tab } from './types';
import { until } from './until';

/** Waits for the page that the installation opens, and closes it: a tab that comes when it likes confuses who counts tabs. */
export async function closeWelcome(inside: Tab): Promise<void> {
  await until('the welcome page to be opened and closed', () =>
    inside.evaluate(async () => {
      const address = chrome.runtime.getURL('/welcome.html');
      const [tab] = (await chrome.tabs.query({})).filter(({ url }) => url === address);
      if (tab?.id === undefined) return false;
      await chrome.tabs.remove(tab.id);
      return true;
    }, null),
  );
}
