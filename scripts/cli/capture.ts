import { observe } from '../../lib/capture/registry';
import type { Observation } from '../../lib/capture/types';
import { savedPage } from './page';

/** What the saved page shows as learned. */
export async function capture(url: URL, file: string): Promise<readonly Observation[]> {
  return observe(await savedPage(url, file));
}
