import { inline } from '../lib/text/text';
import type { Reason } from '../lib/verify/reasons';
import { CHECK_IDS, type Check, type CheckId } from '../lib/verify/types';
import { evidenceRows } from './detail';
import { ExternalLink } from './external-link';
import { Glyph } from './glyph';
import { useTexts } from './texts';

/** One question about a credential: its outcome as a sign and a word, a sentence, and the values behind it. */
export function CheckRow({ check }: { check: Check }) {
  const texts = useTexts();
  const { t, reason } = texts;
  const sentence = reason(check) ?? (check.outcome === 'pass' ? t(`passed.${check.id}`) : null);
  const values = evidenceRows(check, texts);
  return (
    <li class="check" data-outcome={check.outcome} data-check={check.id}>
      <Glyph name={check.outcome} />
      <div class="check-body">
        <p class="check-head">
          <span class="check-name">{t(`check.${check.id}`)}</span>{' '}
          <span class="check-outcome">{t(`outcome.${check.outcome}`)}</span>
        </p>
        {sentence !== null && (
          <p class="check-reason">
            <bdi>
              <Sentence text={sentence} address={addressToOpen(check)} />
            </bdi>
          </p>
        )}
        {values.length > 0 && (
          <dl class="values">
            {values.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </li>
  );
}

/** Reasons that send the reader to a page. */
const TO_OPEN: ReadonlySet<Reason> = new Set<Reason>(['host-without-record', 'open-to-check']);

function addressToOpen({ reason, detail }: Check): string | null {
  return reason !== undefined && TO_OPEN.has(reason) ? (detail?.url ?? null) : null;
}

/** A long address would bury the sentence around it; the link leads to all of it. */
const MAX_SHOWN = 40;

/** A sentence in which an address, where it stands there, can be followed. */
function Sentence({ text, address }: { text: string; address: string | null }) {
  const shown = address === null ? '' : inline(address);
  const at = shown === '' ? -1 : text.indexOf(shown);
  if (address === null || at < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <ExternalLink href={address}>
        <bdi dir="ltr">{inline(shown.replace(/^https:\/\/(?:www\.)?/, ''), MAX_SHOWN)}</bdi>
      </ExternalLink>
      {text.slice(at + shown.length)}
    </>
  );
}

/** Checks as the reader wants them: what went wrong first, then cautions and gaps, then what passed. */
export function inReadingOrder(checks: readonly Check[]): readonly Check[] {
  const weight = { fail: 0, warn: 1, unknown: 2, pass: 3, 'not-applicable': 4 };
  const place = (id: CheckId) => CHECK_IDS.indexOf(id);
  return [...checks].sort((a, b) => weight[a.outcome] - weight[b.outcome] || place(a.id) - place(b.id));
}
