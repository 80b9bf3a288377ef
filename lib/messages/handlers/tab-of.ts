import { MessageError } from '../envelope';
import type { Sender } from '../router';

/**
 * The tab a mark lives in. Marks belong to the page a person sees: what a frame within it sends is refused.
 *
 * @throws MessageError `no-tab` or `not-top-frame`
 */
export function tabOf({ tab, frameId }: Sender): number {
  if (tab?.id === undefined) throw new MessageError('no-tab', 'this message comes from a page in a tab');
  if (frameId !== undefined && frameId !== 0) throw new MessageError('not-top-frame', 'marks live in the top frame');
  return tab.id;
}
