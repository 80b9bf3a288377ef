// Only the benchmark and the tests call these; they ship no types.
declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { readonly cryptosuite: object; readonly signer?: object; readonly date?: string });
  }
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object;
}
declare module '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite' {
  export const cryptosuite: object;
}
declare module '@digitalbazaar/ecdsa-multikey' {
  export function generate(options: {
    readonly curve: string;
    readonly controller?: string;
  }): Promise<import('./key-pair').KeyPair>;
}
declare module '@digitalbazaar/ed25519-multikey' {
  export function generate(): Promise<import('./key-pair').KeyPair>;
}
declare module 'jsonld-signatures' {
  interface Options {
    readonly suite: object;
    readonly purpose: object;
    readonly documentLoader: (url: string) => Promise<object>;
  }
  const jsigs: {
    readonly sign: (document: object, options: Options) => Promise<Readonly<Record<string, unknown>>>;
    readonly derive: (document: object, options: Options) => Promise<Readonly<Record<string, unknown>>>;
    readonly verify: (
      document: object,
      options: Options,
    ) => Promise<{
      readonly verified: boolean;
      readonly error?: Error & { readonly errors?: readonly Error[] };
    }>;
    readonly purposes: { readonly AssertionProofPurpose: new (options?: object) => object };
  };
  export default jsigs;
}
