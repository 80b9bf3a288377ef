import { describe, expect, it } from 'vitest';
import { remembering } from '../../lib/net/remember';
import type { FetchDocument } from '../../lib/verify/types';

const counting = (size = 1, ok = true) => {
  const asked: string[] = [];
  const fetch: FetchDocument = async (url) => {
    asked.push(url);
    return ok
      ? { ok: true, url, status: 200, type: '', bytes: new Uint8Array(size) }
      : { ok: false, url, reason: 'network' };
  };
  return { asked, fetch };
};
const json = { accept: 'application/json' };

describe('remembering', () => {
  it('asks an address once, also while the answer is on its way', async () => {
    const { asked, fetch } = counting();
    const remembered = remembering(fetch);
    await Promise.all([remembered('https://a.example/', json), remembered('https://a.example/', json)]);
    await remembered('https://a.example/', json);
    expect(asked).toHaveLength(1);
  });

  it('asks again for another kind of answer, and after a failure', async () => {
    const { asked, fetch } = counting(1, false);
    const remembered = remembering(fetch);
    await remembered('https://a.example/', json);
    await remembered('https://a.example/', json);
    await remembered('https://a.example/', { accept: 'text/html' });
    expect(asked).toHaveLength(3);
  });

  it('keeps a bounded number of answers and of bytes', async () => {
    const many = counting();
    const manyKept = remembering(many.fetch);
    for (let i = 0; i < 300; i++) await manyKept(`https://a.example/${i}`, json);
    await manyKept('https://a.example/299', json);
    await manyKept('https://a.example/0', json);
    expect(many.asked).toHaveLength(301);

    const large = counting(8 * 1024 * 1024);
    const largeKept = remembering(large.fetch);
    for (let i = 0; i < 6; i++) await largeKept(`https://a.example/${i}`, json);
    await largeKept('https://a.example/5', json);
    await largeKept('https://a.example/0', json);
    expect(large.asked).toHaveLength(7);
  });
});
