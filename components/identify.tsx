import { useId, useRef, useState } from 'preact/hooks';
import { type AddressesRead, MAX_IDENTITIES, readAddresses } from '../lib/messages/addresses';
import type { PanelEntry } from '../lib/messages/protocol';
import { useTexts } from './texts';

/** Is there an award whose recipient could not be compared? An address may say what a name doesn't. */
export function wantsAddresses(entries: readonly PanelEntry[]): boolean {
  return entries.some(({ report }) =>
    report?.checks.some(({ id, outcome }) => id === 'holder' && outcome === 'unknown'),
  );
}

/**
 * Takes e-mail addresses that the reader knows of the page's person, for badges that are issued to an address.
 *
 * @param count how many were given
 * @param prominent offered as what would help here; else as a thing that can be done
 * @param onIdentify none forgets them; settles when what they decide is checked
 */
export function Identify({
  count,
  prominent,
  onIdentify,
}: {
  count: number;
  prominent: boolean;
  onIdentify: (addresses: readonly string[]) => Promise<void>;
}) {
  const { t } = useTexts();
  return (
    <div class="identify" data-prominent={prominent && count === 0}>
      <p class="identify-known" role="status">
        {count > 0 && t('identifyKnown', { count })}
      </p>
      {count > 0 ? (
        <button type="button" class="link-button" onClick={() => void onIdentify([])}>
          {t(count === 1 ? 'identifyForget' : 'identifyForgetAll')}
        </button>
      ) : (
        <details>
          <summary class="identify-question">{t('identifyQuestion')}</summary>
          <AddressForm onIdentify={onIdentify} />
        </details>
      )}
    </div>
  );
}

type Mistake = Extract<AddressesRead, { ok: false }>;

function AddressForm({ onIdentify }: { onIdentify: (addresses: readonly string[]) => Promise<void> }) {
  const { t } = useTexts();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [mistake, setMistake] = useState<Mistake | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    const read = readAddresses(field.current?.value ?? '');
    setMistake(read.ok ? null : read);
    if (!read.ok) return field.current?.focus();
    setBusy(true);
    await onIdentify(read.addresses);
    setBusy(false);
  };
  return (
    <form
      class="identify-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void submit();
      }}
    >
      <label class="field-label" for={`${id}-field`}>
        {t('identifyLabel')}
      </label>
      <textarea
        class="input"
        id={`${id}-field`}
        name="addresses"
        rows={2}
        dir="ltr"
        inputMode="email"
        autocomplete="off"
        spellcheck={false}
        ref={field}
        aria-invalid={mistake !== null}
        aria-describedby={mistake === null ? `${id}-hint` : `${id}-error ${id}-hint`}
      />
      {mistake !== null && (
        <p class="field-error" id={`${id}-error`}>
          <bdi>{mistakeText(mistake, t)}</bdi>
        </p>
      )}
      <p class="field-hint" id={`${id}-hint`}>
        {t('identifyHint')}
      </p>
      <button type="submit" class="button" aria-disabled={busy}>
        {busy ? t('recheckBusy') : t('identifyCompare')}
      </button>
    </form>
  );
}

function mistakeText(mistake: Mistake, t: ReturnType<typeof useTexts>['t']): string {
  switch (mistake.error) {
    case 'missing':
      return t('identifyError.missing');
    case 'too-many':
      return t('identifyError.too-many', { count: MAX_IDENTITIES });
    case 'not-an-address':
      return t('identifyError.not-an-address', { value: mistake.address });
  }
}
