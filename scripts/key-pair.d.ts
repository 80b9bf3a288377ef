/** A key pair as Digital Bazaar's multikey packages make it. */
export interface KeyPair {
  id: string;
  controller: string;
  readonly export: (options: { readonly publicKey: true }) => Promise<{ readonly publicKeyMultibase: string }>;
  readonly signer: () => object;
}
