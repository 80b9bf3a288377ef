import type { CredentialLink } from '../links/types';
import type { Report } from '../verify/types';

/** A document as its host served it, made fit for JSON. */
export interface SavedDocument {
  readonly url: string;
  /** Media type without parameters, or ''. */
  readonly type: string;
  readonly base64: string;
}

/** One credential of a page, and what was found out about it. */
export interface SavedCredential {
  /** The text beside the link. */
  readonly text: string;
  /** The address on the page (or where its short link led), without parameters that name a person. What is checked again. */
  readonly href: string;
  readonly link: CredentialLink;
  /** null: it was not checked yet. */
  readonly report: Report | null;
  /** From which the verdict was reached; null: there was none, or it was too large. */
  readonly document: SavedDocument | null;
}

/** What "Save report" writes: `touchstone-report`, version 1 (docs/report-format.md). */
export interface PageReport {
  readonly format: 'touchstone-report';
  readonly version: 1;
  /** ISO 8601 instant. */
  readonly savedAt: string;
  /** The version of Touchstone. */
  readonly savedBy: string;
  readonly page: {
    /** Without parameters that name a person; null: not known. */
    readonly url: string | null;
    /** The name on the page, with which recipients were compared; null: none. */
    readonly holder: string | null;
  };
  /** As the reader saw it: "7 credentials: 5 verified, 2 expired". */
  readonly summary: string;
  readonly credentials: readonly SavedCredential[];
}

/** Of the element that holds the report in an HTML file. */
export const DATA_ID = 'touchstone-report';

/** A report as text, to read and to diff. */
export function pageReportJson(report: PageReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** The same as it may stand in a `<script>` of an HTML file: nothing in it ends the script. */
export function pageReportData(report: PageReport): string {
  return JSON.stringify(report).replaceAll('<', '\\u003c');
}

/** `touchstone-report-github.com-2026-11-23.html`: sorts by site and day, and is legal on every file system. */
export function pageReportFileName({ page, savedAt }: PageReport, extension: 'html' | 'json'): string {
  const host = page.url !== null && URL.canParse(page.url) ? new URL(page.url).hostname : '';
  const place = host.replace(/[^a-z0-9.-]/gi, '').slice(0, 80) || 'page';
  return `touchstone-report-${place}-${savedAt.slice(0, 10)}.${extension}`;
}
