import { describe, expect, it } from 'vitest';
import { probeRegistry } from '../../../lib/verify/issuers/probe';
import { loadRare } from '../../load-rare';
import { DID_KEY, type Network, NOW, networkOf } from '../mint';
import { ANCHOR_URL, anchorClaims, sign, signerOf } from './federation-of';

const LIST_URL = 'https://lists.example/registry.json';
const probe = (network: Network, url = LIST_URL, form: 'list' | 'federation' = 'list') =>
  probeRegistry({ name: 'Guild', url, form, test: false }, networkOf(network), { now: NOW, rare: loadRare });

describe('a registry that is read for its own sake', () => {
  it('says how many it lists', async () => {
    expect(await probe({ [LIST_URL]: { registry: { [DID_KEY]: {} } } })).toEqual({ kind: 'read', count: 1 });
  });

  it('says that its signature holds', async () => {
    const signer = await signerOf();
    const network = { [ANCHOR_URL]: await sign(anchorClaims(signer), signer) };
    expect(await probe(network, ANCHOR_URL, 'federation')).toEqual({ kind: 'read', count: null });
  });

  it('says when its signature does not hold', async () => {
    const network = { [ANCHOR_URL]: await sign(anchorClaims(await signerOf()), await signerOf()) };
    expect(await probe(network, ANCHOR_URL, 'federation')).toEqual({ kind: 'not-a-registry' });
  });

  it.each<[unknown, object]>([
    [{ issuers: [] }, { kind: 'not-a-registry' }],
    [404, { kind: 'failed', result: '404' }],
  ])('%j: %j', async (body, answer) => {
    expect(await probe({ [LIST_URL]: body })).toEqual(answer);
  });

  it('says when it could not be reached', async () => {
    expect(await probe({})).toEqual({ kind: 'failed', result: 'network' });
  });
});
