import type { Statement } from '../hook/statement';
import type { Grade } from '../types';

/** The activity's name in the page's language, else in English, else in whichever is first; '' where it has none. */
export function nameIn({ names }: Statement, locale: string): string {
  const tags = Object.keys(names);
  const [base = ''] = locale.toLowerCase().split('-');
  const speaks = (language: string) => (tag: string) => tag.toLowerCase().split('-')[0] === language;
  const tag =
    tags.find((one) => one.toLowerCase() === locale.toLowerCase()) ??
    tags.find(speaks(base)) ??
    tags.find(speaks('en')) ??
    tags[0];
  return names[tag ?? ''] ?? '';
}

/** Points of the most there are, else the share; null where neither is stated. */
export function gradeOf({ score: { raw, max, scaled } }: Statement): Grade | null {
  if (raw !== null && max !== null && max > 0 && raw >= 0 && raw <= max) return { value: raw, max };
  return scaled !== null && scaled >= 0 && scaled <= 1 ? { value: scaled, max: 1 } : null;
}
