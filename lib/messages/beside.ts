import { awardKey } from '../links/award-key';
import { warn } from '../verify/check';
import type { Check, Report } from '../verify/types';
import { checkLabelOnce, titlesConflictOnce } from './label-memory';
import type { PanelEntry } from './protocol';

/** Texts of links to one credential that are compared: an honest page has a handful. */
const MAX_SAME = 8;

/**
 * A report as it stands beside a text on a page: with the check `label`, which belongs to the place and not to the
 * credential, so that no report that is kept has it. Of a credential that could not be read it stays as it is.
 *
 * @param others the texts beside other links of the page that lead to the same credential
 */
export function reportBeside(report: Report, text: string, others: readonly string[]): Report {
  const { achievement, issuer, recipient, checks } = report;
  if (report.format === null || achievement.name === null) return report;
  const label = checkLabelOnce(text, { achievement: achievement.name, issuer: issuer.name, recipient: recipient.name });
  const other = others.find((one) => titlesConflictOnce(text, one, issuer.name));
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
  const texts = textsByAward(entries);
  return entries.map((entry) => standing(entry, texts));
}

/** The same of one of the entries. null: there is none of that number. */
export function besideItsText(entries: readonly PanelEntry[], ref: number): PanelEntry | null {
  const entry = entries.find((listed) => listed.ref === ref);
  return entry === undefined ? null : standing(entry, textsByAward(entries));
}

type TextsByAward = ReadonlyMap<string, ReadonlySet<string>>;

function textsByAward(entries: readonly PanelEntry[]): TextsByAward {
  const texts = new Map<string, Set<string>>();
  for (const { link, text } of entries) {
    const same = texts.get(awardKey(link)) ?? new Set();
    if (same.size < MAX_SAME) texts.set(awardKey(link), same.add(text));
  }
  return texts;
}

/** A text of its own that another link has as well disputes nothing. */
function standing(entry: PanelEntry, texts: TextsByAward): PanelEntry {
  if (entry.report === null) return entry;
  const others = [...(texts.get(awardKey(entry.link)) ?? [])];
  return { ...entry, report: reportBeside(entry.report, entry.text, others) };
}
