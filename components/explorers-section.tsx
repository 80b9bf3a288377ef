import { CHAINS, MAX_ENTRIES, readExplorer } from '../lib/settings/entry';
import type { OptionsText } from '../lib/text/options';
import type { CheckingActions, ExplorerRow, FieldErrors, SectionNews } from './checking-rows';
import { EntryForm, HASH_PLACE } from './entry-form';
import { AccessNote, EntryRow } from './entry-row';
import { useOptionsText } from './options-texts';
import { SettingsSection } from './settings-section';

/** Where the anchors of Blockcerts are looked up. */
export function ExplorersSection({
  rows,
  news,
  onAddExplorer,
  onRemoveExplorer,
  onAllow,
}: { rows: readonly ExplorerRow[]; news: SectionNews | null } & Pick<
  CheckingActions,
  'onAddExplorer' | 'onRemoveExplorer' | 'onAllow'
>) {
  const t = useOptionsText();
  const add = (value: (name: 'chain' | 'url') => string): FieldErrors<'chain' | 'url'> => {
    const entered = readExplorer({ chain: value('chain'), url: value('url') });
    if (!entered.ok) return { url: entered.error };
    if (rows.some(({ chain }) => chain === entered.entry.chain)) return { chain: 'chain-known' };
    if (rows.filter(({ source }) => source === 'own').length >= MAX_ENTRIES.explorers) return { url: 'too-many' };
    onAddExplorer(entered.entry);
    return {};
  };
  return (
    <SettingsSection section="explorers" title={t('explorersTitle')} text={t('explorersText')} news={news}>
      {rows.length === 0 ? (
        <p class="entries-empty">{t('explorersEmpty')}</p>
      ) : (
        <ul class="entries">
          {rows.map(({ chain, url, source, access }) => (
            <EntryRow
              key={`${source} ${chain}`}
              name={chainName(chain, t)}
              source={source}
              onRemove={() => onRemoveExplorer({ chain, url })}
            >
              <p class="entry-name">{chainName(chain, t)}</p>
              <p class="entry-address">
                <bdi dir="ltr">{url}</bdi>
              </p>
              <AccessNote url={url} access={access} onAllow={onAllow} />
            </EntryRow>
          ))}
        </ul>
      )}
      <EntryForm
        section="explorers"
        title={t('explorerAddTitle')}
        fields={[
          {
            name: 'chain',
            label: t('explorerChain'),
            choices: CHAINS.map((chain) => ({ value: chain, label: t(`chain.${chain}`) })),
          },
          {
            name: 'url',
            label: t('explorerUrl'),
            hint: t('explorerUrlHint', { place: HASH_PLACE }),
            address: true,
          },
        ]}
        onSubmit={add}
      />
    </SettingsSection>
  );
}

/** A chain that only a policy names is shown as it is. */
function chainName(chain: string, t: OptionsText): string {
  const known = CHAINS.find((each) => each === chain);
  return known === undefined ? chain : t(`chain.${known}`);
}
