import { defineContentScript } from 'wxt/utils/define-content-script';
import { openChannel } from '../lib/capture/hook/channel';
import { listenToRequests } from '../lib/capture/hook/requests';

/**
 * In the page's own world, on the hosts of the platforms whose pages fetch what tells of the learner: the answers that are
 * wanted, as they pass. As `runtime.content.ts`, without the standards, for which a site is turned on.
 */
export default defineContentScript({
  registration: 'runtime',
  world: 'MAIN',
  // Otherwise the built file is a variable of the page's.
  globalName: false,
  runAt: 'document_start',
  main() {
    try {
      listenToRequests(window, openChannel(window), 'answers');
    } catch {
      // A page whose window isn't what it should be goes without; it would hear of an error.
    }
  },
});
