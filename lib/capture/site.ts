/** Platforms whose hosts, however named, are one site. */
const FAMILIES = ['edx.org'];

/** Names that stand before the site's own where one platform is spread over several hosts. */
const PART = /^(?:www|learning|learn|apps|courses|lms|credentials|dashboard|home)\./;

/** Second levels under which a country registers names: nobody's site (`learning.co.uk` is not `courses.co.uk`). */
const REGISTRY = /^(?:ac|co|com|edu|gen|go|gob|gouv|gov|gv|ltd|mil|ne|net|nom|or|org|sch|school)\.[a-z]{2}$/;

/**
 * The name that all hosts of one platform share, so that what is seen on its front end and on its server is of one site.
 * An Open edX has its pages on `learning.campus.example` and its certificates on `campus.example`; installed with Tutor,
 * on `apps.courses.campus.example` and `courses.campus.example`. Therefore these names are taken off the front of a
 * host, one after the other, while a name of two parts is left that somebody can own. Hosts that share a name by chance
 * stay apart: `a.campus.example` is neither `b.campus.example` nor `campus.example`.
 *
 * @param host as in `URL.hostname`
 */
export function siteName(host: string): string {
  const family = FAMILIES.find((name) => host === name || host.endsWith(`.${name}`));
  if (family !== undefined) return family;
  const rest = host.replace(PART, '');
  return rest === host || !rest.includes('.') || REGISTRY.test(rest) ? host : siteName(rest);
}

/** The site of a web address; null for anything else. */
export function siteOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? siteName(hostname) : null;
}
