import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Doubt } from '../lib/messages/protocol';
import { inline } from '../lib/text/text';
import { useTexts } from './texts';

/** Questions that stand open at once: a list of somebody's courses must not bury what else is here. */
const AT_ONCE = 3;

export interface DoubtListProps {
  readonly doubts: readonly Doubt[];
  /** Settles when the answer is kept; false: it is not. */
  readonly onAnswer: (key: string, answer: 'yes' | 'no') => Promise<boolean>;
}

/** What the page shows that may be the reader's: asks once, and says what they answered. Nothing where it shows none. */
export function DoubtList({ doubts, onAnswer }: DoubtListProps) {
  const { t } = useTexts();
  const card = (doubt: Doubt) => <DoubtCard key={doubt.key} doubt={doubt} onAnswer={onAnswer} />;
  const rest = doubts.slice(AT_ONCE);
  if (doubts.length === 0) return null;
  return (
    <div class="doubts">
      {doubts.slice(0, AT_ONCE).map(card)}
      {rest.length > 0 && (
        <details class="doubts-more">
          <summary class="doubts-more-head">{t('doubtMore', { count: rest.length })}</summary>
          {rest.map(card)}
        </details>
      )}
    </div>
  );
}

function DoubtCard({ doubt, onAnswer }: Pick<DoubtListProps, 'onAnswer'> & { readonly doubt: Doubt }) {
  const { t } = useTexts();
  const id = useId();
  const [isBusy, setBusy] = useState(false);
  /** What was just said, until the list says so too; `change`: the reader thinks again. */
  const [said, setSaid] = useState<'yes' | 'no' | 'change' | null>(null);
  const card = useFocusWithin(said);
  const answer = said === 'change' ? null : (said ?? doubt.answer);
  const title = inline(doubt.title);
  const say = async (word: 'yes' | 'no') => {
    if (isBusy) return;
    setBusy(true);
    if (await onAnswer(doubt.key, word)) setSaid(word);
    setBusy(false);
  };
  return (
    <section class="doubt" data-answer={answer ?? 'open'} aria-labelledby={`${id}-question ${id}-title`} ref={card}>
      <div role="status">
        <h2 class="doubt-question" id={`${id}-question`} tabIndex={-1}>
          {t(answer === null ? 'doubtQuestion' : `doubtSaid.${answer}`)}
        </h2>
      </div>
      <p class="doubt-title" id={`${id}-title`}>
        <bdi>{title}</bdi>
      </p>
      {answer === null && <DoubtFacts doubt={doubt} />}
      <div class="doubt-actions">
        {answer === null && (
          <>
            <AnswerButton label={t('doubtYes')} about={`${id}-title`} isBusy={isBusy} onClick={() => void say('yes')} />
            <AnswerButton label={t('doubtNo')} about={`${id}-title`} isBusy={isBusy} onClick={() => void say('no')} />
          </>
        )}
        {answer === 'no' && (
          <AnswerButton
            label={t('doubtChange')}
            about={`${id}-title`}
            isBusy={isBusy}
            onClick={() => setSaid('change')}
          />
        )}
      </div>
    </section>
  );
}

/** Whose the page says it is, and who gave it. */
function DoubtFacts({ doubt }: { doubt: Doubt }) {
  const { t } = useTexts();
  const recipient = inline(doubt.recipient ?? '');
  const provider = inline(doubt.provider ?? '');
  return (
    <>
      {provider !== '' && (
        <p class="doubt-facts">
          <bdi>{provider}</bdi>
        </p>
      )}
      <p class="doubt-facts">
        <bdi>{recipient === '' ? t('doubtNoRecipient') : t('doubtRecipient', { recipient })}</bdi>
      </p>
    </>
  );
}

function AnswerButton({
  label,
  about,
  isBusy,
  onClick,
}: {
  label: string;
  about: string;
  isBusy: boolean;
  onClick: () => void;
}) {
  return (
    <button type="button" class="button" aria-describedby={about} aria-disabled={isBusy} onClick={onClick}>
      {label}
    </button>
  );
}

/** Whoever pressed a button that went away goes on at the next one, or at what is said instead; nobody else's focus moves. */
function useFocusWithin(said: unknown) {
  const card = useRef<HTMLElement>(null);
  const shown = useRef(said);
  useLayoutEffect(() => {
    if (shown.current === said) return;
    shown.current = said;
    const focused = document.activeElement;
    if (focused !== null && focused !== document.body && !card.current?.contains(focused)) return;
    const place = card.current?.querySelector<HTMLElement>('.doubt-actions button');
    (place ?? card.current?.querySelector<HTMLElement>('.doubt-question'))?.focus({ preventScroll: true });
  }, [said]);
  return card;
}
