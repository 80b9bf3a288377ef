/** What is used of `browser` to welcome the reader. */
export interface WelcomeApi {
  readonly runtime: { getURL(path: '/welcome.html'): string };
  readonly tabs: { create(properties: { url: string }): Promise<unknown> };
}

/**
 * Opens the welcome page when the extension was installed, and at no other time.
 *
 * @param reason as `runtime.onInstalled` tells it
 */
export async function welcome(api: WelcomeApi, reason: string): Promise<void> {
  if (reason === 'install') await api.tabs.create({ url: api.runtime.getURL('/welcome.html') });
}
