import { shownAddress } from './addresses';
import type { FetchResult, Report } from './types';

/** What a report says of a request: each address that was asked for it, and what came of it; `led-on` where it was a redirect to the next. */
export function noteRequest(asked: string, result: FetchResult): Report['requests'] {
  const { via = [] } = result;
  const last = via.length > 0 ? result.url : asked;
  return [
    ...via.map((url) => ({ url: shownAddress(url), result: 'led-on' })),
    { url: shownAddress(last), result: result.ok ? String(result.status) : result.reason },
  ];
}

/** Origins that could not be asked for a report because the browser has not allowed it, each once. */
export function originsToAllow({ requests }: Pick<Report, 'requests'>): readonly string[] {
  const asked = requests.filter(({ result }) => result === 'permission');
  const urls = asked.flatMap(({ url }) => (URL.canParse(url) ? [new URL(url)] : []));
  return [...new Set(urls.filter(({ protocol }) => protocol === 'https:').map(({ origin }) => origin))];
}
