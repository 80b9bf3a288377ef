import { MAX_ENTRIES, readIssuer } from '../lib/settings/entry';
import type { CheckingActions, FieldErrors, IssuerRow, SectionNews } from './checking-rows';
import { EntryForm } from './entry-form';
import { EntryRow } from './entry-row';
import { useOptionsText } from './options-texts';
import { SettingsSection } from './settings-section';

/** Which issuers the reader or their organisation trusts. */
export function IssuersSection({
  rows,
  news,
  onAddIssuer,
  onRemoveIssuer,
}: { rows: readonly IssuerRow[]; news: SectionNews | null } & Pick<CheckingActions, 'onAddIssuer' | 'onRemoveIssuer'>) {
  const t = useOptionsText();
  const add = (value: (name: 'id' | 'note') => string): FieldErrors<'id' | 'note'> => {
    const entered = readIssuer({ id: value('id'), note: value('note') });
    if (!entered.ok) return { id: entered.error };
    if (rows.some(({ id }) => id === entered.entry.id)) return { id: 'known' };
    if (rows.filter(({ source }) => source === 'own').length >= MAX_ENTRIES.issuers) return { id: 'too-many' };
    onAddIssuer(entered.entry);
    return {};
  };
  return (
    <SettingsSection section="issuers" title={t('issuersTitle')} text={t('issuersText')} news={news}>
      {rows.length === 0 ? (
        <p class="entries-empty">{t('issuersEmpty')}</p>
      ) : (
        <ul class="entries">
          {rows.map(({ id, note, source, wholeSite }) => (
            <EntryRow
              key={`${source} ${id}`}
              name={note || id}
              source={source}
              onRemove={() => onRemoveIssuer({ id, note })}
            >
              {note !== '' && (
                <p class="entry-name">
                  <bdi>{note}</bdi>
                </p>
              )}
              <p class="entry-address">
                <bdi dir="ltr">{id}</bdi>
              </p>
              {wholeSite && <p class="entry-facts">{t('issuerSite')}</p>}
            </EntryRow>
          ))}
        </ul>
      )}
      <EntryForm
        section="issuers"
        title={t('issuerAddTitle')}
        fields={[
          { name: 'id', label: t('issuerId'), hint: t('issuerIdHint'), address: true },
          { name: 'note', label: t('issuerNote'), optional: true },
        ]}
        onSubmit={add}
      />
    </SettingsSection>
  );
}
