import { describe, expect, it } from 'vitest';
import {
  choiceSite,
  coversPage,
  coversSite,
  patternSite,
  siteName,
  sitePattern,
  touchesSite,
} from '../../lib/platform/match-pattern';
import { createSites, markedFromTheStart, type Sites } from '../../lib/platform/sites';
import { fakeSites } from './browser';

const CAMPUS = 'https://learn.campus.example';
const ALL = ['capture', 'runtime', 'marks'].map((name) => `/content-scripts/${name}.js ${CAMPUS}`);

describe('turning a site on', () => {
  it('registers its scripts for that site alone, to last, and starts them in its tab', async () => {
    const { api, registered, started } = fakeSites({
      granted: [`${CAMPUS}/*`],
      open: { 5: CAMPUS, 6: 'https://x.example' },
    });
    await createSites(api).turnOn(`${CAMPUS}/course/view.php?id=2`, 5);
    expect([...registered.keys()]).toEqual(ALL);
    expect([...registered.values()].map(({ matches }) => matches)).toEqual(ALL.map(() => [`${CAMPUS}/*`]));
    expect([...registered.values()].every(({ persistAcrossSessions }) => persistAcrossSessions)).toBe(true);
    expect(started).toEqual(ALL.map((id) => id.replace(CAMPUS, 'in 5')));
    expect([...registered.values()].map(({ world }) => world)).toEqual([undefined, 'MAIN', undefined]);
  });

  it('twice registers once, and starts again only in the tab that asks', async () => {
    const { api, registered, started } = fakeSites({ granted: [`${CAMPUS}/*`], open: { 5: CAMPUS } });
    const sites = createSites(api);
    await Promise.all([sites.turnOn(CAMPUS, 5), sites.turnOn(CAMPUS, null), sites.reconcile()]);
    expect([...registered.keys()]).toEqual(ALL);
    expect(started).toHaveLength(3);
    await sites.turnOn(CAMPUS, 5);
    expect(started).toHaveLength(6);
  });

  it('waits for a permission that is still being asked for, in a worker that may be another by then', async () => {
    const { api, granted, registered, started } = fakeSites({ open: { 5: CAMPUS } });
    await createSites(api).turnOn(CAMPUS, 5);
    const sites = createSites(api);
    await sites.reconcile();
    expect([registered.size, started.length, await sites.active()]).toEqual([0, 0, []]);
    granted.add(`${CAMPUS}/*`);
    await sites.permitted();
    expect([...registered.keys()]).toEqual(ALL);
    expect(started).toHaveLength(3);
    expect(await sites.active()).toEqual([CAMPUS]);
  });

  it.each<[string, (world: { sites: Sites; clock: { now: number } }) => unknown]>([
    ['a minute later', ({ clock }) => (clock.now += 60_000)],
    ['once the popup is opened again', ({ sites }) => sites.forgetRequest()],
    ['once it was turned off', ({ sites }) => sites.turnOff(CAMPUS)],
  ])('that the user declined is not turned on by a permission given %s', async (_, then) => {
    const { api, granted, registered } = fakeSites({ open: { 5: CAMPUS } });
    const clock = { now: 1_000_000 };
    const sites = createSites(api, () => clock.now);
    await sites.turnOn(CAMPUS, 5);
    await then({ sites, clock });
    granted.add(`${CAMPUS}/*`);
    await sites.permitted();
    await sites.reconcile();
    expect([registered.size, await sites.active()]).toEqual([0, []]);
  });

  it('is not what a permission for another site means', async () => {
    const { api, granted, registered } = fakeSites({ open: { 5: CAMPUS } });
    const sites = createSites(api);
    await sites.turnOn(CAMPUS, 5);
    granted.add('https://issuer.example/*');
    await sites.permitted();
    expect(registered.size).toBe(0);
  });

  it.each([
    ['https://www.coursera.org', ['marks']],
    ['https://github.com', ['capture', 'runtime']],
    ['https://www.linkedin.com', ['capture', 'runtime']],
    ['https://github.com.evil.example', ['capture', 'runtime', 'marks']],
  ])('on %s registers what the manifest does not run there', async (origin, names) => {
    const { api, registered } = fakeSites({ granted: [`${origin}/*`] });
    await createSites(api).turnOn(origin, null);
    expect([...registered.keys()]).toEqual(names.map((name) => `/content-scripts/${name}.js ${origin}`));
  });

  it.each([
    'http://learn.campus.example',
    'chrome://extensions',
    'file:///etc/passwd',
    '*://*/*',
    'https://*/',
    'https://[::1]',
    'text',
  ])('is refused for %s', async (origin) => {
    const { api, registered } = fakeSites();
    await expect(createSites(api).turnOn(origin, null)).rejects.toThrow(RangeError);
    expect(registered.size).toBe(0);
  });
});

