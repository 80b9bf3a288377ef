import type { Connection } from '../settings/marking';

/**
 * What the browser tells of the connection (Network Information API; Save Data API). Firefox tells nothing. `type` is known
 * on Android and ChromeOS only.
 */
export function connectionOf(navigator: object): Connection {
  const connection = 'connection' in navigator ? navigator.connection : null;
  if (typeof connection !== 'object' || connection === null) return { saveData: false, metered: false };
  return {
    saveData: 'saveData' in connection && connection.saveData === true,
    metered: 'type' in connection && connection.type === 'cellular',
  };
}
