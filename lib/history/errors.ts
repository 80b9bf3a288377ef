export type HistoryErrorCode =
  /** The browser did not open the database; nothing was deleted. */
  | 'open-failed'
  /** A newer Touchstone wrote the database; this one keeps its hands off. */
  | 'newer-database'
  /** The disk or the browser's quota is full. */
  | 'full'
  /** A transaction was aborted or failed; nothing of it was stored. */
  | 'write-failed'
  /** A field the user gave is outside the bounds of a record; `field` names it. */
  | 'malformed'
  | 'not-found'
  /** The record has changed since in a way that leaves nothing to put back. */
  | 'changed-since';

/** Whatever goes wrong in the history. `code` chooses the text the user reads, `message` is for the log. */
export class HistoryError extends Error {
  override readonly name = 'HistoryError';
  constructor(
    readonly code: HistoryErrorCode,
    message: string,
    readonly field: string | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

const OPENING = new Set([
  'OpenFailedError',
  'DatabaseClosedError',
  'MissingAPIError',
  'InvalidStateError',
  'UpgradeError',
  'SchemaError',
]);

/**
 * Names what Dexie or IndexedDB threw. Dexie wraps the browser's own error, sometimes twice: the innermost known name
 * decides. https://dexie.org/docs/DexieErrors/DexieError
 */
export function historyErrorOf(error: unknown): HistoryError {
  if (error instanceof HistoryError) return error;
  const names = namesOf(error);
  const message = error instanceof Error ? error.message : String(error);
  const code = names.has('VersionError')
    ? 'newer-database'
    : names.has('QuotaExceededError')
      ? 'full'
      : [...names].some((name) => OPENING.has(name))
        ? 'open-failed'
        : 'write-failed';
  return new HistoryError(code, message, null, { cause: error });
}

function namesOf(error: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  let inner: unknown = error;
  for (let depth = 0; depth < 5 && typeof inner === 'object' && inner !== null; depth++) {
    if ('name' in inner && typeof inner.name === 'string') names.add(inner.name);
    inner = 'inner' in inner ? inner.inner : 'cause' in inner ? inner.cause : null;
  }
  return names;
}
