import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { SignProvider } from '../../components/sign';
import { createSign, signIn } from '../../lib/platform/sign';
import type { Sign } from '../../lib/settings/sign';

const store = createSign(browser.storage.local, (into) => crypto.getRandomValues(into));

/** Hands the reader's sign to what it contains, and keeps what is chosen there. Every page of ours is wrapped in it. */
export function WithSign({ children }: { children: ComponentChildren }) {
  const [sign, setSign] = useState<Sign | null>(null);
  useEffect(() => {
    const onChanged: Parameters<typeof browser.storage.onChanged.addListener>[0] = (changes, area) => {
      const changed = signIn(changes, area);
      if (changed !== null) setSign(changed);
    };
    browser.storage.onChanged.addListener(onChanged);
    store.read().then(setSign, console.error);
    return () => browser.storage.onChanged.removeListener(onChanged);
  }, []);
  return (
    <SignProvider
      value={{
        sign,
        propose: store.propose,
        onChange: (next) => {
          setSign(next);
          store.change(next).catch(console.error);
        },
      }}
    >
      {children}
    </SignProvider>
  );
}
