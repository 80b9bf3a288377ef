export type ImportErrorCode = 'too-large' | 'not-json' | 'not-a-history' | 'newer-version' | 'malformed';

/** Why a file was not imported; nothing of it was. `code` chooses the text the user reads, `message` is for the log. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
  constructor(
    readonly code: ImportErrorCode,
    message: string,
    /** Which item is malformed, counted from 1; null: the file around them. */
    readonly place: { readonly list: 'record' | 'credential'; readonly number: number } | null = null,
    /** Path of the malformed field within that item (`evidence.0.url`); '' where the item itself is not an object. */
    readonly field: string | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
