import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { withoutUnseen } from '../../lib/platform/small-polyfill';

it('a content script’s polyfill still knows what a content script can see, and nothing else', () => {
  const whole = readFileSync(createRequire(import.meta.url).resolve('webextension-polyfill'), 'utf8');
  const small = withoutUnseen(whole);
  const { runtime, storage, ...others } = JSON.parse(/const apiMetadata = (\{.*\});/.exec(small)?.[1] ?? '{}');
  expect(runtime).toMatchObject({ sendMessage: { minArgs: 1, maxArgs: 3 } });
  expect(storage).toMatchObject({ local: { get: { minArgs: 0, maxArgs: 1 } } });
  expect(Object.keys(others).sort()).toEqual(['extension', 'i18n']);
});

it('a polyfill that has changed fails the build', () => {
  expect(() => withoutUnseen('const somethingElse = {};')).toThrow('small-polyfill.ts');
});
