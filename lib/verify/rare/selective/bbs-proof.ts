import { pippenger } from '@noble/curves/abstract/curve.js';
import { expand_message_xmd } from '@noble/curves/abstract/hash-to-curve.js';
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

const { G1, G2, fields } = bls12_381;
const { Fr, Fp12 } = fields;
type Point = InstanceType<typeof G1.Point>;

/** BLS12-381-SHA-256, the one that `bbs-2023` takes. BBS Signatures, 7.2.2. */
const API_ID = utf8ToBytes('BBS_BLS12381G1_XMD:SHA-256_SSWU_RO_H2G_HM2S_');
const P1 = 'a8ce256102840821a3e94ea9025e4662b205762f9776b3a766c872b948f1fd225e7c59698588e70d11406d161b4e28c9';
const EXPANDED = 48;
const POINT = 48;
const SCALAR = 32;
/** Three points and four scalars; a scalar more for each message kept back. BBS Signatures, 4.2.4.4. */
const LEAST_PROOF = 3 * POINT + 4 * SCALAR;

/** How many messages a proof of that many bytes keeps back; null when it is of no proof's length. */
export function countKeptBack(proof: Uint8Array): number | null {
  const count = (proof.length - LEAST_PROOF) / SCALAR;
  return count >= 0 && Number.isInteger(count) ? count : null;
}

export interface BbsQuestion {
  /** A compressed point of G2. */
  readonly publicKey: Uint8Array;
  readonly proof: Uint8Array;
  readonly header: Uint8Array;
  readonly presentationHeader: Uint8Array;
  readonly messages: readonly Uint8Array[];
  /** Where each message stands among all that were signed; rising. */
  readonly indexes: readonly number[];
}

/**
 * Does whoever made the proof know a signature, by this key, over these messages in their places and some others? Throws
 * where a point, a scalar or an index can't be. BBS Signatures (draft-irtf-cfrg-bbs-signatures), 3.5.4 ProofVerify.
 */
export function verifyBbsProof(question: BbsQuestion): boolean {
  const { publicKey, proof, header, presentationHeader, messages, indexes } = question;
  const keptBack = countKeptBack(proof);
  if (keptBack === null || messages.length !== indexes.length) throw new RangeError('not a proof of these messages');
  const total = indexes.length + keptBack;
  if (indexes.some((index, at) => !Number.isInteger(index) || index >= total || index <= (indexes[at - 1] ?? -1)))
    throw new RangeError('indexes out of order');

  const W = G2.Point.fromBytes(publicKey);
  const [aBar, bBar, d] = [0, 1, 2].map((at) => G1.Point.fromBytes(proof.subarray(at * POINT, (at + 1) * POINT)));
  if (!aBar || !bBar || !d || W.is0() || [aBar, bBar, d].some((point) => point.is0()))
    throw new RangeError('the identity');
  const [eHat, r1Hat, r3Hat, ...rest] = scalarsOf(proof.subarray(3 * POINT));
  const challenge = rest.at(-1);
  if (eHat === undefined || r1Hat === undefined || r3Hat === undefined || challenge === undefined)
    throw new RangeError('scalars missing');

  const { points, octets } = generators(total + 1);
  const domain = hashToScalar(
    concatBytes(publicKey, integer(total), ...octets, API_ID, integer(header.length), header),
    'H2S_',
  );
  const scalars = messages.map((message) => hashToScalar(message, 'MAP_MSG_TO_SCALAR_AS_HASH_'));

  // T1 = Bbar·c + Abar·ê + D·r̂1;  T2 = (P1 + Q1·domain + Σ Hi·mi)·c + D·r̂3 + Σ Hj·m̂j, here as one sum.
  const t1 = sum([bBar, aBar, d], [challenge, eHat, r1Hat]);
  const shown = new Map(indexes.map((index, at) => [index, scalars[at] ?? 0n]));
  const hidden = rest.slice(0, -1).values();
  const factors = points.slice(1).map((_point, index) => {
    const message = shown.get(index);
    return message === undefined ? (hidden.next().value ?? 0n) : Fr.mul(message, challenge);
  });
  const t2 = sum([G1.Point.fromHex(P1), ...points, d], [challenge, Fr.mul(domain, challenge), ...factors, r3Hat]);

  const told = indexes.flatMap((index, at) => [integer(index), Fr.toBytes(scalars[at] ?? 0n)]);
  const expected = hashToScalar(
    concatBytes(
      integer(indexes.length),
      ...told,
      ...[aBar, bBar, d, t1, t2].map((point) => point.toBytes()),
      Fr.toBytes(domain),
      integer(presentationHeader.length),
      presentationHeader,
    ),
    'H2S_',
  );
  if (expected !== challenge) return false;
  const product = bls12_381.pairingBatch([
    { g1: aBar, g2: W },
    { g1: bBar, g2: G2.Point.BASE.negate() },
  ]);
  return Fp12.eql(product, Fp12.ONE);
}

/** Scalars above zero and below the order; throws on any other. `Fr.fromBytes` would take a larger one, reduced. */
function scalarsOf(bytes: Uint8Array): readonly bigint[] {
  const scalars: bigint[] = [];
  for (let at = 0; at < bytes.length; at += SCALAR) {
    const scalar = numberOf(bytes.subarray(at, at + SCALAR));
    if (scalar === 0n || scalar >= Fr.ORDER) throw new RangeError('no scalar');
    scalars.push(scalar);
  }
  return scalars;
}

/** OS2IP. */
function numberOf(bytes: Uint8Array): bigint {
  return bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

function sum(points: readonly Point[], scalars: readonly bigint[]): Point {
  return pippenger(G1.Point, [...points], [...scalars]);
}

/** I2OSP(n, 8). */
function integer(n: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(n));
  return bytes;
}

const domainTag = (name: string): Uint8Array => concatBytes(API_ID, utf8ToBytes(name));
const expand = (bytes: Uint8Array, name: string): Uint8Array =>
  expand_message_xmd(bytes, domainTag(name), EXPANDED, sha256);

/** BBS Signatures, 4.1.2 hash_to_scalar. */
function hashToScalar(bytes: Uint8Array, name: string): bigint {
  return Fr.create(numberOf(expand(bytes, name)));
}

/** Q1, H1, H2 …, which are the same for every signature of the suite: each is made once. */
const made: { readonly points: Point[]; readonly octets: Uint8Array[]; seed: Uint8Array } = {
  points: [],
  octets: [],
  seed: new Uint8Array(),
};

/** The first so many generators, and their octets. BBS Signatures, 4.1.1 create_generators. */
function generators(count: number): { readonly points: readonly Point[]; readonly octets: readonly Uint8Array[] } {
  if (made.points.length === 0) made.seed = expand(domainTag('MESSAGE_GENERATOR_SEED'), 'SIG_GENERATOR_SEED_');
  while (made.points.length < count) {
    made.seed = expand(concatBytes(made.seed, integer(made.points.length + 1)), 'SIG_GENERATOR_SEED_');
    const point = G1.Point.fromAffine(G1.hashToCurve(made.seed, { DST: domainTag('SIG_GENERATOR_DST_') }).toAffine());
    made.points.push(point);
    made.octets.push(point.toBytes());
  }
  return { points: made.points.slice(0, count), octets: made.octets.slice(0, count) };
}
