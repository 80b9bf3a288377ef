import { describe, expect, it } from 'vitest';
import { createRedirects, type HeardRequest, type RedirectsApi } from '../../lib/platform/redirects';

const OWN = 'chrome-extension://abcdefgh/';
const URL_ = 'https://issuer.example/id';

/** A browser that tells of requests, to those who listen for their host. */
function fakeBrowser(addFails = false) {
  const listeners = new Map<(details: HeardRequest) => undefined, string>();
  const api: RedirectsApi = {
    runtime: { getURL: () => OWN },
    webRequest: {
      onHeadersReceived: {
        addListener: (listener, { urls, types }, extra) => {
          if (addFails) throw new Error('Invalid url pattern');
          expect(types).toEqual(['xmlhttprequest', 'other']);
          expect(extra).toEqual(['responseHeaders']);
          expect(urls).toHaveLength(1);
          listeners.set(listener, String(urls[0]));
        },
        removeListener: (listener) => void listeners.delete(listener),
      },
    },
  };
  const tell = (details: Partial<HeardRequest> & { url: string }) => {
    const request = { tabId: -1, statusCode: 302, initiator: OWN.slice(0, -1), ...details };
    for (const [listener, pattern] of listeners) {
      if (request.url.startsWith(pattern.replace('*', ''))) listener(request);
    }
  };
  return { api, tell, listeners };
}

const to = (...locations: (string | undefined)[]) => locations.map((value) => ({ name: 'Location', value }));

/** Listens, and gives up when told. */
function listening(url = URL_, addFails = false) {
  const browser = fakeBrowser(addFails);
  let giveUp = () => {};
  let count = 0;
  const redirects = createRedirects(
    browser.api,
    () =>
      new Promise((resolve) => {
        giveUp = resolve;
      }),
    () => `token-${count++}`,
  );
  const one = redirects.listen(url);
  return { ...browser, redirects, one, giveUp: () => giveUp() };
}

describe('where a redirect leads', () => {
  it('is heard of our own request, before or after it is asked for', async () => {
    const { one, tell, redirects } = listening();
    tell({ url: one.address, responseHeaders: [{ name: 'Server', value: 'x' }, ...to('/id.json')] });
    expect(await one.location()).toBe('/id.json');
    const two = redirects.listen(URL_);
    const later = two.location();
    tell({ url: two.address, responseHeaders: [{ name: 'location', value: 'https://b.example/' }] });
    expect(await later).toBe('https://b.example/');
  });

  it.each([
    ['Firefox', { initiator: undefined, originUrl: `${OWN}background.html`, documentUrl: `${OWN}background.html` }],
    ['Firefox, the document alone', { initiator: undefined, documentUrl: `${OWN}background.html` }],
  ])('is heard in %s', async (_, details) => {
    const { one, tell } = listening();
    tell({ url: one.address, ...details, responseHeaders: to('/id.json') });
    expect(await one.location()).toBe('/id.json');
  });

  it.each<[string, Partial<HeardRequest>]>([
    ['of a page in a tab', { tabId: 3 }],
    ['of a page', { initiator: 'https://issuer.example' }],
    ['of another extension', { initiator: 'chrome-extension://zyxwvuts' }],
    ['of an extension with a longer name', { initiator: 'chrome-extension://abcdefghi' }],
    ['of nobody', { initiator: undefined }],
    ['for the address without our mark', { url: URL_ }],
    ['for the address with another mark', { url: `${URL_}#token-9` }],
  ])('is not taken from a request %s', async (_, details) => {
    const { one, tell, giveUp } = listening();
    tell({ url: one.address, responseHeaders: to('https://evil.example/'), ...details });
    const location = one.location();
    giveUp();
    expect(await location).toBeNull();
  });

  it.each<[string, Partial<HeardRequest>]>([
    ['no Location', { responseHeaders: [] }],
    ['no headers', {}],
    ['two of them', { responseHeaders: to('/a', '/b') }],
    ['bytes that are no text', { responseHeaders: to(undefined) }],
    ['a status that leads nowhere', { statusCode: 200, responseHeaders: to('/a') }],
    ['a choice', { statusCode: 300, responseHeaders: to('/a') }],
  ])('is none with %s', async (_, details) => {
    const { one, tell } = listening();
    tell({ url: one.address, ...details });
    expect(await one.location()).toBeNull();
  });

  it('of two requests for one address is each its own', async () => {
    const { one, tell, redirects } = listening();
    const two = redirects.listen(URL_);
    const both = [one.location(), two.location()];
    tell({ url: two.address, responseHeaders: to('/two') });
    tell({ url: one.address, responseHeaders: to('/one') });
    expect(await Promise.all(both)).toEqual(['/one', '/two']);
  });

  it('is listened for while the request runs, on its host alone', () => {
    const { one, listeners, redirects } = listening('https://issuer.example/a?b#c');
    expect([...listeners.values()]).toEqual(['https://issuer.example/*']);
    expect(one.address).toBe('https://issuer.example/a?b#token-0');
    const two = redirects.listen(URL_);
    one.end();
    expect(listeners.size).toBe(1);
    two.end();
    expect(listeners.size).toBe(0);
  });

  it('stays unknown where the browser does not let us listen', async () => {
    const { one } = listening('https://issuer.example./id', true);
    expect(await one.location()).toBeNull();
  });
});
