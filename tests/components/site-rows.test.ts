import { describe, expect, it } from 'vitest';
import { siteRows } from '../../entrypoints/options/site-rows';
import type { Marking } from '../../lib/settings/marking';

const PATTERNS = ['https://github.com/*', 'https://*.linkedin.com/*', 'https://www.credly.com/users/*'];
const marking = (sites: Marking['sites']): Marking => ({ checking: 'automatic', sites });

describe('the sites in the settings', () => {
  it('are ours, then those turned on, then those that only have a choice, each by its name', () => {
    const active = ['https://zoe.example', 'https://ada.example'];
    const rows = siteRows(
      PATTERNS,
      active,
      marking({ 'https://bea.example': 'off', 'https://github.com': 'on-click' }),
    );
    expect(rows.map(({ name, source, choice }) => `${name} ${source} ${choice}`)).toEqual([
      'github.com from-the-start on-click',
      'linkedin.com from-the-start null',
      'www.credly.com from-the-start null',
      'ada.example turned-on null',
      'zoe.example turned-on null',
      'bea.example chosen off',
    ]);
  });

  it('names one once that is ours and was turned on for its learning as well', () => {
    const rows = siteRows(PATTERNS, ['https://www.linkedin.com'], marking({ 'https://*.linkedin.com': 'off' }));
    expect(rows.map(({ site, choice }) => [site, choice])).toEqual([
      ['https://github.com', null],
      ['https://*.linkedin.com', 'off'],
      ['https://www.credly.com', null],
    ]);
  });
});
