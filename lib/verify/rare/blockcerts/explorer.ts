import { instantOf } from '../../dates';
import { isObject, type JsonObject, listOf, textOf } from '../../json';
import { hashOf, transactionOf } from './receipt';

/** What a block explorer says of one transaction. */
export type Transaction =
  | {
      readonly kind: 'confirmed';
      /** Data the sender put there, lower-case hex without `0x`; anything that isn't one hash stands as it came. */
      readonly data: readonly string[];
      readonly sender: string;
      /** When its block was made; null where the explorer's answer doesn't say. */
      readonly time: Date | null;
    }
  /** Known, but not in a block yet. */
  | { readonly kind: 'unconfirmed' }
  /** Of another transaction, of none, or in a form that we don't know. */
  | { readonly kind: 'unreadable' };

const UNREADABLE: Transaction = { kind: 'unreadable' };
const UNCONFIRMED: Transaction = { kind: 'unconfirmed' };

/** Reads one explorer's form; null when the answer isn't in it. */
type Reader = (answer: JsonObject) => Transaction | null;

/**
 * Reads a transaction as the explorers in use give it: Esplora (Blockstream, mempool.space), BlockCypher, Ethereum's
 * JSON-RPC `eth_getTransactionByHash` (Etherscan's proxy), Blockscout. It must be the very transaction that was asked for.
 */
export function readTransaction(answer: JsonObject, id: string): Transaction {
  const { result } = answer;
  const named = isObject(result) ? result.hash : (answer.txid ?? answer.hash);
  if (transactionOf(named) !== id) return UNREADABLE;
  for (const read of [readEsplora, readBlockCypher, readJsonRpc, readBlockscout]) {
    const transaction = read(answer);
    if (transaction) return transaction;
  }
  return UNREADABLE;
}

/** Hex as explorers write it. */
const hexOf = (value: unknown): string | null => textOf(value)?.replace(/^0x/i, '').toLowerCase() ?? null;

/** The data of an output that can't be spent: OP_RETURN (6a), then a push of 32 bytes (20). */
function dataOfScript(script: unknown): string | null {
  const hex = hexOf(script);
  if (!hex?.startsWith('6a')) return null;
  return hex.startsWith('6a20') ? hex.slice(4) : hex.slice(2);
}

const confirmed = (data: readonly (string | null)[], sender: string | null, time: Date | null): Transaction =>
  sender ? { kind: 'confirmed', data: data.filter((item) => item !== null), sender, time } : UNREADABLE;

/** The first input's owner, as Blockcerts' own verifier takes it: who signed the transaction with all its outputs. */
const readEsplora: Reader = ({ vin, vout, status }) => {
  if (!Array.isArray(vin) || !Array.isArray(vout) || !isObject(status)) return null;
  if (status.confirmed !== true) return UNCONFIRMED;
  const [input]: readonly unknown[] = vin;
  const spent = isObject(input) && isObject(input.prevout) ? input.prevout : {};
  const data = vout.map((output) =>
    isObject(output) ? (dataOfScript(output.scriptpubkey) ?? dataInWords(output.scriptpubkey_asm)) : null,
  );
  return confirmed(data, textOf(spent.scriptpubkey_address), seconds(status.block_time));
};

/** `OP_RETURN OP_PUSHBYTES_32 …`, the script in words. */
function dataInWords(words: unknown): string | null {
  const text = textOf(words);
  return text?.startsWith('OP_RETURN') ? hexOf(text.split(' ').at(-1)) : null;
}

const readBlockCypher: Reader = ({ inputs, outputs, confirmations, confirmed: at }) => {
  if (!Array.isArray(inputs) || !Array.isArray(outputs)) return null;
  if (typeof confirmations !== 'number' || confirmations < 1) return UNCONFIRMED;
  const [input]: readonly unknown[] = inputs;
  const [first, ...others] = listOf(isObject(input) ? input.addresses : undefined);
  // Several own the coins of a bare multisignature, and one of them may do: who did is not said.
  const sender = others.length === 0 ? textOf(first) : null;
  // It leaves the `0x` of Ethereum's addresses out, and puts the data field where Bitcoin has a script.
  const isAccount = sender !== null && /^[0-9a-f]{40}$/i.test(sender);
  const data = outputs.map((output) => {
    if (!isObject(output)) return null;
    const script = hexOf(output.script);
    return isAccount ? script : (hexOf(output.data_hex) ?? dataOfScript(script));
  });
  return confirmed(data, isAccount ? `0x${sender}` : sender, instantOf(at));
};

const readJsonRpc: Reader = ({ result }) => {
  if (!isObject(result) || typeof result.input !== 'string') return null;
  if (!textOf(result.blockNumber)) return UNCONFIRMED;
  return confirmed([hexOf(result.input)], textOf(result.from), null);
};

const readBlockscout: Reader = ({ raw_input: input, from, status, confirmations, timestamp }) => {
  if (typeof input !== 'string' || !isObject(from)) return null;
  if (typeof confirmations !== 'number' || confirmations < 1 || status === null) return UNCONFIRMED;
  return confirmed([hexOf(input)], textOf(from.hash), instantOf(timestamp));
};

function seconds(value: unknown): Date | null {
  const date = typeof value === 'number' ? new Date(value * 1000) : null;
  return date && !Number.isNaN(date.getTime()) ? date : null;
}

/** Does this transaction carry that Merkle root, and nothing beside it in the same field? */
export const carries = (transaction: { readonly data: readonly string[] }, merkleRoot: string): boolean =>
  transaction.data.some((item) => hashOf(item) === merkleRoot);
