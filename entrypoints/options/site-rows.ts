import type { SiteRow } from '../../components/site-rows';
import { patternSite, siteName, touchesSite } from '../../lib/platform/match-pattern';
import type { Marking } from '../../lib/settings/marking';

/**
 * The sites that the settings list: those of the manifest, those the reader turned on, and those that only have a choice.
 *
 * @param patterns match patterns of the sites that have marks from the start
 * @param active origins that are turned on
 */
export function siteRows(patterns: readonly string[], active: readonly string[], marking: Marking): readonly SiteRow[] {
  const row = (site: string, source: SiteRow['source']): SiteRow => ({
    site,
    name: siteName(site),
    source,
    choice: Object.hasOwn(marking.sites, site) ? (marking.sites[site] ?? null) : null,
  });
  const fixed = patterns.flatMap((pattern) => patternSite(pattern) ?? []);
  // What is marked anyway may be turned on as well, for its learning to be logged.
  const added = active.filter((site) => !patterns.some((pattern) => touchesSite(pattern, site)));
  const listed = new Set([...fixed, ...added]);
  const chosen = Object.keys(marking.sites).filter((site) => !listed.has(site));
  const byName = (a: SiteRow, b: SiteRow) => a.name.localeCompare(b.name);
  return [
    ...[...new Set(fixed)].map((site) => row(site, 'from-the-start')).sort(byName),
    ...added.map((site) => row(site, 'turned-on')).sort(byName),
    ...chosen.map((site) => row(site, 'chosen')).sort(byName),
  ];
}
