import { readFile } from 'node:fs/promises';
import { observeAnswer, observePage } from '../../lib/capture/observe';
import { adapters } from '../../lib/capture/registry';
import type { Adapter, Observation } from '../../lib/capture/types';
import { pageOf, savedPage } from './page';
import { UsageError } from './usage';

/** What the saved page shows as learned. */
export async function capture(url: URL, file: string): Promise<readonly Observation[]> {
  return observePage(adapters, await savedPage(url, file));
}

/** An answer that a page fetched, as it was saved. */
export interface SavedAnswer {
  /** The address that was asked. */
  readonly address: URL;
  /** The JSON file. */
  readonly file: string;
  /** The page that fetched it, saved as HTML; null: an empty one, which will do on a platform's own hosts. */
  readonly page: string | null;
}

/** What the saved answer shows as learned. Throws a UsageError when a file can't be read, or the answer is no JSON. */
export async function captureAnswer(
  url: URL,
  { address, file, page }: SavedAnswer,
  platforms: readonly Adapter[] = adapters,
): Promise<readonly Observation[]> {
  const json = await jsonIn(file);
  return observeAnswer(platforms, { url: address, json }, page === null ? pageOf(url, '') : await savedPage(url, page));
}

async function jsonIn(file: string): Promise<unknown> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    return value;
  } catch (error) {
    throw new UsageError(`${file} can't be read as JSON: ${String(error)}`);
  }
}
