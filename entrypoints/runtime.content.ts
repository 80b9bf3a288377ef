import { defineContentScript } from 'wxt/utils/define-content-script';
import { runHook } from '../lib/capture/hook/run';

/**
 * In the page's own world, before its scripts, in every frame of the sites the user turned on: listens to SCORM, H5P, xAPI
 * and the answers that are wanted. It knows nothing of the extension: the page could read whatever it knew.
 */
export default defineContentScript({
  registration: 'runtime',
  world: 'MAIN',
  // Otherwise the built file is a variable of the page's.
  globalName: false,
  runAt: 'document_start',
  allFrames: true,
  matchOriginAsFallback: true,
  main() {
    try {
      runHook(window);
    } catch {
      // A page whose window isn't what it should be goes without; it would hear of an error.
    }
  },
});
