import { awardKey } from '../links/award-key';
import { warn } from '../verify/check';
import { checkLabel, titlesConflict } from '../verify/checks/label';
import type { Check, Report } from '../verify/types';
import type { PanelEntry } from './protocol';

/** Links to one credential whose texts are compared. */
const MAX_SAME = 20;

/**
 * A report as it stands beside a text on a page: with the check `label`, which belongs to the place and not to the
 * credential, so that no report that is kept has it. Of a credential that could not be read it stays as it is.
 *
 * @param others the texts beside other links of the page that lead to the same credential
 */
export function reportBeside(report: Report, text: string, others: readonly string[]): Report {
  const { achievement, issuer, recipient, checks } = report;
  if (report.format === null || achievement.name === null) return report;
  const label = checkLabel(text, { achievement: achievement.name, issuer: issuer.name, recipient: recipient.name });
  const other = others.find((one) => titlesConflict(text, one, issuer.name));
  const found: readonly Check[] =
    other === undefined
      ? [label]
      : [
          ...(label.outcome === 'warn' ? [label] : []),
          warn('label', 'label-two-titles', { name: achievement.name, text, other }),
        ];
  return { ...report, checks: [...checks.filter(({ id }) => id !== 'label'), ...found] };
}

/** Each report with what the text beside its link, and those of other links to the same credential, say of it. */
export function besideTheirTexts(entries: readonly PanelEntry[]): readonly PanelEntry[] {
  const texts = new Map<string, PanelEntry[]>();
  for (const entry of entries) {
    const key = awardKey(entry.link);
    const same = texts.get(key) ?? [];
    if (same.length < MAX_SAME) texts.set(key, [...same, entry]);
  }
  return entries.map((entry) => {
    if (entry.report === null) return entry;
    const others = (texts.get(awardKey(entry.link)) ?? []).filter(({ ref }) => ref !== entry.ref);
    return {
      ...entry,
      report: reportBeside(
        entry.report,
        entry.text,
        others.map(({ text }) => text),
      ),
    };
  });
}
