import { readFileSync } from 'node:fs';
import type { Page } from '../../lib/capture/types';

/** A page as an adapter gets it; scripts stay text. For tests under happy-dom. */
export function pageFrom(html: string, url: string): Page {
  return { url: new URL(url), document: new DOMParser().parseFromString(html, 'text/html') };
}

export function pageFromFile(path: string | URL, url: string): Page {
  return pageFrom(readFileSync(path, 'utf8'), url);
}
