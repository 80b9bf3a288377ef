import type { Answer } from './answer';
import { shownClaims } from './formats/vc';
import { checkHolder } from './holder';
import { checkIssuer } from './issuers/known';
import type { Run } from './run';
import type { Check, PageRecipient, Report, Verdict } from './types';
import { foldVerdict, worstVerdict } from './verdict';

/**
 * An answer as a report: the holder compared, the issuer looked up, and the verdict folded from all checks.
 * Takes the answer's checks with those that were added to them, and the page that may name the recipient, or null.
 */
export async function report(
  run: Run,
  { claims, verdict, inside = [], evidence = [] }: Answer,
  checks: readonly Check[],
  page: PageRecipient | null,
): Promise<Report> {
  const recipient = claims.recipient.name ?? page?.name ?? null;
  const all: Check[] = [...checks];
  if (claims.format) {
    const holder = await checkHolder(
      { name: recipient, identities: claims.identities },
      { ...run.options, rare: run.rare },
    );
    // The document has no name; the one compared stands on the issuer's page, and the report says so.
    all.push(!claims.recipient.name && page ? { ...holder, detail: { ...holder.detail, page: page.url } } : holder);
    all.push(await checkIssuer(claims.issuer.id, claims.issuer.name, run.options.registry, run.askRegistry));
  }
  return {
    ...shownClaims(claims),
    recipient: { name: recipient },
    verdict: verdict === undefined ? foldVerdict(all) : worstVerdict([verdict, ...badNews(all)]),
    checks: all,
    inside,
    evidence,
    checkedAt: run.options.now.toISOString(),
    requests: run.requests,
  };
}

/** What was found beside a verdict that isn't folded, such as another award than the link promised: it counts where it is bad. */
const badNews = (checks: readonly Check[]): readonly Verdict[] => {
  const failed = checks.filter(({ outcome }) => outcome === 'fail');
  return failed.length > 0 ? [foldVerdict(failed)] : [];
};
