import { base64 } from '@scure/base';
import { trimReport } from '../../history/reports';
import type { Handlers } from '../router';
import type { HandlerOptions } from './options';
import { tabOf } from './tab-of';

/** A page of ours that checks a saved report has one list, and none of it is a mark's. */
const NO_MARK = 0;

/** What our page for saved reports asks. */
export function savedHandlers({ jobs, checker, recognise, checkSaved }: HandlerOptions): Pick<Handlers, 'saved.check'> {
  return {
    'saved.check': ({ href, holder, document }, sender) => {
      const recognised = recognise(href);
      if (recognised?.link.kind !== 'award') return { report: null, from: 'host' };
      const { link } = recognised;
      return jobs.run(tabOf(sender), NO_MARK, async (asker) => {
        const { report: answer, aged } = await checker.check(link, holder, {
          ...asker,
          anew: true,
          reason: 'saved-report',
        });
        // What was found earlier, here or there, is no answer to what holds now.
        const found = aged?.missed ?? answer;
        const bytes = found.verdict === 'unreachable' && document !== null ? bytesIn(document.base64) : null;
        if (bytes === null || document === null || !asker.spend()) return { report: found, from: 'host' };
        const told = await checkSaved(link, holder, { type: document.type, bytes });
        const report = trimReport({ ...told, requests: [...found.requests, ...told.requests] });
        return { report, from: 'report' };
      });
    },
  };
}

/** null: it is no base64. */
function bytesIn(text: string): Uint8Array | null {
  try {
    return base64.decode(text);
  } catch {
    return null;
  }
}
