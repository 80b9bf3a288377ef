import { render } from 'preact';
import { browser } from 'wxt/browser';
import { OptionsTextProvider } from '../../components/options-texts';
import { TextsProvider } from '../../components/texts';
import { createRequestLog, noteRequests } from '../../lib/history/requests';
import { createHistory, reopening } from '../../lib/history/schema';
import { createClient } from '../../lib/messages/client';
import { createSafeFetch } from '../../lib/net/safe-fetch';
import { changesCapturing, createCapturing } from '../../lib/platform/capturing';
import { createHostAccess } from '../../lib/platform/host-access';
import { createMarking, tellsMarking } from '../../lib/platform/marking';
import { loadRare } from '../../lib/platform/rare';
import { changesSettings, createSettings } from '../../lib/platform/settings';
import { changesSites, createSites, markedFromTheStart } from '../../lib/platform/sites';
import { explorersOf, sourcesOf } from '../../lib/settings/consulted';
import { chooseLanguage, directionOf } from '../../lib/text/language';
import { createOptionsText } from '../../lib/text/options';
import { createTexts } from '../../lib/text/texts';
import { probeRegistry } from '../../lib/verify/issuers/probe';
import type { FetchDocument } from '../../lib/verify/types';
import { WithSign } from '../own/sign';
import { Logging } from './logging';
import { Options } from './options';
import { Requests } from './requests';
import { Sites } from './sites';

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
const db = createHistory();
const log = createRequestLog((requests) => reopening(db, () => noteRequests(db, requests)), console.error);
const fetchDocument = createSafeFetch({
  fetch: (input, init) => fetch(input, init),
  onRequest: log.note,
  isOnline: () => navigator.onLine,
  hasPermission: access.isGranted,
});

const tryRegistry: FetchDocument = (url, { accept }) =>
  fetchDocument(url, { accept, reason: 'registry-test', page: null });
const marking = createMarking(browser.storage.local);
const capturing = createCapturing(browser.storage.local);
const isLetIn = () => browser.extension.isAllowedIncognitoAccess();
const now = () => new Date();
const patterns = markedFromTheStart(browser);
const send = createClient((message) => browser.runtime.sendMessage(message));

/** Calls back when where and when credentials are checked may have changed. */
function onSitesChange(callback: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (tellsMarking(changes, area) || changesSites(changes, area)) callback();
  });
  browser.permissions.onAdded.addListener(callback);
  browser.permissions.onRemoved.addListener(callback);
}

/** Calls back when it may have changed what is logged. */
function onLoggingChange(callback: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (changesCapturing(changes, area)) callback();
  });
}

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
          probe={(source) => probeRegistry(source, tryRegistry, { now: new Date(), rare: () => loadRare(globalThis) })}
          onChange={onChange}
          before={
            <>
              <Logging capturing={capturing} isLetIn={isLetIn} now={now} onChange={onLoggingChange} />
              <Sites marking={marking} patterns={patterns} active={sites.active} send={send} onChange={onSitesChange} />
            </>
          }
          after={<Requests db={db} />}
        />
      </WithSign>
    </OptionsTextProvider>
  </TextsProvider>,
  root,
);
