/** What the functions that are run inside an extension page see. */
declare const chrome: typeof import('webextension-polyfill');
