import { useId, useState } from 'preact/hooks';
import { MAX_SIGN_WORD, readSignWord, SIGN_COLOURS, type Sign } from '../lib/settings/sign';
import { type SignHold, SignMark, useSign } from './sign';
import { useTexts } from './texts';

/** Where the reader chooses the word and the colour by which they know our own pages; nothing while they are being read. */
export function SignSection() {
  const hold = useSign();
  return hold === null || hold.sign === null ? null : <Choice hold={hold} sign={hold.sign} />;
}

function Choice({ hold: { onChange, propose }, sign }: { hold: SignHold; sign: Sign }) {
  const { t } = useTexts();
  const id = useId();
  /** null: as it is kept. */
  const [typed, setTyped] = useState<string | null>(null);
  const [saved, setSaved] = useState(false);
  const word = typed === null ? sign.word : readSignWord(typed);
  const change = (next: Sign) => {
    setTyped(null);
    setSaved(true);
    onChange(next);
  };
  return (
    <section class="settings-section sign-section" aria-labelledby={`${id}-title`}>
      <h3 class="settings-title" id={`${id}-title`}>
        {t('signTitle')}
      </h3>
      <p class="settings-text">{t('signText')}</p>
      <div class="sign-choice">
        <div class="field">
          <label class="field-label" for={`${id}-word`}>
            {t('signWord')}
          </label>
          <div class="sign-word">
            <input
              class="input"
              id={`${id}-word`}
              name="sign-word"
              type="text"
              maxLength={MAX_SIGN_WORD}
              autocomplete="off"
              spellcheck={false}
              value={typed ?? sign.word}
              aria-invalid={word === null}
              aria-describedby={word === null ? `${id}-error` : undefined}
              onInput={({ currentTarget }) => {
                setSaved(false);
                setTyped(currentTarget.value);
              }}
              onChange={({ currentTarget }) => {
                const read = readSignWord(currentTarget.value);
                if (read !== null) change({ ...sign, word: read });
              }}
            />
            <button type="button" class="button" onClick={() => change(propose())}>
              {t('signAnother')}
            </button>
          </div>
          {word === null && (
            <p class="field-error" id={`${id}-error`}>
              {t('signEmpty')}
            </p>
          )}
        </div>
        <fieldset class="sign-colours">
          <legend class="field-label">{t('signColour')}</legend>
          <div class="sign-swatches">
            {SIGN_COLOURS.map((colour) => (
              <label key={colour} class="sign-swatch" data-colour={colour}>
                <input
                  type="radio"
                  name={`${id}-colour`}
                  value={colour}
                  checked={colour === sign.colour}
                  onChange={() => change({ word: word ?? sign.word, colour })}
                />
                <span>{t(`sign.${colour}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      </div>
      <p class="sign-shown">
        <span>{t('signShown')}</span> <SignMark sign={{ ...sign, word: word ?? sign.word }} />{' '}
        <span role="status">{saved && t('signSaved')}</span>
      </p>
    </section>
  );
}
