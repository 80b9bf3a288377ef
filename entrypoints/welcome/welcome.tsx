import { useCallback, useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { AppFrame } from '../../components/app-frame';
import { WelcomeView, type WelcomeViewProps } from '../../components/welcome-view';
import type { MarkingStore } from '../../lib/platform/marking';
import type { Marking } from '../../lib/settings/marking';
import type { WelcomeText } from '../../lib/text/welcome';

/** The sites on which we work by ourselves, and the hosts that are asked: all that the manifest names. */
function sites(): string[] {
  const { content_scripts = [], host_permissions = [] } = browser.runtime.getManifest();
  return [...new Set([...content_scripts.flatMap(({ matches = [] }) => matches), ...host_permissions])];
}

/** The welcome page as a whole: wires its view to the settings and the browser. */
export function Welcome({ text, marking }: { text: WelcomeText; marking: MarkingStore }) {
  const [checking, setChecking] = useState<Marking['checking'] | null>(null);
  const [news, setNews] = useState<WelcomeViewProps['news']>(null);
  const [access, setAccess] = useState<WelcomeViewProps['access']>('given');

  const look = useCallback(async () => {
    setChecking((await marking.read()).checking);
    // Firefox alone may withhold what the manifest asks for; Chrome gives it on installation.
    if (import.meta.env.FIREFOX && !(await browser.permissions.contains({ origins: sites() }))) setAccess('withheld');
  }, [marking]);
  useEffect(() => void look().catch(console.error), [look]);

  const choose = async (next: Marking['checking']) => {
    setChecking(next);
    try {
      await marking.change((before) => ({ ...before, checking: next }));
      setNews('saved');
    } catch (error) {
      setNews({ failure: error instanceof Error ? error.message : String(error) });
    }
  };
  const done = async () => {
    const tab = await browser.tabs.getCurrent();
    if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
  };

  return (
    <AppFrame title={text('title')}>
      <WelcomeView
        t={text}
        checking={checking}
        news={news}
        access={access}
        onChecking={(next) => void choose(next)}
        onAllow={() => {
          // Nothing is awaited before: the question follows a click, or isn't asked.
          browser.permissions
            .request({ origins: sites() })
            .then((granted) => setAccess(granted ? 'given' : 'denied'), console.error);
        }}
        onSettings={() => void browser.runtime.openOptionsPage().catch(console.error)}
        onDone={() => void done().catch(console.error)}
      />
    </AppFrame>
  );
}
