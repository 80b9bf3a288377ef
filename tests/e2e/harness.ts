import { resolve } from 'node:path';
import { findChromium, findFirefox } from '../../scripts/browser';
import { MOODLE } from '../world/pages/moodle';
import { PROFILES } from '../world/pages/profiles';
import { GUILD_LIST } from '../world/registries';
import { serveWorld, type WorldServer } from '../world/server';
import { createWorld, type World } from '../world/world';
import { driveChromium } from './driver/chromium';
import { driveFirefox } from './driver/firefox';
import type { Driver, Tab } from './driver/types';
import { until } from './driver/until';
import { type HistoryRow, historyRows, openPopup } from './popup';

export const BROWSER = process.env.TOUCHSTONE_BROWSER === 'firefox' ? 'firefox' : 'chromium';

/** A browser with the built extension in it, in a world of its own, with an empty history. */
export interface Stage {
  readonly driver: Driver;
  readonly world: World;
  readonly server: WorldServer;
  /** The popup's history, open in a tab behind the others. */
  readonly history: Tab;
  readonly end: () => Promise<void>;
}

/** @param origins what the browser hands out as well, once the extension asks on a click */
export async function startStage(origins: readonly string[] = []): Promise<Stage> {
  const world = await createWorld();
  const server = await serveWorld(world);
  const firefox = BROWSER === 'firefox';
  const { path } = (firefox ? findFirefox : findChromium)(() => {});
  const driver = await (firefox ? driveFirefox : driveChromium)({
    executable: path,
    extension: resolve('.output', firefox ? 'firefox-mv3' : 'chrome-mv3'),
    port: server.port,
    proxyPort: server.proxyPort,
    grantable: [MOODLE.origin, new URL(PROFILES.personal).origin, new URL(GUILD_LIST).origin, ...origins].map(
      (origin) => `${origin}/*`,
    ),
  });
  return {
    driver,
    world,
    server,
    history: await openPopup(driver, driver.inside, 'History'),
    end: async () => {
      await driver.close();
      await server.close();
    },
  };
}

/** The history as the popup shows it, once it is as wanted. */
export async function historyWith(
  { history }: Stage,
  wanted: (rows: readonly HistoryRow[]) => boolean,
): Promise<readonly HistoryRow[]> {
  let rows: readonly HistoryRow[] = [];
  const asWanted = async () => {
    rows = await historyRows(history);
    return wanted(rows);
  };
  await until('the history to be as wanted', asWanted).catch((error: unknown) => {
    throw new Error(`${String(error)}; it is ${JSON.stringify(rows, null, 1)}`);
  });
  return rows;
}

export const hasTitle = (title: string) => (rows: readonly HistoryRow[]) => rows.some((row) => row.title === title);

/** For what must not happen: longer than the product takes for what it does. */
export const LONG_ENOUGH = 2500;

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Takes the browser off the network, and back. */
export async function setOffline({ driver, server }: Stage, offline: boolean): Promise<void> {
  // Firefox counts its proxy, which is this machine, as still within reach.
  server.setReachable(!offline);
  await driver.setOffline(offline);
}

/** Opens an address, waits, closes it: a visit. */
export async function visit(driver: Driver, url: string, meanwhile: (page: Tab) => Promise<unknown>): Promise<void> {
  const page = await driver.open(url);
  try {
    await meanwhile(page);
  } finally {
    await page.close();
  }
}
