import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Sign } from '../lib/settings/sign';
import { useTexts } from './texts';

/** The reader's sign and what can be done with it. */
export interface SignHold {
  /** null while it is being read. */
  readonly sign: Sign | null;
  readonly onChange: (sign: Sign) => void;
  /** Another one by chance. */
  readonly propose: () => Sign;
}

const SignContext = createContext<SignHold | null>(null);

export const SignProvider = SignContext.Provider;

/** null where no sign is at hand, as in a test of a part. */
export function useSign(): SignHold | null {
  return useContext(SignContext);
}

/** The word in its colour by which the reader tells our own pages from what a web page draws. */
export function SignMark({ sign }: { sign: Sign }) {
  const { t } = useTexts();
  return (
    <span class="sign" data-colour={sign.colour}>
      <span class="aloud">{t('signAloud')} </span>
      <bdi>{sign.word}</bdi>
    </span>
  );
}
