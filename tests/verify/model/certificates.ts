import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** Certificates made by hand (X.509, RFC 5280), so that the reader is not tested by its own writer. */
export const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  const length = content.length;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};
export const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);

export function oid(dotted: string): Buffer {
  const [a = 0, b = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [a * 40 + b, ...rest].flatMap((value) => {
    const digits = [value & 0x7f];
    for (let left = value >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80);
    return digits;
  });
  return der(0x06, Buffer.from(bytes));
}

const name = (common: string, organisation: string) =>
  sequence(
    ...[
      ['2.5.4.6', 'PT'],
      ['2.5.4.10', organisation],
      ['2.5.4.3', common],
    ].map(([type = '', text = '']) => der(0x31, sequence(oid(type), der(0x0c, Buffer.from(text))))),
  );

const time = (iso: string) => der(0x18, Buffer.from(iso.replace(/[-:T]/g, '')));

export interface Keys {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}
export const rsa = (bits = 2048): Keys => generateKeyPairSync('rsa', { modulusLength: bits });
export const ec = (namedCurve = 'P-256'): Keys => generateKeyPairSync('ec', { namedCurve });

export interface CertificateWish {
  readonly keys: Keys;
  /** Whose key signs it, and its name; its own where absent. */
  readonly by?: { readonly keys: Keys; readonly name: string };
  readonly name?: string;
  readonly from?: string;
  readonly until?: string;
  readonly authority?: boolean;
  readonly usage?: number;
}

export function certificate(wish: CertificateWish): Buffer {
  const { keys, by = { keys, name: wish.name ?? 'Harbour School Seal' } } = wish;
  const isRsa = by.keys.privateKey.asymmetricKeyType === 'rsa';
  const algorithm = isRsa ? sequence(oid('1.2.840.113549.1.1.11'), der(0x05)) : sequence(oid('1.2.840.10045.4.3.2'));
  const extension = (id: string, value: Buffer) => sequence(oid(id), der(0x01, Buffer.from([0xff])), der(0x04, value));
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([7])),
    algorithm,
    name(by.name, 'Harbour Trust'),
    sequence(time(wish.from ?? '2020-01-01T00:00:00Z'), time(wish.until ?? '2030-01-01T00:00:00Z')),
    name(wish.name ?? 'Harbour School Seal', 'Harbour Trust'),
    keys.publicKey.export({ type: 'spki', format: 'der' }),
    der(
      0xa3,
      sequence(
        extension('2.5.29.19', sequence(...(wish.authority ? [der(0x01, Buffer.from([0xff]))] : []))),
        extension('2.5.29.15', der(0x03, Buffer.from([6, wish.usage ?? 0x80]))),
      ),
    ),
  );
  return sequence(body, algorithm, der(0x03, Buffer.from([0]), sign('sha256', body, by.keys.privateKey)));
}
