import { useId } from 'preact/hooks';
import { MAX_ENTRIES, readRegistry } from '../lib/settings/entry';
import type { AddedRegistry } from '../lib/settings/types';
import type { Probe } from '../lib/verify/issuers/probe';
import type { CheckingActions, FieldErrors, RegistryRow, SectionNews } from './checking-rows';
import { requestResult } from './detail';
import { EntryForm } from './entry-form';
import { AccessNote, EntryRow } from './entry-row';
import { ExternalLink } from './external-link';
import { useOptionsText } from './options-texts';
import { SettingsSection } from './settings-section';
import { useTexts } from './texts';

type Actions = Pick<CheckingActions, 'onToggleRegistry' | 'onAddRegistry' | 'onRemoveRegistry' | 'onAllow'>;

/** Which registries of issuers are consulted. */
export function RegistriesSection({
  rows,
  news,
  ...actions
}: { rows: readonly RegistryRow[]; news: SectionNews | null } & Actions) {
  const t = useOptionsText();
  const tests = rows.filter((row) => row.test);
  const list = (some: readonly RegistryRow[]) => (
    <ul class="entries">
      {some.map((row) => (
        <Registry key={row.url} row={row} {...actions} />
      ))}
    </ul>
  );
  const add = (value: (name: 'url' | 'name') => string): FieldErrors<'url' | 'name'> => {
    const entered = readRegistry({ url: value('url'), name: value('name') });
    if (!entered.ok) return entered.error === 'too-long' ? { name: entered.error } : { url: entered.error };
    const { entry } = entered;
    if (rows.some(({ url, source, on }) => url === entry.url && (source !== 'known' || on))) return { url: 'known' };
    if (rows.filter(({ source }) => source === 'own').length >= MAX_ENTRIES.registries) return { url: 'too-many' };
    actions.onAddRegistry(entry);
    return {};
  };
  return (
    <SettingsSection section="registries" title={t('registriesTitle')} text={t('registriesText')} news={news}>
      {list(rows.filter((row) => !row.test))}
      {tests.length > 0 && (
        <details class="entries-more" open={tests.some((row) => row.on)}>
          <summary>{t('testTitle', { count: tests.length })}</summary>
          <p class="settings-text">{t('testText')}</p>
          {list(tests)}
        </details>
      )}
      <EntryForm
        section="registries"
        title={t('registryAddTitle')}
        fields={[
          { name: 'url', label: t('registryUrl'), hint: t('registryUrlHint'), address: true },
          { name: 'name', label: t('registryName'), optional: true },
        ]}
        onSubmit={add}
      />
    </SettingsSection>
  );
}

function Registry({ row, ...actions }: { row: RegistryRow } & Actions) {
  const t = useOptionsText();
  const id = useId();
  const { name, url, form, source, governance, on, access, probe } = row;
  const entry: AddedRegistry = { name, url };
  return (
    <EntryRow name={name} source={source} onRemove={() => actions.onRemoveRegistry(entry)}>
      {source === 'known' ? (
        <div class="entry-switch">
          <input
            id={id}
            type="checkbox"
            checked={on}
            aria-describedby={`${id}-facts`}
            onChange={(event) => actions.onToggleRegistry(row, event.currentTarget.checked)}
          />
          <label class="entry-name" for={id}>
            <bdi>{name}</bdi>
          </label>
        </div>
      ) : (
        <p class="entry-name">
          <bdi>{name}</bdi>
        </p>
      )}
      <p class="entry-facts" id={`${id}-facts`}>
        {t(`form.${form}`)}
        {governance !== null && (
          <>
            {' · '}
            <ExternalLink href={governance}>{t('governance')}</ExternalLink>
          </>
        )}
      </p>
      <p class="entry-address">
        <bdi dir="ltr">{url}</bdi>
      </p>
      {on && <AccessNote url={url} access={access} onAllow={actions.onAllow} />}
      <p class="entry-probe" role="status">
        <ProbeText probe={probe} row={row} />
      </p>
    </EntryRow>
  );
}

function ProbeText({ probe, row }: { probe: Probe | 'busy' | null; row: RegistryRow }) {
  const t = useOptionsText();
  const texts = useTexts();
  if (probe === null) return null;
  if (probe === 'busy') return <>{t('probeBusy')}</>;
  switch (probe.kind) {
    case 'read':
      return <>{probe.count === null ? t('probeSigned') : t('probeRead', { count: probe.count })}</>;
    case 'failed':
      return <>{t('probeFailed', { reason: requestResult(probe.result, texts.t) })}</>;
    case 'not-a-registry':
      return <>{t(row.form === 'list' ? 'probeNoList' : 'probeNoFederation')}</>;
  }
}
