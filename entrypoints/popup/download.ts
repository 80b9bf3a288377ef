/** Long enough for the slowest disk to have begun; then the memory is given back. */
const KEPT_MS = 60_000;

/** Saves a text as a file. A Blob and a link need no permission. */
export function download(text: string, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
