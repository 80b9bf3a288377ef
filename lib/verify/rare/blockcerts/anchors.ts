import { fail, pass, unknown } from '../../check';
import { fetchJson, type Run } from '../../run';
import type { Check } from '../../types';
import { type Chain, hasAccounts } from './chains';
import { carries, readTransaction } from './explorer';
import { type Anchor, type Receipt, transactionOf } from './receipt';

/** Who sent an anchor's transaction, and when. */
export interface Sender {
  readonly chain: Chain;
  readonly address: string;
  readonly time: Date | null;
}

export interface AnchorAnswer {
  /** Does the Merkle root stand where the proof says? One answer for all anchors. */
  readonly check: Check;
  /** Of each anchor that was looked up and holds. */
  readonly senders: readonly Sender[];
}

/**
 * Looks up where the proof says that its Merkle root stands: every anchor must hold. Only explorers that the user named are
 * asked, and only for chains whose history nobody can rewrite.
 */
export async function checkAnchors(run: Run, { anchors, merkleRoot }: Receipt): Promise<AnchorAnswer> {
  const answers = await Promise.all(anchors.map((anchor) => checkAnchor(run, anchor, merkleRoot)));
  return {
    check: foldAnchors(answers.map(({ check }) => check)),
    senders: answers.flatMap(({ sender }) => sender ?? []),
  };
}

interface OneAnswer {
  readonly check: Check;
  readonly sender?: Sender;
}

async function checkAnchor(run: Run, { chain, id }: Anchor, merkleRoot: string): Promise<OneAnswer> {
  const named = { type: chain.name, value: hasAccounts(chain) && transactionOf(id) ? `0x${id}` : id };
  if (chain.kind === 'test') return { check: unknown('proof', 'anchor-test-chain', named) };
  if (chain.kind === 'unknown') return { check: unknown('proof', 'anchor-chain-unknown', named) };
  const explorer = (run.options.explorers ?? []).find((one) => one.chain.toLowerCase() === chain.name.toLowerCase());
  if (!explorer) return { check: unknown('proof', 'anchor-not-looked-up', named) };
  const url = explorer.url.replaceAll('{id}', named.value);
  const answer = URL.canParse(url) && /^https?:/i.test(url) ? await fetchJson(run, url) : null;
  if (!answer?.ok || answer.status !== 200) return { check: unknown('proof', 'anchor-unreachable', { ...named, url }) };
  const transaction = readTransaction(answer.value, id);
  switch (transaction.kind) {
    case 'unreadable':
      return { check: unknown('proof', 'anchor-unreachable', { ...named, url }) };
    case 'unconfirmed':
      return { check: unknown('proof', 'anchor-unconfirmed', named) };
    case 'confirmed':
      return carries(transaction, merkleRoot)
        ? {
            check: pass('proof', 'anchored', { ...named, url }),
            sender: { chain, address: transaction.sender, time: transaction.time },
          }
        : { check: fail('proof', 'anchor-differs', { ...named, url }) };
  }
}

/** Worst first. What trying again can't change outweighs what it can. */
const ORDER: readonly Check['reason'][] = [
  'anchor-differs',
  'anchor-test-chain',
  'anchor-chain-unknown',
  'anchor-unreachable',
  'anchor-unconfirmed',
  'anchor-not-looked-up',
  'anchored',
];

/** The worst answer, naming every anchor that gave it. */
function foldAnchors(checks: readonly Check[]): Check {
  const reason = ORDER.find((one) => checks.some((check) => check.reason === one));
  const same = checks.filter((check) => check.reason === reason);
  const [first] = same;
  // A receipt without an anchor is malformed, and never comes here.
  if (!first) return unknown('proof', 'no-proof');
  const all = (name: string) => [...new Set(same.flatMap((check) => check.detail?.[name] ?? []))].join(', ');
  return same.length === 1 ? first : { ...first, detail: { ...first.detail, type: all('type'), value: all('value') } };
}
