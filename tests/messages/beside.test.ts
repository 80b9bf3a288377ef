import { describe, expect, it } from 'vitest';
import { besideItsText, besideTheirTexts } from '../../lib/messages/beside';
import type { PanelEntry } from '../../lib/messages/protocol';
import { linkTo, reportOf } from './reports';

const TIDES = reportOf({ achievement: { name: 'Tides and Currents', description: null } });

const entry = (ref: number, text: string, award = 'https://guild.example/a/1'): PanelEntry => ({
  ref,
  href: award,
  text,
  link: linkTo(award),
  report: TIDES,
});
const reasons = (listed: PanelEntry | null) => listed?.report?.checks.map(({ id, reason }) => `${id} ${reason}`);

describe('the texts beside several links to one credential', () => {
  it.each<[string, readonly string[], readonly boolean[]]>([
    ['alike', ['Tides and Currents', 'Tides and Currents'], [false, false]],
    ['of which one says nothing', ['Tides and Currents', 'Show credential'], [false, false]],
    ['that name two things', ['Tides and Currents', 'Coastal Rescue'], [true, true]],
    [
      'many times one thing, and then another',
      [...Array(30).fill('Tides and Currents'), 'Coastal Rescue'],
      [...Array(31).fill(true)],
    ],
  ])('%s', (_, texts, disputed) => {
    const entries = texts.map((text, ref) => entry(ref, text));
    const listed = besideTheirTexts(entries);
    expect(listed.map((one) => reasons(one)?.includes('label label-two-titles'))).toEqual(disputed);
    expect(entries.map(({ ref }) => besideItsText(entries, ref))).toEqual(listed);
  });

  it('looks at no more than a handful of texts, however many a page makes up', () => {
    const texts = Array.from({ length: 20 }, (_, at) => `Coastal Rescue ${'abcdefghijklmnopqrst'[at]}x`);
    const listed = besideTheirTexts([...texts, 'Tides and Currents'].map((text, ref) => entry(ref, text)));
    expect(reasons(listed.at(-1) ?? null)).toContain('label label-two-titles');
    expect(besideItsText(listed, 99)).toBeNull();
  });
});
