import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COURSERA, courseraUrl } from '../world/pages/coursera';
import { EDX } from '../world/pages/open-edx';
import { hasTitle, historyWith, type Stage, startStage, visit } from './harness';
import { openPopup } from './popup';

let stage: Stage;
const files = mkdtempSync(join(tmpdir(), 'touchstone-import-'));
beforeAll(async () => {
  stage = await startStage();
  await visit(stage.driver, courseraUrl(COURSERA.own), () => historyWith(stage, hasTitle('Tides and Currents')));
  await visit(stage.driver, EDX.certificate, () => historyWith(stage, hasTitle(EDX.title)));
});
afterAll(async () => {
  await stage.end();
  rmSync(files, { recursive: true });
});

const titles = async () => (await historyWith(stage, () => true)).map(({ title }) => title);

/** Chooses from the popup's menu. */
async function choose(item: RegExp): Promise<void> {
  await stage.history.show();
  await stage.history.press(/^Menu$/);
  await stage.history.press(item);
}

async function exported(): Promise<{ readonly name: string; readonly text: string }> {
  return stage.history.download(() => choose(/^Export as JSON$/));
}

async function importFile(text: string): Promise<string> {
  const file = join(files, 'history.json');
  writeFileSync(file, text);
  const page = await stage.driver.extension('popup.html?view=import');
  try {
    await page.upload(file);
    return await page.until(
      'the import to end',
      () => {
        const result = document.querySelector('.import-result');
        return ['done', 'failed'].includes(result?.getAttribute('data-state') ?? '') ? result?.textContent : null;
      },
      null,
    );
  } finally {
    await page.close();
  }
}

describe('the popup’s history', () => {
  it('lists the newest first', async () => {
    expect(await titles()).toEqual([EDX.title, 'Tides and Currents']);
  });

  it('searches as you type', async () => {
    await stage.history.show();
    await stage.history.type('input[type=search]', 'tides shore');
    await historyWith(stage, (rows) => rows.length === 1 && rows[0]?.title === 'Tides and Currents');
    await stage.history.type('input[type=search]', 'nothing of the kind');
    await historyWith(stage, (rows) => rows.length === 0);
    await stage.history.press(/^Clear search/);
    await historyWith(stage, (rows) => rows.length === 2);
  });

  it('filters by status and by platform', async () => {
    await stage.history.choose('select[id$=platform]', 'openedx');
    await historyWith(stage, (rows) => rows.length === 1 && rows[0]?.title === EDX.title);
    await stage.history.choose('select[id$=status]', 'enrolled');
    await historyWith(stage, (rows) => rows.length === 0);
    await stage.history.press(/^Clear search/);
    await historyWith(stage, (rows) => rows.length === 2);
  });

  it('exports JSON that says what it is and holds every record with its evidence', async () => {
    const { name, text } = await exported();
    expect(name).toMatch(/\.json$/);
    expect(JSON.parse(text)).toMatchObject({
      format: 'touchstone-history',
      version: 1,
      records: expect.arrayContaining([
        expect.objectContaining({
          platform: 'coursera',
          title: 'Tides and Currents',
          provider: 'University of the Shore',
          status: 'completed',
          completedAt: expect.stringMatching(/^2024-05-03/),
          grade: { value: 0.97, max: 1 },
          credentials: [{ url: courseraUrl(COURSERA.own), id: COURSERA.own }],
          evidence: [expect.objectContaining({ adapter: 'coursera', signal: 'certificate-page' })],
        }),
      ]),
    });
  });

  it('exports CSV with a row for each record', async () => {
    const { name, text } = await stage.history.download(() => choose(/^Export as CSV$/));
    expect(name).toMatch(/\.csv$/);
    expect(text.trim().split('\r\n')).toHaveLength(3);
    expect(text).toContain('Tides and Currents');
  });

  it('“Not mine” removes a record, and Undo brings it back as it was', async () => {
    const before = JSON.parse((await exported()).text).records;
    await stage.history.press(/^Actions for Tides and Currents$/);
    await stage.history.press(/^Not mine, remove$/);
    await historyWith(stage, (rows) => !hasTitle('Tides and Currents')(rows));
    await stage.history.press(/^Undo$/);
    await historyWith(stage, hasTitle('Tides and Currents'));
    expect(JSON.parse((await exported()).text).records).toEqual(before);
  });

  it('import reads an export back without loss, and nothing twice', async () => {
    const { text } = await exported();
    expect(await importFile(text)).toMatch(/2 were already here/);
    const more = JSON.parse(text);
    const another = { ...more.records[0], id: 'coursera:sail-making', title: 'Sail Making', note: 'In “quotes”, 帆' };
    expect(await importFile(JSON.stringify({ ...more, records: [another] }))).toMatch(/^Imported 1 record/);
    await historyWith(stage, hasTitle('Sail Making'));
    const again = JSON.parse((await exported()).text);
    expect(again.records.find((record: { id: string }) => record.id === another.id)).toEqual(another);
    expect(again.records).toHaveLength(3);
  });

  it.each([
    ['a text that is no JSON', 'Dear diary', /not a JSON file/],
    ['JSON that isn’t ours', '{"format":"somebody-elses","records":[]}', /not a history that Touchstone exported/],
    [
      'a version from the future',
      '{"format":"touchstone-history","version":99,"exportedAt":"2099-01-01T00:00:00Z","records":[]}',
      /newer Touchstone/,
    ],
    [
      'a record that is none',
      '{"format":"touchstone-history","version":1,"exportedAt":"2026-01-01T00:00:00Z","records":[{"id":7}],"credentials":[]}',
      /not as Touchstone writes it/,
    ],
  ])('import of %s says so, and nothing is lost', async (_, text, message) => {
    const before = await titles();
    expect(await importFile(text)).toMatch(message);
    expect(await titles()).toEqual(before);
  });

  it('“Log this page” is prefilled from the page and logs it', async () => {
    stage.world.put('https://ada.example/course', {
      status: 200,
      type: 'text/html',
      body: `<!doctype html><title>Whatever</title><script type="application/ld+json">{"@context":"https://schema.org","@type":"Course","name":"Star Navigation","provider":{"@type":"Organization","name":"Night School"}}</script><h1>Star Navigation</h1>`,
    });
    await visit(stage.driver, 'https://ada.example/course', async (page) => {
      const popup = await openPopup(stage.driver, page, 'History');
      await popup.press(/^Menu$/);
      await popup.press(/^Log this page/);
      const value = await popup.until(
        'the form',
        () => document.querySelector<HTMLInputElement>('input[name=title]')?.value,
        null,
      );
      expect(value).toBe('Star Navigation');
      await popup.press(/^Log$/);
      // A form that is still there has not been stored.
      await popup.until('the form to close', () => !document.querySelector('form.log-form'), null);
      await popup.close();
      const rows = await historyWith(stage, hasTitle('Star Navigation'));
      expect(rows.find(({ title }) => title === 'Star Navigation')?.where).toContain('Night School');
    });
  });

  it('Undo takes back what was just logged from a page', async () => {
    await visit(stage.driver, EDX.home, async (page) => {
      await page.click('#finish');
      await historyWith(stage, hasTitle(EDX.courseEndTitle));
    });
    await stage.history.show();
    await stage.history.press(/^Undo$/);
    await historyWith(stage, (rows) => !hasTitle(EDX.courseEndTitle)(rows));
    expect(await titles()).toContain(EDX.title);
  });
});
