import type { LearningRecord } from '../../lib/capture/types';
import type { LinkKind } from '../../lib/links/types';
import type { PagePanel, PanelEntry } from '../../lib/messages/protocol';
import type { Check, Report, Verdict } from '../../lib/verify/types';

/** What a page or a credential would like to be taken for markup. */
export const HOSTILE = '<img src=x onerror="alert(1)"><b>bold</b>';

export function learningRecord(fields: Partial<LearningRecord> = {}): LearningRecord {
  return {
    id: 'moodle:learn.campus.example/2',
    platform: 'moodle',
    kind: 'course',
    title: 'Introduction to Local History',
    url: 'https://learn.campus.example/course/view.php?id=2',
    provider: 'Campus Example',
    instructors: [],
    status: 'completed',
    progress: 1,
    grade: null,
    hours: null,
    enrolledAt: null,
    startedAt: null,
    completedAt: '2024-05-03',
    firstSeenAt: '2024-06-01T10:00:00Z',
    lastSeenAt: '2024-06-01T10:00:00Z',
    skills: [],
    tags: [],
    note: '',
    credentials: [],
    evidence: [],
    editedByUser: [],
    ...fields,
  };
}

export function report(verdict: Verdict, checks: readonly Check[] = [], fields: Partial<Report> = {}): Report {
  return {
    verdict,
    format: 'open-badges-3',
    issuer: { id: 'https://badges.campus.example/issuer', name: 'Campus Example' },
    achievement: { name: 'Reading Old Maps', description: null },
    recipient: { name: 'Mara Lind' },
    issuedAt: '2024-05',
    expiresAt: null,
    checks,
    inside: [],
    evidence: [],
    checkedAt: '2026-11-23T14:05:00Z',
    requests: [],
    ...fields,
  };
}

export function entry(ref: number, found: Report | null, kind: LinkKind = 'award', text = 'Map badge'): PanelEntry {
  const href = `https://badges.campus.example/a/${ref}`;
  return { ref, href, text, link: { host: 'open-badges', kind, id: String(ref), url: href }, report: found };
}

const QUIET = { skipped: 0, fought: 0, checking: 'automatic', identified: 0 } as const;

export function panel(entries: readonly PanelEntry[], fields: Partial<PagePanel> = {}): PagePanel {
  return { url: 'https://profiles.example/mara', holder: 'Mara Lind', entries, ...QUIET, ...fields };
}
