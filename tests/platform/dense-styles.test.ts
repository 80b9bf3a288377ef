import { readFileSync } from 'node:fs';
import { transformWithEsbuild } from 'vite';
import { expect, it } from 'vitest';
import { dense } from '../../lib/platform/dense-styles';

it('a style is the same without the white space for people', () => {
  const style = [
    '',
    '.a {',
    '  margin: 0 auto, 1px;',
    '  width: calc(100vw - 3px);',
    '}',
    '.b .c { color: red !important; }',
    '',
  ];
  expect(dense(`const A = 3;\nexport const STYLE = \`${style.join('\n')}\`;\n`)).toBe(
    'const A = 3;\nexport const STYLE = `.a{margin:0 auto,1px;width:calc(100vw - 3px);}.b .c{color:red!important;}`;\n',
  );
});

it.each(['marks/style', 'marks/card-style', 'toast/style'])('%s.ts is still a module, and shorter', async (name) => {
  const path = `lib/${name}.ts`;
  const { code } = await transformWithEsbuild(readFileSync(path, 'utf8'), path);
  const denser = await transformWithEsbuild(dense(code), 'style.js');
  expect(denser.code.length).toBeLessThan(code.length);
});

it('a style that is written in another way stops the build', () => {
  expect(() => dense('export const STYLE = "";')).toThrow('dense-styles.ts');
});
