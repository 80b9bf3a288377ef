import type { PanelEntry } from '../lib/messages/protocol';
import { originsToAllow } from './summary';
import { useTexts } from './texts';

/**
 * Offers to let us ask the issuers that the browser withheld; nothing where it withheld none.
 *
 * @param onAllow called straight from the click, so that the browser's permission question may follow
 */
export function AllowButton({
  entries,
  onAllow,
}: {
  entries: readonly PanelEntry[];
  onAllow: (origins: readonly string[], refs: readonly number[]) => void;
}) {
  const { t } = useTexts();
  const waiting = entries.filter((entry) => originsToAllow(entry).length > 0);
  const origins = [...new Set(waiting.flatMap(originsToAllow))];
  const [only, ...others] = origins;
  if (only === undefined) return null;
  return (
    <button
      type="button"
      class="button"
      data-kind="main"
      onClick={() =>
        onAllow(
          origins,
          waiting.map((entry) => entry.ref),
        )
      }
    >
      {others.length === 0 ? t('allowHost', { host: new URL(only).host }) : t('allowHosts', { count: origins.length })}
    </button>
  );
}
