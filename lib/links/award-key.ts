import type { CredentialLink } from './types';

/** One key for one award, by its host's id for it: a host may have several addresses for one, and move from one to the other. */
export function awardKey({ host, id, url }: CredentialLink): string {
  return JSON.stringify([host, id ?? url]);
}
