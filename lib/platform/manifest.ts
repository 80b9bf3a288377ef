import type { UserManifest } from 'wxt';

/**
 * The manifest's own part; WXT adds entrypoints and content scripts.
 * Every permission stands in the README's table with its reason. https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/manifest.json
 */
export function manifest(browser: string): UserManifest {
  return {
    name: 'Touchstone',
    short_name: 'Touchstone',
    description: 'Keeps your learning history as you browse, and shows which credentials on a profile are real.',
    minimum_chrome_version: '120',
    permissions: ['storage', 'scripting', 'activeTab', 'alarms'],
    host_permissions: [
      'https://api.credly.com/*',
      'https://www.credly.com/*',
      'https://*.badgr.io/*',
      'https://*.badgr.com/*',
      'https://badgr.com/*',
    ],
    optional_host_permissions: ['https://*/*'],
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'touchstone@touchstone.example',
              strict_min_version: '128.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {}),
  } as UserManifest;
}
