import type { Observation } from '../../capture/types';
import { claim, disclaim, doubtKey, standingOf } from '../../history/answers';
import { reopening } from '../../history/schema';
import type { Certificates } from '../certificates';
import { MessageError } from '../envelope';
import type { Doubt } from '../protocol';
import type { Handlers } from '../router';
import type { HandlerOptions } from './options';

/** What a page shows that may be the viewer's: listed for our own pages, which ask, and told what the viewer says. */
export function doubtsHandlers(
  options: HandlerOptions,
  certificates: Pick<Certificates, 'captured'>,
): Pick<Handlers, 'doubts.list' | 'doubts.answer'> {
  const { db, doubts } = options;
  const list = async (tabId: number): Promise<readonly Doubt[]> => {
    await doubts.movedTo(tabId, await options.addressOf(tabId));
    const open = await doubts.list(tabId);
    return reopening(db, async () =>
      (await Promise.all(open.map((one) => shownOf(one)))).flatMap((doubt) => doubt ?? []),
    );
  };
  const shownOf = async (observation: Observation): Promise<Doubt | null> => {
    const standing = await standingOf(db, observation);
    if (standing === 'none') return null;
    return {
      key: doubtKey(observation),
      title: observation.title,
      provider: observation.provider ?? null,
      recipient: observation.recipient ?? null,
      answer: standing === 'open' ? null : standing,
    };
  };
  return {
    'doubts.list': ({ tabId }) => list(tabId),
    'doubts.answer': async ({ tabId, key, answer }) => {
      await doubts.movedTo(tabId, await options.addressOf(tabId));
      const observation = (await doubts.list(tabId)).find((one) => doubtKey(one) === key);
      if (observation === undefined) throw new MessageError('not-found', 'the page that showed it is gone');
      const at = options.now().toISOString();
      if (answer === 'no') await reopening(db, () => disclaim(db, observation, at));
      else {
        await reopening(db, () => claim(db, observation, at));
        // It is logged, whatever becomes of checking it.
        await certificates.captured([observation], await options.isPrivate(tabId)).catch(options.onError);
      }
      return list(tabId);
    },
  };
}
