import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { MAX_ENTRIES } from '../lib/settings/entry';
import type { FieldErrors, Section } from './checking-rows';
import { useOptionsText } from './options-texts';

export interface EntryField<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  /** An address or an id: written from left to right, and not corrected by a keyboard. */
  readonly address?: boolean;
  /** A choice among these, the first of them chosen. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

/** The place for a transaction's hash, as it is typed. Its braces would be a place of the message itself. */
export const HASH_PLACE = '{id}';

/**
 * A small form that adds one entry to a section.
 *
 * @param onSubmit answers which fields can't be taken, none when the entry was; called straight from the click
 */
export function EntryForm<Name extends string>({
  section,
  title,
  fields,
  onSubmit,
}: {
  section: Section;
  title: string;
  fields: readonly EntryField<Name>[];
  onSubmit: (value: (name: Name) => string) => FieldErrors<Name>;
}) {
  const t = useOptionsText();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState<ReadonlyMap<Name, string>>(new Map());
  const [errors, setErrors] = useState<FieldErrors<Name>>({});
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(), [errors]);

  const typedIn = (wanted: Name) =>
    values.get(wanted) ?? fields.find(({ name }) => name === wanted)?.choices?.[0]?.value ?? '';
  const submit = (event: Event) => {
    event.preventDefault();
    const found = onSubmit(typedIn);
    setErrors(found);
    if (Object.keys(found).length === 0) setValues(new Map());
  };

  return (
    <form
      class="entry-form"
      data-section={section}
      ref={form}
      noValidate
      onSubmit={submit}
      aria-labelledby={`${id}-title`}
    >
      <h4 class="entry-form-title" id={`${id}-title`}>
        {title}
      </h4>
      {fields.map(({ name, label, hint, optional = false, address = false, choices }) => {
        const error = errors[name];
        const common = {
          id: `${id}-${name}`,
          name,
          class: 'input',
          value: typedIn(name),
          'aria-invalid': error !== undefined,
          'aria-describedby':
            error !== undefined ? `${id}-${name}-error` : hint !== undefined ? `${id}-${name}-hint` : undefined,
        };
        const set = (value: string) => setValues(new Map(values).set(name, value));
        return (
          <div class="field" key={name} data-field={name}>
            <label class="field-label" for={common.id}>
              {label}
              {optional && <span class="field-optional"> {t('optional')}</span>}
            </label>
            {choices === undefined ? (
              <input
                {...common}
                type="text"
                {...(address ? { inputMode: 'url', dir: 'ltr', spellcheck: false, autocapitalize: 'none' } : {})}
                autocomplete="off"
                required={!optional}
                onInput={(event) => set(event.currentTarget.value)}
              />
            ) : (
              <select {...common} onChange={(event) => set(event.currentTarget.value)}>
                {choices.map((choice) => (
                  <option key={choice.value} value={choice.value}>
                    {choice.label}
                  </option>
                ))}
              </select>
            )}
            {error !== undefined ? (
              <p class="field-error" id={`${id}-${name}-error`} role="alert">
                {t(`error.${error}`, { place: HASH_PLACE, count: MAX_ENTRIES[section] })}
              </p>
            ) : (
              hint !== undefined && (
                <p class="field-hint" id={`${id}-${name}-hint`}>
                  {hint}
                </p>
              )
            )}
          </div>
        );
      })}
      <button type="submit" class="button">
        {t('add')}
      </button>
    </form>
  );
}
