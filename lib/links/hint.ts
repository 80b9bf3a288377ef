/** Words of credential links, of the sites they are on and of wrappers that hide every word; and ids: UUIDs, hashes. */
const HINT =
  /badg|credential|cert|zertif|assertion|accomplish|achiev|award|verif|diploma|statement-of|transcript|credly|acclaim|academy|\bclr\b|\bvc=|ude\.my|lnkd\.in|bing\.com\/ck|confirm|profile|\/users?\/|learn|course|portfolio|trailblazer|trailhead|nptel|simpli|platzi|tryhackme|g\.dev|mongodb|alura|blockcert|format=json|[\da-f]{8}-[\da-f]{4}-|[\da-f]{16}/i;
/** Longest address looked at, in characters. */
const MAX_HREF = 4096;

/**
 * Could this address, as a page writes it, lead to a credential? A coarse question, asked of every link of a page, so that
 * the page's script need not know any badge host: whether it does, the background answers. Each badge host's fixtures see
 * to it that its links are let through.
 */
export function mayLead(address: string): boolean {
  return address.length <= MAX_HREF && HINT.test(address);
}
