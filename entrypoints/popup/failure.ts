import { HistoryError } from '../../lib/history/errors';
import { ImportError } from '../../lib/history/import-error';
import type { Texts } from '../../lib/text/texts';

/** Why something failed, in the reader's language; what nobody foresaw speaks for itself. */
export function failureText(error: unknown, { t }: Texts): string {
  if (error instanceof HistoryError) return t(`historyError.${error.code}`, { field: error.field });
  if (error instanceof ImportError) {
    const { place, field } = error;
    const where = place === null ? field : t(`importPlace.${place.list}`, { count: place.number, field });
    return t(`importError.${error.code}`, { place: where });
  }
  return error instanceof Error ? error.message : String(error);
}
