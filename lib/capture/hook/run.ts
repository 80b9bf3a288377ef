import { openChannel } from './channel';
import { listenToH5p } from './h5p';
import { lookOut } from './lookout';
import { listenToRequests } from './requests';
import { listenToScorm } from './scorm';

/**
 * Listens, in the page's own world, to what SCORM packages, H5P contents and xAPI activities say of the learner, and to the
 * answers that are wanted, and tells the isolated world (`ear.ts`). The page's own calls return and throw what they would
 * have, and no name is added that the page could see. Whoever speaks, it is the page's claim.
 */
export function runHook(window: Window & typeof globalThis): void {
  const channel = openChannel(window);
  listenToRequests(window, channel, 'answers and statements');
  const looks = [listenToScorm(window, channel), listenToH5p(window, channel)];
  lookOut(window, () => {
    for (const look of looks) look();
  });
}
