import type { UserManifest } from 'wxt';
import { BADGE_HOSTS } from '../links/registry';

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
    // Whoever lets it into private windows has one background for both kinds, which works on no page of theirs
    // (lib/messages/in-private.ts) unless the reader chose to have learning logged there.
    incognito: 'spanning',
    permissions: [
      'storage',
      'scripting',
      'activeTab',
      'webRequest',
      'alarms',
      // Firefox has its sidebar without one.
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    host_permissions: [
      // What badge hosts are asked about their awards; each host's file says where.
      ...BADGE_HOSTS.flatMap(({ record }) => record.asks.map((host) => `https://${host}/*`)),
      // The registry of issuers that is consulted unless the reader turns it off; it does not let every origin read it.
      'https://registry.dcconsortium.org/*',
    ],
    optional_host_permissions: ['https://*/*'],
    ...(browser === 'firefox'
      ? { browser_specific_settings: { gecko: GECKO } }
      : // Chrome hands on only what the schema names; Firefox hands on all.
        { storage: { managed_schema: 'managed_schema.json' } }),
  };
}

const GECKO = {
  id: 'touchstone@touchstone.example',
  strict_min_version: '142.0',
  // WXT's types do not know it yet. https://extensionworkshop.com/documentation/develop/firefox-builtin-data-consent/
  data_collection_permissions: { required: ['none'] },
};
