import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { html } from '../world/answers';
import { HARBOUR } from '../world/issuers';
import { PROFILES, personalPage } from '../world/pages/profiles';
import { GUILD_LIST } from '../world/registries';
import { OB3 } from '../world/signed';
import type { Tab } from './driver/types';
import { type Stage, startStage, visit } from './harness';
import { openPopup, panelRows, settledMarks, turnOn } from './popup';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.end());

const openOptions = async (): Promise<Tab> => {
  const options = await stage.driver.extension('options.html');
  await options.until(
    'the settings',
    () => document.querySelector('.settings-section[data-section=explorers]') !== null,
    null,
  );
  return options;
};

/** What an options page shows, by section: each entry's text. */
const entriesOf = (options: Tab, section: string): Promise<readonly string[]> =>
  options.evaluate(
    (name) =>
      [...document.querySelectorAll(`.settings-section[data-section=${name}] .entry`)].map(
        (entry) => entry.textContent ?? '',
      ),
    section,
  );

const hasEntry = (options: Tab, section: string, text: string) =>
  options.until(
    `an entry with ${text}`,
    ([name, wanted]) =>
      [...document.querySelectorAll(`.settings-section[data-section=${name}] .entry`)].some((entry) =>
        entry.textContent?.includes(wanted),
      ),
    [section, text] as const,
  );

const submit = async (options: Tab, section: string, values: Readonly<Record<string, string>>) => {
  for (const [name, value] of Object.entries(values))
    await options.type(`.entry-form[data-section=${section}] [name=${name}]`, value);
  await options.click(`.entry-form[data-section=${section}] button[type=submit]`);
};

/** The report's line about the issuer of a credential that stands alone on a page, read from the popup. */
async function issuerLine(href: string): Promise<string> {
  stage.world.put(PROFILES.personal, html(personalPage([{ href, text: 'Badge' }])));
  let line = '';
  await visit(stage.driver, PROFILES.personal, async (page) => {
    await turnOnOnce(page);
    await settledMarks(page, 1);
    const popup = await openPopup(stage.driver, page, 'This page');
    await popup.until('the credential', () => document.querySelectorAll('details.credential').length === 1, null);
    line = (await panelRows(popup))[0]?.checks.find(({ id }) => id === 'issuer')?.reason ?? '';
    await popup.close();
  });
  return line;
}

let isOn = false;
async function turnOnOnce(page: Tab) {
  if (!isOn) await turnOn(stage.driver, page);
  isOn = true;
}

