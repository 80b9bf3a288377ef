import { DoubtList } from '../../components/doubt-list';
import { PageView, type PageViewProps } from '../../components/page-view';
import { SaveReport } from '../../components/save-report';
import { isAward } from '../../components/summary';
import { useTexts } from '../../components/texts';
import type { HistoryDb } from '../../lib/history/schema';
import { saveReport } from './save-report';
import type { Access } from './use-access';
import { useDocuments } from './use-documents';
import type { PageInfo } from './use-page';

export interface ThisPageProps extends Pick<PageViewProps, 'wanted' | 'onRetry'> {
  readonly page: PageInfo;
  readonly access: Access;
  readonly db: HistoryDb;
  readonly now: () => Date;
  /** Does some work and says so where it fails; answers whether it was done. */
  readonly attempted: (work: Promise<unknown>) => Promise<boolean>;
  /** The reader says whose something is that the page shows. */
  readonly onAnswer: (key: string, answer: 'yes' | 'no') => Promise<unknown>;
}

/** "This page", wired to the browser: in the popup and beside the page alike. */
export function ThisPage({ page, access, wanted, db, now, attempted, onAnswer, onRetry }: ThisPageProps) {
  const texts = useTexts();
  const loadDocument = useDocuments(db);
  const { state } = page;
  const panel = state.kind === 'on' && state.panel.entries.some(isAward) ? state.panel : null;
  const settled = async (work: Promise<unknown>) => void (await attempted(work));
  // Another page is another list: what was opened in the one before is not open in it.
  const key = `${page.tab?.id} ${page.url?.split('#', 1)[0]}`;
  return (
    <>
      <DoubtList
        key={`doubts ${key}`}
        doubts={page.doubts}
        onAnswer={(doubt, answer) => attempted(onAnswer(doubt, answer))}
      />
      <PageView
        key={key}
        state={state}
        wanted={wanted}
        denied={access.denied}
        now={now()}
        site={{
          onceUntil: import.meta.env.FIREFOX ? 'page' : 'site',
          onTurnOnOnce: () => void attempted(access.turnOnOnce()),
          onChoose: (choice) => void attempted(access.choose(choice)),
        }}
        headActions={panel !== null && <SaveReport onSave={(as) => saveReport(as, panel, db, texts, now())} />}
        loadDocument={loadDocument}
        onTurnOn={() => void attempted(access.turnOn())}
        onTurnOff={() => void attempted(access.turnOff())}
        onAllow={(origins, refs) => void attempted(access.allow(origins, refs))}
        onFollow={(ref, url) => settled(access.follow(ref, url))}
        onRecheck={(ref) => settled(access.recheck(ref))}
        onIdentify={(addresses) => settled(access.identify(addresses))}
        onRetry={onRetry}
        onReload={() => void attempted(access.reload())}
      />
    </>
  );
}
