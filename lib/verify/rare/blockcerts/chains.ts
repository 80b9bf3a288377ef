/** A chain as Blockcerts name it; on a test chain anybody can anchor anything, or nothing was anchored at all. */
export interface Chain {
  readonly name: string;
  readonly kind: 'real' | 'test' | 'unknown';
}

/** Chains whose history nobody can rewrite. */
const REAL = ['bitcoinMainnet', 'ethereumMainnet', 'polygonMainnet', 'baseMainnet'];

const TEST = [
  'bitcoinTestnet',
  'bitcoinRegtest',
  'ethereumRopsten',
  'ethereumRinkeby',
  'ethereumGoerli',
  'ethereumSepolia',
  'polygonMumbai',
  'baseSepolia',
  'mockchain',
  'mocknet',
];

/** The chain of that name, whatever its case. */
function chainNamed(name: string): Chain {
  const is = (known: string) => known.toLowerCase() === name.toLowerCase();
  const real = REAL.find(is);
  if (real) return { name: real, kind: 'real' };
  const test = TEST.find(is);
  return test ? { name: test, kind: 'test' } : { name, kind: 'unknown' };
}

/** Names behind the numbers of MerkleProof2019: chain, then network. Linked Data Merkle Proof 2019, blockchain keymap. */
const NUMBERED: ReadonlyMap<number, ReadonlyMap<number, string>> = new Map([
  [
    0,
    new Map([
      [1, 'bitcoinMainnet'],
      [3, 'bitcoinTestnet'],
    ]),
  ],
  [
    1,
    new Map([
      [1, 'ethereumMainnet'],
      [3, 'ethereumRopsten'],
      [4, 'ethereumRinkeby'],
      [5, 'ethereumGoerli'],
      [11155111, 'ethereumSepolia'],
    ]),
  ],
  [
    2,
    new Map([
      [137, 'polygonMainnet'],
      [80001, 'polygonMumbai'],
    ]),
  ],
  [
    3,
    new Map([
      [8453, 'baseMainnet'],
      [84532, 'baseSepolia'],
    ]),
  ],
]);

/** Chain number of a proof that stands on no chain. */
const MOCK = -1;

/** The chain that a MerkleProof2019 gives by number; `network` may be anything where nothing was anchored. */
export function chainNumbered(chain: number, network: unknown): Chain {
  if (chain === MOCK) return chainNamed('mocknet');
  const name = typeof network === 'number' ? NUMBERED.get(chain)?.get(network) : undefined;
  return name
    ? chainNamed(name)
    : { name: `blink:${chain}:${typeof network === 'number' ? network : ''}`, kind: 'unknown' };
}

/**
 * The chain of a MerkleProof2017's anchor. The first Blockcerts 2 named none: theirs is Bitcoin's, and which of its
 * networks shows in the issuer's address.
 */
export function chainOfAnchor2017(chain: string | null, type: string | null, address: string | null): Chain {
  if (chain) return chainNamed(chain);
  if (type?.toLowerCase() === 'mock') return chainNamed('mockchain');
  if (type === 'BTCOpReturn' && address && /^(?:[13]|bc1)/.test(address)) return chainNamed('bitcoinMainnet');
  if (type === 'BTCOpReturn' && address && /^(?:[mn2]|tb1)/.test(address)) return chainNamed('bitcoinTestnet');
  return { name: type ?? '', kind: 'unknown' };
}

/** Do transactions of this chain have one sender and a data field, rather than inputs and outputs? */
export const hasAccounts = (chain: Chain): boolean => /^(?:ethereum|polygon|base)/.test(chain.name);
