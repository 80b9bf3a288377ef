import { gzipSync } from 'node:zlib';
import { base64urlnopad } from '@scure/base';
import { type Answer, openJson } from './answers';
import { keyOf } from './keys';
import { type Json, signCredential } from './sign';

export interface Issuer {
  readonly id: string;
  readonly name: string;
  readonly key: ReturnType<typeof keyOf>;
  /** Key id for Data Integrity proofs. */
  readonly method: string;
  /** Key id for JWTs. */
  readonly kid: string;
  /** Where the issuer's own document is. */
  readonly documentUrl: string;
}

/** An issuer that is an https address with a controller document behind it. */
export const HARBOUR: Issuer = issuer('https://issuer.example/issuers/harbour', 'Open Harbour Academy');
/** An issuer that is a did:web, https://w3c-ccg.github.io/did-method-web/ */
export const COLLEGE: Issuer = {
  ...issuer('did:web:college.example', 'Example College of Maps'),
  documentUrl: 'https://college.example/.well-known/did.json',
};
/** An issuer whose server never answers. */
export const SILENT: Issuer = issuer('https://silent.example/issuers/1', 'Silent Institute');

function issuer(id: string, name: string): Issuer {
  return { id, name, key: keyOf(id), method: `${id}#key-1`, kid: `${id}#key-2`, documentUrl: id };
}

/** The issuer's controller document, https://www.w3.org/TR/cid-1.0/#controlled-identifier-documents */
export function controllerDocument({ id, name, key, method, kid }: Issuer): Json {
  const { d: _private, ...publicKeyJwk } = key.jwk;
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id,
    name,
    verificationMethod: [
      { id: method, type: 'Multikey', controller: id, publicKeyMultibase: key.multibase },
      { id: kid, type: 'JsonWebKey', controller: id, publicKeyJwk },
    ],
    assertionMethod: [method, kid],
  };
}

export const STATUS_LISTS = {
  revocation: 'https://issuer.example/status/revocation',
  suspension: 'https://issuer.example/status/suspension',
} as const;
export type StatusPurpose = keyof typeof STATUS_LISTS;

/** The one entry that is set in each list. */
export const SET_INDEX = 7;

/** A signed Bitstring status list with one entry set, https://www.w3.org/TR/vc-bitstring-status-list/ */
export async function statusList(purpose: StatusPurpose): Promise<Answer> {
  const bits = Buffer.alloc(131_072 / 8);
  bits[SET_INDEX >> 3] = 0x80 >> (SET_INDEX & 7);
  const url = STATUS_LISTS[purpose];
  const document = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: url,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: HARBOUR.id,
    validFrom: '2024-01-01T00:00:00Z',
    credentialSubject: {
      id: `${url}#list`,
      type: 'BitstringStatusList',
      statusPurpose: purpose,
      encodedList: `u${base64urlnopad.encode(gzipSync(bits))}`,
    },
  };
  return openJson(await signCredential(document, HARBOUR.key, HARBOUR.method), 'application/vc+ld+json');
}
