/** Curves y² = x³ + ax + b over a prime p ≡ 3 (mod 4). SEC 2, 2.4–2.6. */
interface Curve {
  readonly p: bigint;
  readonly a: bigint;
  readonly b: bigint;
  readonly size: number;
}

const CURVES: Readonly<Record<'P-256' | 'P-384' | 'P-521' | 'secp256k1', Curve>> = {
  'P-256': {
    p: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
    a: -3n,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
    size: 32,
  },
  'P-384': {
    p: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffffn,
    a: -3n,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
    size: 48,
  },
  'P-521': {
    p: (1n << 521n) - 1n,
    a: -3n,
    b: 0x51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
    size: 66,
  },
  secp256k1: {
    p: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2fn,
    a: 0n,
    b: 7n,
    size: 32,
  },
};

/** A public point's coordinates from its compressed form (SEC 1, 2.3.4), or null when it is no point of the curve. */
export function decompressPoint(
  name: keyof typeof CURVES,
  bytes: Uint8Array,
): { readonly x: Uint8Array; readonly y: Uint8Array } | null {
  const { p, a, b, size } = CURVES[name];
  const sign = bytes[0];
  if (bytes.length !== size + 1 || (sign !== 2 && sign !== 3)) return null;
  const x = toNumber(bytes.subarray(1));
  if (x >= p) return null;
  const square = ((((x * x + a) * x + b) % p) + p) % p;
  const root = power(square, (p + 1n) / 4n, p);
  if ((root * root) % p !== square) return null;
  const y = (root & 1n) === BigInt(sign & 1) ? root : p - root;
  return { x: bytes.slice(1), y: toBytes(y, size) };
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus;
    if (bit === '1') result = (result * base) % modulus;
  }
  return result;
}

function toNumber(bytes: Uint8Array): bigint {
  let hex = '0x';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return BigInt(hex);
}

function toBytes(value: bigint, size: number): Uint8Array {
  const hex = value.toString(16).padStart(size * 2, '0');
  return Uint8Array.from({ length: size }, (_, i) => Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16));
}