describe('turning a site off', () => {
  it('unregisters, forgets and gives the permission back', async () => {
    const { api, granted, registered } = fakeSites({ granted: [`${CAMPUS}/*`, 'https://x.example/*'] });
    const sites = createSites(api);
    await sites.turnOn(CAMPUS, null);
    await sites.turnOn('https://x.example', null);
    await sites.turnOff(CAMPUS);
    expect([...registered.values()].map(({ matches }) => matches)).toEqual(ALL.map(() => ['https://x.example/*']));
    expect([...granted]).toEqual(['https://x.example/*']);
    expect(await sites.active()).toEqual(['https://x.example']);
  });

  it.each(['https://api.credly.com', 'https://github.com'])(
    'keeps the permission the manifest needs: %s',
    async (origin) => {
      const { api, granted, registered } = fakeSites({ granted: [`${origin}/*`] });
      const sites = createSites(api);
      await sites.turnOn(origin, null);
      await sites.turnOff(origin);
      expect([registered.size, granted.size]).toEqual([0, 1]);
      expect(await sites.active()).toEqual([]);
    },
  );

  it('of one that is not on changes nothing', async () => {
    const { api, registered } = fakeSites();
    await createSites(api).turnOff(CAMPUS);
    expect(registered.size).toBe(0);
  });
});

describe('reconcile', () => {
  it('registers again what an update dropped', async () => {
    const { api, registered } = fakeSites({ granted: [`${CAMPUS}/*`] });
    await createSites(api).turnOn(CAMPUS, null);
    registered.clear();
    await createSites(api).reconcile();
    expect([...registered.keys()]).toEqual(ALL);
  });

  it('stops where the permission was taken away, and starts again when it is given back', async () => {
    const { api, granted, registered } = fakeSites({ granted: [`${CAMPUS}/*`] });
    const sites = createSites(api);
    await sites.turnOn(CAMPUS, null);
    granted.clear();
    await sites.reconcile();
    expect([registered.size, await sites.active()]).toEqual([0, []]);
    granted.add(`${CAMPUS}/*`);
    await sites.reconcile();
    expect([...registered.keys()]).toEqual(ALL);
  });

  it('goes on after a failure', async () => {
    const { api, registered } = fakeSites({ granted: [`${CAMPUS}/*`] });
    const sites = createSites(api);
    registered.set('stale', { id: 'stale', js: [], matches: [], runAt: 'document_idle', persistAcrossSessions: true });
    const failing = { ...api.scripting, getRegisteredContentScripts: () => Promise.reject(new Error('shutting down')) };
    await expect(createSites({ ...api, scripting: failing }).turnOn(CAMPUS, null)).rejects.toThrow('shutting down');
    await sites.reconcile();
    expect([...registered.keys()]).toEqual(ALL);
  });

  it('is not put off by a spoiled list', async () => {
    const { api, registered } = fakeSites();
    await api.storage.local.set({ sites: { not: 'a list' } });
    await createSites(api).reconcile();
    expect(registered.size).toBe(0);
  });
});

