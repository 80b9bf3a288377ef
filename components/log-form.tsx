import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { LearningStatus } from '../lib/capture/types';
import type { PopupKey } from '../lib/text/texts';
import { type LogDates, type LogEntry, type LogErrors, type LogFields, readFields } from './log-values';
import { useTexts } from './texts';

const STATUSES: readonly LearningStatus[] = ['completed', 'in-progress', 'enrolled'];

/**
 * "Log this page" for any site.
 *
 * @param initial what was read from the page or is in the history; the reader can change all of it
 * @param dates what is known of the date of each status
 * @param known is it in the history already?
 * @param pageRead false when only the tab's title and address are known
 * @param failure why logging did not work, in the reader's language
 */
export function LogForm({
  initial,
  dates,
  known,
  pageRead,
  now,
  failure,
  onSubmit,
  onCancel,
}: {
  initial: LogFields;
  dates: LogDates;
  known: boolean;
  pageRead: boolean;
  now: () => Date;
  failure: string | null;
  onSubmit: (entry: LogEntry) => void;
  onCancel: () => void;
}) {
  const { t } = useTexts();
  const id = useId();
  const [fields, setFields] = useState(initial);
  const [errors, setErrors] = useState<LogErrors>({});
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(), [errors]);

  const submit = (event: Event) => {
    event.preventDefault();
    const read = readFields(fields, now());
    setErrors('errors' in read ? read.errors : {});
    if ('entry' in read) onSubmit(read.entry);
  };
  const bind = (name: Exclude<keyof LogFields, 'status'>, hint?: string) => ({
    id: `${id}-${name}`,
    name,
    class: 'input',
    value: fields[name],
    'aria-invalid': errors[name] !== undefined,
    'aria-describedby': errors[name] !== undefined ? `${id}-${name}-error` : hint,
    onInput: (event: Event) => {
      const { currentTarget } = event;
      if (!(currentTarget instanceof HTMLInputElement || currentTarget instanceof HTMLTextAreaElement)) return;
      setFields({ ...fields, [name]: currentTarget.value });
    },
  });
  const row = (name: keyof LogFields, label: PopupKey, optional: boolean, content: ComponentChildren) => (
    <div class="field" data-field={name}>
      <label class="field-label" for={`${id}-${name}`}>
        {t(label)}
        {optional && <span class="field-optional"> {t('logOptional')}</span>}
      </label>
      {content}
      {errors[name] !== undefined && (
        <p class="field-error" id={`${id}-${name}-error`}>
          {t(`logError.${errors[name]}`)}
        </p>
      )}
    </div>
  );
  const count = Object.keys(errors).length;

  return (
    <form class="log-form" ref={form} noValidate onSubmit={submit} aria-labelledby={`${id}-heading`}>
      <h2 class="log-heading" id={`${id}-heading`} ref={heading} tabIndex={-1}>
        {t('logTitle')}
      </h2>
      <p class="log-intro">{known ? t('logIntroKnown') : pageRead ? t('logIntro') : t('logIntroUnread')}</p>
      {row('title', 'logField.title', false, <input {...bind('title')} type="text" required />)}
      {row('url', 'logField.url', false, <input {...bind('url')} type="url" inputMode="url" required dir="ltr" />)}
      {row('provider', 'logField.provider', true, <input {...bind('provider')} type="text" />)}
      {row(
        'status',
        'logField.status',
        false,
        <select
          id={`${id}-status`}
          name="status"
          class="input"
          value={fields.status}
          onChange={(event) => {
            const { value } = event.currentTarget;
            const status = STATUSES.find((each) => each === value);
            if (status === undefined) return;
            // The date of one status is not that of another; what was typed is the reader's, and stays.
            const date = fields.date === dates[fields.status] ? dates[status] : fields.date;
            setFields({ ...fields, status, date });
          }}
        >
          {STATUSES.map((status) => (
            <option key={status} value={status}>
              {t(`status.${status}`)}
            </option>
          ))}
        </select>,
      )}
      {row(
        'date',
        `logDate.${fields.status}`,
        true,
        <>
          <input {...bind('date', `${id}-date-hint`)} type="text" inputMode="numeric" autocomplete="off" dir="ltr" />
          {errors.date === undefined && (
            <p class="field-hint" id={`${id}-date-hint`}>
              {t('logDateHint')}
            </p>
          )}
        </>,
      )}
      {row(
        'certificate',
        'logField.certificate',
        true,
        <input {...bind('certificate')} type="url" inputMode="url" dir="ltr" />,
      )}
      {row('hours', 'logField.hours', true, <input {...bind('hours')} type="text" inputMode="decimal" dir="ltr" />)}
      {row('note', 'logField.note', true, <textarea {...bind('note')} rows={3} />)}
      <p class="form-error" role="alert">
        {count > 0 ? t('logErrors', { count }) : failure === null ? '' : t('logFailed', { reason: failure })}
      </p>
      <div class="form-actions">
        <button type="button" class="button" data-kind="plain" onClick={onCancel}>
          {t('logCancel')}
        </button>
        <button type="submit" class="button" data-kind="main">
          {known ? t('logSave') : t('logSubmit')}
        </button>
      </div>
    </form>
  );
}
