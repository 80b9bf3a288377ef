import { describe, expect, it } from 'vitest';
import {
  type Capturing,
  type Logging,
  loggingOf,
  parseCapturing,
  pausedForAnHour,
  pauseEnd,
  resumed,
  withSitePaused,
  withSiteResumed,
} from '../../lib/settings/capturing';

const NOW = new Date('2026-11-23T14:00:00.000Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const NEVER_SET: Capturing = { pausedUntil: null, pausedSites: [], inPrivateWindows: false, toast: true };

describe('what is stored', () => {
  it.each<[string, unknown, Capturing]>([
    ['nothing', undefined, NEVER_SET],
    ['text', 'paused', NEVER_SET],
    ['a moment that is none', { ...NEVER_SET, pausedUntil: 'tomorrow' }, NEVER_SET],
    ['sites that are none', { ...NEVER_SET, pausedSites: 'all' }, NEVER_SET],
    ['a yes that is none', { inPrivateWindows: 'yes', toast: false }, { ...NEVER_SET, toast: false }],
    [
      'what was set',
      {
        pausedUntil: '2026-11-23T15:00:00.000Z',
        pausedSites: ['https://a.example'],
        inPrivateWindows: true,
        toast: false,
      },
      {
        pausedUntil: '2026-11-23T15:00:00.000Z',
        pausedSites: ['https://a.example'],
        inPrivateWindows: true,
        toast: false,
      },
    ],
  ])('is read as it was set, else as never set: %s', (_, value, capturing) => {
    expect(parseCapturing(value)).toEqual(capturing);
  });
});

describe('a pause of an hour', () => {
  const paused = pausedForAnHour(NEVER_SET, NOW);

  it.each<[string, number, boolean]>([
    ['at once', 0, true],
    ['before its end', 59.9, true],
    ['at its end', 60, false],
    ['the next day', 24 * 60, false],
    ['on a clock that was put back', -1, false],
  ])('counts %s: %s', (_, minutes, isPaused) => {
    expect(pauseEnd(paused, later(minutes)) !== null).toBe(isPaused);
  });

  it('ends when the reader says so, and sites stay paused', () => {
    const both = withSitePaused(paused, 'https://a.example');
    expect(resumed(both)).toEqual({ ...NEVER_SET, pausedSites: ['https://a.example'] });
  });
});

describe('whether a page is logged', () => {
  const site = withSitePaused(withSitePaused(NEVER_SET, 'https://*.udemy.com'), 'https://learn.campus.example');
  const hour = pausedForAnHour(NEVER_SET, NOW);
  it.each<[string, Capturing, readonly string[], boolean, Logging]>([
    ['as by default', NEVER_SET, ['https://www.udemy.com'], false, 'on'],
    ['in a private window', NEVER_SET, ['https://www.udemy.com'], true, 'private'],
    ['in one, as chosen', { ...NEVER_SET, inPrivateWindows: true }, ['https://www.udemy.com'], true, 'on'],
    ['in one, as chosen, in a pause', { ...hour, inPrivateWindows: true }, [], true, 'paused'],
    ['in a pause', hour, ['https://www.udemy.com'], false, 'paused'],
    ['on a paused site', site, ['https://learn.campus.example'], false, 'site-paused'],
    ['on a host of a paused domain', site, ['https://acme.udemy.com'], false, 'site-paused'],
    ['on its very domain', site, ['https://udemy.com'], false, 'site-paused'],
    ['on a host beside a paused one', site, ['https://campus.example'], false, 'on'],
    ['on one that only looks like it', site, ['https://udemy.com.evil.example'], false, 'on'],
    ['in a frame of a paused site', site, ['https://player.example', 'https://acme.udemy.com'], false, 'site-paused'],
    ['at no known address', site, [], false, 'on'],
  ])('%s', (_, capturing, origins, isPrivate, logging) => {
    expect(loggingOf(capturing, { origins, isPrivate }, NOW)).toBe(logging);
  });

  it('keeps five hundred paused sites, the last ones, and lets one go on', () => {
    const sites = Array.from({ length: 501 }, (_, at) => `https://s${at}.example`);
    const all = sites.reduce(withSitePaused, NEVER_SET);
    expect(all.pausedSites).toEqual(sites.slice(1));
    expect(withSiteResumed(all, 'https://s500.example').pausedSites).toEqual(sites.slice(1, 500));
  });
});
