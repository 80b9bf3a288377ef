// Packages without types that mint credentials for tests; only what the tests call is declared.
interface Suite2023 {
  readonly createVerifyData: (question: object) => Promise<unknown>;
  readonly createVerifier: (question: object) => Promise<{
    readonly verify: (question: { readonly data: unknown }) => Promise<boolean>;
  }>;
}
interface Suites2023 {
  readonly createSignCryptosuite: (options: { readonly mandatoryPointers: readonly string[] }) => object;
  readonly createDiscloseCryptosuite: (options: {
    readonly selectivePointers: readonly string[];
    readonly presentationHeader?: Uint8Array;
  }) => object;
  readonly createVerifyCryptosuite: () => Suite2023;
}
declare module '@digitalbazaar/bls12-381-multikey' {
  export function generateBbsKeyPair(options: {
    readonly algorithm: string;
    readonly controller: string;
  }): Promise<import('../../scripts/key-pair').KeyPair>;
}
declare module '@digitalbazaar/ecdsa-sd-2023-cryptosuite' {
  export const createSignCryptosuite: Suites2023['createSignCryptosuite'];
  export const createDiscloseCryptosuite: Suites2023['createDiscloseCryptosuite'];
  export const createVerifyCryptosuite: Suites2023['createVerifyCryptosuite'];
}
declare module '@digitalbazaar/bbs-2023-cryptosuite' {
  export const createSignCryptosuite: Suites2023['createSignCryptosuite'];
  export const createDiscloseCryptosuite: Suites2023['createDiscloseCryptosuite'];
  export const createVerifyCryptosuite: Suites2023['createVerifyCryptosuite'];
}
