import { describe, expect, it } from 'vitest';
import { reportOf } from '../messages/reports';
import { ID, pageIn, setUp } from './world';

const HREF = 'https://guild.example/a/1';
const PAGE = { ...pageIn(9, `chrome-extension://${ID}/report.html`), origin: `chrome-extension://${ID}` };
const DOCUMENT = { type: 'application/json', base64: 'e30=' };
const unreachable = (fields = {}) =>
  reportOf({
    verdict: 'unreachable',
    checks: [{ id: 'hosted', outcome: 'unknown', reason: 'hosted-unreachable' }],
    requests: [{ url: HREF, result: 'network' }],
    ...fields,
  });
const ask = (href = HREF, document: unknown = null) => ({ href, holder: 'Ida Holm', document });

describe('a credential of a saved report', () => {
  it('is asked of its host anew, past what is kept', async () => {
    const { send, asked, answers, verified } = setUp();
    expect(await send('saved.check', ask(), PAGE)).toMatchObject({
      value: { from: 'host', report: { verdict: 'verified' } },
    });
    answers.set(HREF, async () => reportOf({ verdict: 'revoked' }));
    expect(await send('saved.check', ask(HREF, DOCUMENT), PAGE)).toMatchObject({
      value: { from: 'host', report: { verdict: 'revoked' } },
    });
    expect(asked).toEqual([`${HREF} for Ida Holm`, `${HREF} for Ida Holm`]);
    expect(verified).toEqual([]);
  });

  it('is checked by the report’s document where its host can’t be asked, and says so', async () => {
    const { send, answers, verified } = setUp();
    answers.set(HREF, async () => unreachable());
    expect(await send('saved.check', ask(HREF, DOCUMENT), PAGE)).toMatchObject({
      value: { from: 'report', report: { verdict: 'verified', requests: [{ url: HREF, result: 'network' }] } },
    });
    expect(verified).toEqual([`${HREF} for Ida Holm: {}`]);
  });

  it('that was found earlier is not shown as found now', async () => {
    const { send, answers } = setUp();
    await send('saved.check', ask(), PAGE);
    answers.set(HREF, async () => unreachable());
    expect(await send('saved.check', ask(), PAGE)).toMatchObject({
      value: { from: 'host', report: { verdict: 'unreachable' } },
    });
  });

  it.each<[string, unknown]>([
    ['without a document', null],
    ['with one that can’t be read', { type: '', base64: '%%%' }],
  ])('whose host can’t be asked stays open %s', async (_, document) => {
    const { send, answers, verified } = setUp();
    answers.set(HREF, async () => unreachable());
    expect(await send('saved.check', ask(HREF, document), PAGE)).toMatchObject({
      value: { from: 'host', report: { verdict: 'unreachable' } },
    });
    expect(verified).toEqual([]);
  });

  it.each(['https://elsewhere.example/a/1', 'https://guild.example/b/1', 'https://guild.example/s/1'])(
    'is none at %s, and nobody is asked',
    async (href) => {
      const { send, asked } = setUp();
      expect(await send('saved.check', ask(href, DOCUMENT), PAGE)).toEqual({
        ok: true,
        value: { report: null, from: 'host' },
      });
      expect(asked).toEqual([]);
    },
  );

  it('is asked for no more often than a page may', async () => {
    const { send, asked } = setUp(undefined, 2);
    for (const number of [1, 2, 3]) await send('saved.check', ask(`https://guild.example/a/${number}`), PAGE);
    expect(asked).toHaveLength(2);
  });

  it.each<[string, unknown]>([
    ['a document that is too large', ask(HREF, { type: '', base64: 'A'.repeat(400_000) })],
    ['an address that is too long', ask(`https://guild.example/a/${'1'.repeat(5000)}`)],
    ['a document that is none', ask(HREF, 'e30=')],
  ])('is refused with %s', async (_, data) => {
    const { send, asked } = setUp();
    expect(await send('saved.check', data, PAGE)).toMatchObject({ ok: false, error: { code: 'malformed' } });
    expect(asked).toEqual([]);
  });

  it('is nothing a page may ask for', async () => {
    const { send } = setUp();
    expect(await send('saved.check', ask(), pageIn(7))).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  });
});
