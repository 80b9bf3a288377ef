import { ACCEPT_CREDENTIAL, anyDocument, credentialRequest } from '../answer';
import { httpUrl, isPlainHost, withoutPersonal } from '../normalise';
import { FOR_A_DAY } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost, CredentialLink, DocumentRequest } from '../types';

/**
 * VerifierPlus, of the Digital Credentials Consortium: it stores presentations that their holders share, and shows the
 * credential at any address that stands in its own link's fragment (digitalcredentials/verifier-plus, 2025–26). What is
 * verified is the credential, wherever it lies; VerifierPlus vouches for nothing.
 */
export const verifierPlus: BadgeHost = {
  id: 'verifierplus',
  label: 'VerifierPlus',
  match: (url) => matchStored(url) ?? matchAddress(url),
  record: {
    asks: ['verifierplus.org'],
    // Status lists change, and a holder may take back what was shared.
    keep: FOR_A_DAY,
    documents,
    read: (_, responses) => anyDocument(responses),
    promises: () => null,
  },
};

const HOSTS = ['verifierplus.org'];

const matchStored = matchShapes({
  id: 'verifierplus',
  hosts: HOSTS,
  shapes: [
    {
      kind: 'award',
      path: /^\/credentials\/(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i,
      url: 'https://verifierplus.org/credentials/$<id>',
      fold: 'lower',
    },
    { kind: 'placeholder', path: /^\/credentials\/[^/]+$/ },
  ],
});

function addressIn(url: URL): string | null {
  const inFragment = /^#verify\?(.*)$/s.exec(url.hash)?.[1];
  const written = inFragment === undefined ? null : new URLSearchParams(inFragment).get('vc');
  // Decoded once more, as VerifierPlus does.
  return written === null ? url.searchParams.get('url') : decode(written);
}

/** `/#verify?vc=ADDRESS`, encoded, encoded twice or not at all; `/?url=ADDRESS` in its own README. */
function matchAddress(url: URL): CredentialLink | null {
  if (url.hostname.replace(/^www\./, '') !== HOSTS[0] || url.pathname !== '/') return null;
  const target = httpUrl(addressIn(url) ?? '');
  if (target === null || !isPlainHost(target)) return null;
  target.protocol = 'https:';
  target.hash = '';
  const id = withoutPersonal(target);
  // Twice, so that it is read as it was written.
  const written = encodeURIComponent(encodeURIComponent(id));
  return { host: 'verifierplus', kind: 'award', id, url: `https://verifierplus.org/#verify?vc=${written}` };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function documents({ kind, id }: CredentialLink): readonly DocumentRequest[] {
  if (kind !== 'award' || id === null) return [];
  const isAddress = httpUrl(id) !== null;
  return [credentialRequest(isAddress ? id : `https://verifierplus.org/api/credentials/${id}`, ACCEPT_CREDENTIAL)];
}
