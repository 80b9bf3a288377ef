import { useCallback, useEffect, useState } from 'preact/hooks';
import { type LoggingRows, LoggingSection } from '../../components/logging-section';
import { useOptionsText } from '../../components/options-texts';
import { useTexts } from '../../components/texts';
import type { CapturingStore } from '../../lib/platform/capturing';
import { siteName } from '../../lib/platform/match-pattern';
import { type Capturing, pauseEnd, resumed, withSiteResumed } from '../../lib/settings/capturing';
import { failureOf } from './failure';
import { focusHeading } from './focus';

export interface LoggingProps {
  readonly capturing: CapturingStore;
  /** Does the browser let us into private windows? */
  readonly isLetIn: () => Promise<boolean>;
  readonly now: () => Date;
  /** Calls back when the choices may have changed, here or elsewhere. */
  readonly onChange: (callback: () => void) => void;
}

/** Wires what is logged to what is kept of the reader's choices. */
export function Logging({ capturing, isLetIn, now, onChange }: LoggingProps) {
  const t = useOptionsText();
  const { time } = useTexts();
  const [state, setState] = useState<LoggingRows>({ kind: 'loading' });
  const [news, setNews] = useState<string | null>(null);

  const load = useCallback(async () => {
    try {
      const [read, letIn] = await Promise.all([capturing.read(), isLetIn()]);
      const end = pauseEnd(read, now());
      setState({
        kind: 'ready',
        toast: read.toast,
        inPrivateWindows: read.inPrivateWindows,
        isLetIn: letIn,
        until: end && time(end),
        sites: read.pausedSites.map((site) => ({ site, name: siteName(site) })),
      });
    } catch (error) {
      setState({ kind: 'error', reason: failureOf(error) });
    }
  }, [capturing, isLetIn, now, time]);
  useEffect(() => {
    onChange(() => void load());
    void load();
  }, [load, onChange]);

  const change = async (edit: (before: Capturing) => Capturing, done: string | null = null) => {
    try {
      await capturing.change(edit);
      await load();
      setNews(done);
    } catch (error) {
      setNews(t('actionFailed', { reason: failureOf(error) }));
    }
  };

  return (
    <LoggingSection
      state={state}
      news={news}
      onSet={(choice) => void change((before) => ({ ...before, ...choice }))}
      onResume={() => void change(resumed, t('loggingResumed')).then(() => focusHeading('logging'))}
      onResumeSite={(site, name) =>
        void change((before) => withSiteResumed(before, site), t('loggingResumedOn', { name })).then(() =>
          focusHeading('logging'),
        )
      }
    />
  );
}
