/** What went wrong, in the browser's own words. */
export function failureOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