describe('the options page', () => {
  it('is opened from the popup’s menu', async () => {
    await stage.history.press(/^Menu$/);
    await stage.history.press(/^Settings$/);
    await stage.driver.inside.until(
      'the options page',
      async () => (await chrome.tabs.query({})).some(({ url }) => url?.endsWith('/options.html')),
      null,
    );
  });

  it('consults the consortium’s registry from the start, and no registry of test issuers', async () => {
    const options = await openOptions();
    const boxes = await options.evaluate(
      () =>
        [...document.querySelectorAll('.settings-section[data-section=registries] input[type=checkbox]')].map(
          (box) => `${box.matches(':checked') ? 'on' : 'off'} ${box.parentElement?.textContent}`,
        ),
      null,
    );
    expect(boxes.filter((box) => box.startsWith('on'))).toEqual([
      'on DCC Member Registry',
      'on DCC Member Registry (earlier list)',
    ]);
    expect(boxes.filter((box) => box.startsWith('off')).every((box) => box.includes('test issuers'))).toBe(true);
    await options.close();
    expect(await issuerLine(OB3.didWeb)).toMatch(
      /is recognised by DCC Member Registry \(read .*\); being listed there is no accreditation/,
    );
    expect(stage.server.asked.some((address) => address.includes('fetch?sub='))).toBe(true);
  });

  it('an issuer that no registry lists is said to be listed in none, and no registry is told of it', async () => {
    expect(await issuerLine(OB3.verified)).toContain('is not listed in the registries consulted: DCC Member Registry');
    expect(stage.server.asked.filter((address) => address.includes(encodeURIComponent(HARBOUR.id)))).toEqual([]);
  });

  it('refuses an address that can’t be a registry’s, and says why', async () => {
    const options = await openOptions();
    const before = await entriesOf(options, 'registries');
    for (const [url, words] of [
      ['', 'Fill this in.'],
      ['http://registry.guild.example/registry.json', 'Give an address that starts with https://.'],
      ['https://192.168.0.1/registry.json', 'Give a public address'],
      ['https://registry.dcconsortium.org/.well-known/openid-federation', 'It is on the list already.'],
    ] as const) {
      await submit(options, 'registries', { url });
      await options.until(
        `“${words}”`,
        (wanted) =>
          document.querySelector('.entry-form[data-section=registries] .field-error')?.textContent?.includes(wanted) &&
          document.activeElement?.getAttribute('aria-invalid') === 'true',
        words,
      );
    }
    expect(await entriesOf(options, 'registries')).toEqual(before);
    await options.close();
  });

  it('takes a registry, reads it at once, and reports say from then on who recognises the issuer', async () => {
    const options = await openOptions();
    await submit(options, 'registries', { url: GUILD_LIST, name: 'Guild of Schools' });
    await hasEntry(options, 'registries', 'Read just now: it lists 1 issuer.');
    expect(await issuerLine(OB3.verified)).toContain('is recognised by Guild of Schools');
    await options.show();
    await options.reload();
    await hasEntry(options, 'registries', 'Guild of Schools');
    await options.press(/^Remove Guild of Schools$/);
    await options.until('the way back', () => document.activeElement?.textContent === 'Undo', null);
    expect((await entriesOf(options, 'registries')).join()).not.toContain('Guild of Schools');
    await options.press(/^Undo$/);
    await hasEntry(options, 'registries', 'Guild of Schools');
    await options.press(/^Remove Guild of Schools$/);
    await options.until('Removed', () => document.body.textContent?.includes('Removed Guild of Schools.'), null);
    await options.close();
    expect(await issuerLine(OB3.verified)).toContain('is not listed in the registries consulted');
  });

  it('says when what is there is no registry', async () => {
    const url = `${GUILD_LIST}.mistaken`;
    stage.world.put(url, html('<p>Welcome to the guild</p>'));
    const options = await openOptions();
    await submit(options, 'registries', { url, name: 'Mistake' });
    await hasEntry(options, 'registries', 'What is there is not a list of issuers.');
    await options.press(/^Remove Mistake$/);
    await options.until('Removed', () => document.body.textContent?.includes('Removed Mistake.'), null);
    await options.close();
  });

  it('asks a registry no more once it is turned off', async () => {
    const options = await openOptions();
    const on = await options.evaluate(() => {
      const boxes = document.querySelectorAll<HTMLInputElement>('input[type=checkbox]:checked');
      for (const box of boxes) box.click();
      return [...boxes].filter((box) => box.closest('[data-section=registries]')).length;
    }, null);
    await options.until('all off', () => document.querySelectorAll('input[type=checkbox]:checked').length === 0, null);
    // Shown as off, each is kept a moment later.
    await stage.driver.inside.until(
      'all to be kept as off',
      async (count) => {
        const { checking, capturing } = await chrome.storage.local.get(['checking', 'capturing']);
        const known: unknown = checking instanceof Object ? Reflect.get(checking, 'known') : undefined;
        const off = known instanceof Object ? Object.values(known).filter((is) => is === false) : [];
        return off.length >= count && capturing instanceof Object && Reflect.get(capturing, 'toast') === false;
      },
      on,
    );
    await options.reload();
    await options.until(
      'all off still',
      () => document.querySelector('.settings-section[data-section=explorers]') !== null,
      null,
    );
    expect(await options.evaluate(() => document.querySelectorAll('input[type=checkbox]:checked').length, null)).toBe(
      0,
    );
    await options.close();
    expect(await issuerLine(OB3.didWeb)).toContain('is known by its web address alone (college.example)');
  });

  it('takes an issuer one trusts', async () => {
    const options = await openOptions();
    await submit(options, 'issuers', { id: 'Open Harbour Academy' });
    await options.until(
      'the error',
      () => document.querySelector('[data-section=issuers] .field-error')?.textContent?.startsWith('Give a DID'),
      null,
    );
    await submit(options, 'issuers', { id: HARBOUR.id, note: 'We know them' });
    await hasEntry(options, 'issuers', 'We know them');
    await options.close();
    expect(await issuerLine(OB3.verified)).toContain('is on your own list of trusted issuers');
  });

  it('takes a block explorer with a place for the hash, and no other', async () => {
    const options = await openOptions();
    await submit(options, 'explorers', { url: 'https://explorer.example/tx/' });
    await options.until(
      'the error',
      () => document.querySelector('[data-section=explorers] .field-error')?.textContent?.includes('{id}'),
      null,
    );
    await options.close();
  });
});
