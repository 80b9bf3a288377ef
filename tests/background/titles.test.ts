import { describe, expect, it } from 'vitest';
import { reportOf } from '../messages/reports';
import { check, POPUP, pageIn, settled, setUp, until } from './world';

const HREF = 'https://guild.example/a/1';
const tides = () => reportOf({ achievement: { name: 'Tides and Currents', description: null } });

describe('the text beside a link', () => {
  it.each([
    ['Tides and Currents', false, 'pass'],
    ['Show credential', false, 'not-applicable'],
    ['Coastal Rescue', true, 'warn'],
  ])('“%s” beside “Tides and Currents”: caution %s', async (text, caution, outcome) => {
    const { send, answers } = setUp();
    answers.set(HREF, async () => tides());
    expect(await send('marks.check', { ...check(1), text }, pageIn(7))).toMatchObject({
      value: { verdict: 'verified', caution },
    });
    const list = await send('panel.list', { tabId: 7 }, POPUP);
    expect(list).toMatchObject({
      value: {
        entries: [
          {
            report: {
              verdict: 'verified',
              checks: expect.arrayContaining([expect.objectContaining({ id: 'label', outcome })]),
            },
          },
        ],
      },
    });
  });

  it('belongs to its place: the same credential elsewhere is none the worse, and is asked for once', async () => {
    const { send, answers, asked } = setUp();
    answers.set(HREF, async () => tides());
    await send('marks.check', { ...check(1), text: 'Coastal Rescue' }, pageIn(7));
    expect(await send('marks.check', { ...check(1), text: 'Tides and Currents' }, pageIn(8))).toMatchObject({
      value: { caution: false },
    });
    expect(asked).toHaveLength(1);
  });

  it('under two titles is a caution on both, also on the one that was there first', async () => {
    const { send, answers, told } = setUp();
    answers.set(HREF, async () => tides());
    const first = { ...check(1), text: 'Tides and Currents' };
    expect(await send('marks.check', first, pageIn(7))).toMatchObject({ value: { caution: false } });
    const second = { ...check(2, HREF), text: 'Coastal Rescue' };
    expect(await send('marks.check', second, pageIn(7))).toMatchObject({ value: { caution: true } });
    await until(async () => told.length === 1);
    expect(await send('marks.check', first, pageIn(7))).toMatchObject({ value: { caution: true } });
    await settled();
    expect(told.filter((one) => one === '7 1')).toHaveLength(1);
    const list = JSON.stringify(await send('panel.list', { tabId: 7 }, POPUP));
    expect(list.match(/label-two-titles/g)).toHaveLength(2);
    await send('marks.gone', { ref: 2 }, pageIn(7));
    expect(await send('marks.check', first, pageIn(7))).toMatchObject({ value: { caution: false } });
  });

  it('is told once to each mark, though a mark that hears of it asks again', async () => {
    const { send, answers, told } = setUp();
    answers.set(HREF, async () => tides());
    const texts = ['', 'Tides and Currents', 'Coastal Rescue'];
    const ask = (ref: number) => send('marks.check', { ...check(ref, HREF), text: texts[ref] }, pageIn(7));
    await ask(1);
    await ask(2);
    for (let heard = 0; heard < told.length && heard < 10; heard++) {
      await ask(Number(told[heard]?.split(' ')[1]));
      await settled();
    }
    expect(told.length).toBeLessThanOrEqual(2);
  });

  it('is known of a tab whose worker was killed', async () => {
    const { send, answers, state } = setUp();
    answers.set(HREF, async () => tides());
    await send('marks.check', { ...check(1), text: 'Tides and Currents' }, pageIn(7));
    const again = setUp(state);
    again.answers.set(HREF, async () => tides());
    expect(await again.send('marks.check', { ...check(2, HREF), text: 'Coastal Rescue' }, pageIn(7))).toMatchObject({
      value: { caution: true },
    });
    expect(JSON.stringify(await again.send('panel.list', { tabId: 7 }, POPUP))).toContain('label-two-titles');
  });
});
