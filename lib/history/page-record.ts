import type { LearningRecord } from '../capture/types';
import { MANUAL } from './edit';
import { listRecords } from './queries';
import type { HistoryDb } from './schema';

/**
 * The record of a page: its item or one of its credentials has that address. What a page itself stated comes before
 * what was logged by hand. null where there is none, or several and none of them has that title.
 *
 * @throws HistoryError when the history cannot be read
 */
export async function findRecordOfPage(
  db: HistoryDb,
  page: { readonly url: string; readonly title: string },
): Promise<LearningRecord | null> {
  const isHere = (address: string) => withoutFragment(address) === withoutFragment(page.url);
  const here = (await listRecords(db)).filter(
    ({ url, credentials }) => isHere(url) || credentials.some((credential) => isHere(credential.url)),
  );
  const captured = here.filter(({ platform }) => platform !== MANUAL);
  const candidates = captured.length > 0 ? captured : here;
  const [only, ...others] = candidates;
  const titled = candidates.find(({ title }) => title === page.title);
  return titled ?? (others.length === 0 ? (only ?? null) : null);
}

function withoutFragment(address: string): string {
  return address.replace(/#.*$/s, '');
}
