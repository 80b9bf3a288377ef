import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { stringAt } from '../../lib/capture/embedded';
import type { Adapter } from '../../lib/capture/types';
import { capture, captureAnswer } from '../../scripts/cli/capture';
import { UsageError } from '../../scripts/cli/usage';

const folder = mkdtempSync(path.join(tmpdir(), 'touchstone-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string): string => {
  writeFileSync(path.join(folder, name), content);
  return path.join(folder, name);
};

const school: Adapter = {
  id: 'school',
  label: 'School',
  facts: '2026-11',
  hosts: [],
  sniff: ({ document, url }) => url.hostname === 'school.example' || document.querySelector('[data-school]') !== null,
  pages: [],
  answers: [
    {
      kind: 'progress',
      confidence: 'H',
      address: /^[^/]+\/api\/progress$/,
      read: ({ json }, { url }) => [
        {
          platform: 'school',
          itemId: `${url.hostname}/1`,
          kind: 'course',
          title: stringAt(json, 'title'),
          url: url.href,
          status: 'completed',
          own: 'yes',
          signal: 'progress-answer',
        },
      ],
    },
  ],
};
const answer = file('progress.json', '{"title":"Knots"}');
const page = file('page.html', '<p data-school></p>');

describe('cli capture', () => {
  it('reads a saved page', async () => {
    const lines = await capture(
      new URL('https://harbour.example/certificates/7'),
      'tests/fixtures/capture/web/linkedin.html',
    );
    expect(lines).toMatchObject([{ platform: 'web', status: 'completed', own: 'unknown' }]);
  });

  it.each([
    ['with an empty page', 'https://school.example/home', 'https://school.example/api/progress', null, 1],
    ['with its page', 'https://any.example/home', 'https://any.example/api/progress', page, 1],
    ['whose page is of no platform', 'https://any.example/home', 'https://any.example/api/progress', null, 0],
    ['from another site', 'https://school.example/home', 'https://bank.example/api/progress', null, 0],
    ['from an address that no reader knows', 'https://school.example/home', 'https://school.example/api/x', null, 0],
  ])('reads a saved answer %s', async (_, url, address, html, count) => {
    const saved = { address: new URL(address), file: answer, page: html };
    expect(await captureAnswer(new URL(url), saved, [school])).toHaveLength(count);
  });

  it.each(['missing.json', 'page.html'])('says what is wrong with %s', async (name) => {
    const saved = {
      address: new URL('https://school.example/api/progress'),
      file: path.join(folder, name),
      page: null,
    };
    await expect(captureAnswer(new URL('https://school.example/home'), saved)).rejects.toThrow(UsageError);
  });
});