describe('marks', () => {
  it.each<[string, boolean]>([
    ['https://github.com', true],
    ['https://de.linkedin.com', true],
    ['https://www.coursera.org', false],
    [CAMPUS, true],
    ['https://x.example', false],
  ])('%s has them: %s', async (origin, has) => {
    const sites = createSites(fakeSites({ granted: [`${CAMPUS}/*`] }).api);
    await sites.turnOn(CAMPUS, null);
    expect(await sites.hasMarks(origin)).toBe(has);
  });

  it('are gone as soon as the site is turned off', async () => {
    const sites = createSites(fakeSites({ granted: [`${CAMPUS}/*`] }).api);
    await sites.turnOn(CAMPUS, null);
    await sites.turnOff(CAMPUS);
    expect(await sites.hasMarks(CAMPUS)).toBe(false);
  });

  it.each([
    ['https://github.com', 'https://github.com', 'github.com'],
    ['https://de.linkedin.com', 'https://*.linkedin.com', 'linkedin.com'],
    ['https://www.ada.example', 'https://www.ada.example', 'www.ada.example'],
  ])('of %s are chosen for %s, which is called %s', (origin, site, name) => {
    const key = choiceSite(markedFromTheStart(fakeSites().api), origin);
    expect([key, siteName(key)]).toEqual([site, name]);
  });
});

describe('match patterns', () => {
  it.each<[string, string | null]>([
    ['https://learn.campus.example:8443/course', 'https://learn.campus.example/*'],
    ['https://Käse.example', 'https://xn--kse-qla.example/*'],
    ['https://user:pass@x.example', 'https://x.example/*'],
    ['http://x.example', null],
    ['javascript:alert(1)', null],
  ])('sitePattern(%s) = %s', (origin, pattern) => {
    expect(sitePattern(origin)).toBe(pattern);
  });

  it.each<[string, string, boolean]>([
    ['*://*.coursera.org/*', 'https://www.coursera.org', true],
    ['*://*.coursera.org/*', 'https://coursera.org', true],
    ['*://*.coursera.org/*', 'https://notcoursera.org', false],
    ['https://github.com/*', 'https://github.com', true],
    ['https://github.com/*', 'https://gist.github.com', false],
    ['http://github.com/*', 'https://github.com', false],
    ['https://github.com/ida/*', 'https://github.com', false],
    ['https://*/*', 'https://x.example', true],
    ['<all_urls>', 'https://x.example', true],
  ])('%s covers %s: %s', (pattern, site, covers) => {
    expect(coversSite(pattern, site)).toBe(covers);
  });

  it.each<[string, string | null]>([
    ['https://*.linkedin.com/*', 'https://*.linkedin.com'],
    ['*://github.com/*', 'https://github.com'],
    ['https://www.credly.com/users/*', 'https://www.credly.com'],
    ['http://github.com/*', null],
    ['https://*/*', null],
    ['<all_urls>', null],
  ])('patternSite(%s) = %s', (pattern, site) => {
    expect(patternSite(pattern)).toBe(site);
  });

  it.each<[string, string, boolean, boolean]>([
    ['https://github.com/*', 'https://github.com/ada?tab=1', true, true],
    ['https://www.credly.com/users/*', 'https://www.credly.com/users/ada', true, true],
    ['https://www.credly.com/users/*', 'https://www.credly.com/badges/1', true, false],
    ['https://www.credly.com/users/*', 'https://credly.com/users/ada', false, false],
    ['https://*.school.example/user/profile.php?*', 'https://a.school.example/user/profile.php?id=2', true, true],
    ['https://*.school.example/user/profile.php?*', 'https://a.school.example/user/profileXphp?id=2', true, false],
    ['https://a.example/*/cv', 'https://a.example/ada/cv', true, true],
    ['https://a.example/*/cv', 'https://a.example/ada/cv/2', true, false],
    ['<all_urls>', 'https://a.example/x', true, true],
  ])('%s and %s: touches %s, covers %s', (pattern, url, touches, covers) => {
    expect([touchesSite(pattern, new URL(url).origin), coversPage(pattern, new URL(url))]).toEqual([touches, covers]);
  });
});
