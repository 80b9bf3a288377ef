import { render } from 'preact';
import { browser } from 'wxt/browser';
import { OptionsTextProvider } from '../../components/options-texts';
import { TextsProvider } from '../../components/texts';
import { createSafeFetch } from '../../lib/net/safe-fetch';
import { createHostAccess } from '../../lib/platform/host-access';
import { loadRare } from '../../lib/platform/rare';
import { changesSettings, createSettings } from '../../lib/platform/settings';
import { createSites } from '../../lib/platform/sites';
import { explorersOf, sourcesOf } from '../../lib/settings/consulted';
import { chooseLanguage, directionOf } from '../../lib/text/language';
import { createOptionsText } from '../../lib/text/options';
import { createTexts } from '../../lib/text/texts';
import { probeRegistry } from '../../lib/verify/issuers/probe';
import { WithSign } from '../own/sign';
import { Options } from './options';

const language = chooseLanguage(navigator.languages);
const text = createOptionsText(language);
document.documentElement.lang = language;
document.documentElement.dir = directionOf(language);
document.title = text('title');

const root = document.getElementById('root');
if (root === null) throw new Error('options.html has no #root');

const settings = createSettings(browser.storage);
const sites = createSites(browser);
const access = createHostAccess(browser.permissions, async () => {
  const now = await settings.read();
  return [
    ...(await sites.active()),
    ...sourcesOf(now).registries.map(({ url }) => url),
    ...explorersOf(now).map(({ url }) => url),
  ];
});
const fetchDocument = createSafeFetch({
  fetch: (input, init) => fetch(input, init),
  isOnline: () => navigator.onLine,
  hasPermission: access.isGranted,
});

/** Calls back when the settings, or what the browser lets us read, may have changed. */
function onChange(callback: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (changesSettings(changes, area)) callback();
  });
  browser.permissions.onAdded.addListener(callback);
  browser.permissions.onRemoved.addListener(callback);
}

render(
  <TextsProvider value={createTexts(language)}>
    <OptionsTextProvider value={text}>
      <WithSign>
        <Options
          settings={settings}
          access={access}
          probe={(source) =>
            probeRegistry(source, fetchDocument, { now: new Date(), rare: () => loadRare(globalThis) })
          }
          onChange={onChange}
        />
      </WithSign>
    </OptionsTextProvider>
  </TextsProvider>,
  root,
);
