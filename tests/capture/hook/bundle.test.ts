import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bundleOf } from '../../bundle';

describe('the script in the page’s own world', () => {
  it('is under 8 kB, and made of the hook’s own files', async () => {
    const { files, size } = await bundleOf(['entrypoints/runtime.content.ts']);
    const strangers = files.filter(
      (file) => !/\/lib\/capture\/hook\/|runtime\.content\.ts|define-content-script|\0entry/.test(file),
    );
    expect(strangers).toEqual([]);
    expect(size).toBeLessThan(8_000);
  }, 60_000);

  it('is under 5 kB where only answers are heard', async () => {
    const { size } = await bundleOf(['entrypoints/passing.content.ts']);
    expect(size).toBeLessThan(5_000);
  }, 60_000);

  it('leaves no variable in the page: its file is an expression without a name', () => {
    for (const name of ['runtime', 'passing'])
      expect(readFileSync(`entrypoints/${name}.content.ts`, 'utf8')).toContain('globalName: false');
  });

  it.each(['run', 'channel', 'lookout', 'requests', 'scorm', 'h5p', 'wrap', 'natives', 'wire'])(
    '%s neither posts messages nor logs, and knows nothing of an extension',
    (name) => {
      const code = readFileSync(`lib/capture/hook/${name}.ts`, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      expect(code).not.toMatch(/postMessage|console\.|browser\.|chrome\.|runtime\.id|localStorage|eval\(/);
    },
  );
});
