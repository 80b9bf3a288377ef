import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BADGE_COLOUR, BADGE_TEXT_COLOUR, createBadge } from '../../lib/platform/badge';

function setUp() {
  const texts: string[] = [];
  const titles: string[] = [];
  const timers = new Set<() => void>();
  const badge = createBadge(
    {
      getBadgeText: async () => texts.at(-1) ?? '',
      setTitle: async ({ title }) => void titles.push(title),
      setBadgeText: async ({ text }) => void texts.push(text),
      setBadgeBackgroundColor: async () => undefined,
      setBadgeTextColor: async () => undefined,
    },
    (callback) => {
      timers.add(callback);
      return () => timers.delete(callback);
    },
    () => undefined,
  );
  const wait = () => {
    for (const timer of [...timers]) timer();
  };
  return { badge, texts, titles, timers, wait };
}

describe('the badge', () => {
  it('shows what was logged, and goes', async () => {
    const { badge, texts, wait } = setUp();
    await badge.showLogged(1);
    wait();
    expect(texts).toEqual(['+1', '']);
  });

  it('adds up while it is shown, on one timer, and begins anew after', async () => {
    const { badge, texts, timers, wait } = setUp();
    await badge.showLogged(1);
    await badge.showLogged(2);
    expect(timers.size).toBe(1);
    wait();
    await badge.showLogged(1);
    await badge.showLogged(300);
    expect(texts).toEqual(['+1', '+3', '', '+1', '+99']);
  });

  it('says nothing of nothing', async () => {
    const { badge, texts } = setUp();
    await badge.showLogged(0);
    expect(texts).toEqual([]);
  });

  it('is cleared at the start of a worker', async () => {
    const { badge, texts } = setUp();
    await badge.clear();
    expect(texts).toEqual(['']);
  });

  it('says that logging is paused in its title, and no more when it is not', async () => {
    const { badge, titles, texts } = setUp();
    await badge.showPause('Paused until 15:00');
    await badge.showPause(null);
    expect(titles).toEqual(['Paused until 15:00', '']);
    expect(texts).toEqual([]);
  });

  it('keeps the title of a failure that is shown, whatever is paused', async () => {
    const { badge, titles } = setUp();
    await badge.showFailure('The disk is full');
    await badge.showPause('Paused until 15:00');
    expect(titles).toEqual(['The disk is full']);
  });

  it('shows a failure until something is stored, through the restart of a worker', async () => {
    const { badge, texts, titles, wait } = setUp();
    await badge.showLogged(1);
    await badge.showFailure('Could not log: the disk is full.');
    wait();
    await badge.clear();
    expect([texts.at(-1), titles]).toEqual(['!', ['Could not log: the disk is full.']]);
    await badge.showLogged(0);
    expect([texts.at(-1), titles.at(-1)]).toEqual(['', '']);
    await badge.showFailure('Could not log.');
    await badge.showLogged(2);
    expect([texts.at(-1), titles.at(-1)]).toEqual(['+2', '']);
  });

  it('has the colours of the design tokens', () => {
    const tokens = readFileSync(new URL('../../components/theme.css', import.meta.url), 'utf8');
    expect(tokens).toMatch(new RegExp(`--streak: light-dark\\(.*, ${BADGE_COLOUR}\\)`));
    expect(tokens).toMatch(new RegExp(`--paper: light-dark\\(.*, ${BADGE_TEXT_COLOUR}\\)`));
  });
});
