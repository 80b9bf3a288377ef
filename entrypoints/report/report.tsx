import { useRef, useState } from 'preact/hooks';
import { AppFrame } from '../../components/app-frame';
import { type FoundNow, SavedReportCheck, type SavedReportState } from '../../components/saved-report-check';
import type { PageReport, SavedCredential } from '../../lib/export/page-report';
import { awardKey } from '../../lib/links/award-key';
import { reportBeside } from '../../lib/messages/beside';
import type { Send } from '../../lib/messages/client';
import { readSavedReport, SavedReportError } from '../../lib/saved/read';
import type { ReportText } from '../../lib/text/report';
import { originsToAllow } from '../../lib/verify/requests';

/** The background checks no more than ten for one page at once; more would only wait there. */
const AT_ONCE = 8;

interface SavedReportPageProps {
  readonly text: ReportText;
  readonly send: Send;
  /** The browser's question for these origins. */
  readonly allow: (origins: readonly string[]) => Promise<boolean>;
}

/** The page on which a saved report is checked again: wires its view to the file and the background. */
export function SavedReportPage({ text, send, allow }: SavedReportPageProps) {
  const [state, setState] = useState<SavedReportState>({ kind: 'idle' });
  // A file chosen later takes the place of one that is still being checked.
  const run = useRef(0);

  const check = async (report: PageReport, indices: readonly number[], begun: number) => {
    const note = (index: number, one: FoundNow) => {
      if (run.current !== begun) return;
      setState((now) =>
        now.kind === 'open' ? { ...now, found: now.found.map((old, at) => (at === index ? one : old)) } : now,
      );
    };
    const left = [...indices];
    const work = async () => {
      for (let index = left.shift(); index !== undefined && run.current === begun; index = left.shift()) {
        const credential = report.credentials[index];
        if (credential === undefined) continue;
        const { href, document } = credential;
        const data = {
          href,
          holder: report.page.holder,
          document: document && { type: document.type, base64: document.base64 },
        };
        const answer = await send('saved.check', data).catch(() => 'failed' as const);
        note(index, besideText(answer, credential, report));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  };

  const open = async (file: File) => {
    run.current += 1;
    const begun = run.current;
    setState({ kind: 'reading' });
    try {
      const report = readSavedReport(await readText(file));
      if (run.current !== begun) return;
      setState({ kind: 'open', report, found: report.credentials.map(() => 'waiting') });
      await check(report, [...report.credentials.keys()], begun);
    } catch (error) {
      if (run.current === begun) setState({ kind: 'failed', text: faultText(error, text) });
    }
  };

  const onAllow = (origins: readonly string[]) => {
    if (state.kind !== 'open') return;
    const { report, found } = state;
    // Straight from the click: a browser asks at no other time.
    void allow(origins)
      .catch(() => false)
      .then(async (granted) => {
        if (!granted) return;
        const waits = (one: FoundNow) =>
          typeof one === 'object' && one.report !== null && originsToAllow(one.report).some((o) => origins.includes(o));
        const again = found.flatMap((one, index) => (waits(one) ? [index] : []));
        setState({ kind: 'open', report, found: found.map((one, at) => (again.includes(at) ? 'waiting' : one)) });
        await check(report, again, run.current);
      });
  };

  return (
    <AppFrame title={text('title')}>
      <SavedReportCheck state={state} onFile={(file) => void open(file)} onAllow={onAllow} />
    </AppFrame>
  );
}

/** Letters never take less than a byte each, so a file that is too large need not be read. */
async function readText(file: File): Promise<string> {
  if (file.size > 4 * 20 * 1024 * 1024) throw new SavedReportError('too-large', `${file.size} bytes`);
  return file.text();
}

function faultText(error: unknown, t: ReportText): string {
  if (error instanceof SavedReportError) return t(`error.${error.code}`, { place: error.message });
  return t('error.unreadable', { reason: error instanceof Error ? error.message : String(error) });
}

/** What the texts on the page that was saved say of what is found now: the report said so of what was found then. */
function besideText(found: FoundNow, { text, link }: SavedCredential, { credentials }: PageReport): FoundNow {
  if (typeof found !== 'object' || found.report === null) return found;
  const same = credentials.filter((other) => awardKey(other.link) === awardKey(link));
  const others = same.map((other) => other.text).filter((other) => other !== text);
  return { ...found, report: reportBeside(found.report, text, others) };
}
