import { Fragment } from 'preact';
import { useRef } from 'preact/hooks';
import type { LearningRecord } from '../lib/capture/types';
import { inline } from '../lib/text/text';
import type { Texts } from '../lib/text/texts';
import { ExternalLink, webAddress } from './external-link';
import { Menu } from './menu';
import { RecordProofs } from './record-proofs';
import { StatusMark } from './status-mark';
import { useTexts } from './texts';

export interface RecordRowProps {
  readonly record: LearningRecord;
  readonly position: number;
  readonly total: number;
  readonly platform: string;
  readonly onRemove: (record: LearningRecord) => void;
}

/** One learning record: what, where, how far, since when, with which certificate. */
export function RecordRow({ record, position, total, platform, onRemove }: RecordRowProps) {
  const texts = useTexts();
  const { t } = texts;
  const title = inline(record.title);
  const provider = record.provider === null ? '' : inline(record.provider);
  const certificates = record.credentials.filter((credential) => webAddress(credential.url) !== null);
  const row = useRef<HTMLLIElement>(null);
  const remove = () => {
    // The row goes, and with it the focus: it moves on to its neighbour.
    const neighbour = row.current?.nextElementSibling ?? row.current?.previousElementSibling;
    neighbour?.querySelector<HTMLElement>('.menu button')?.focus();
    onRemove(record);
  };
  return (
    <li class="record" ref={row} aria-setsize={total} aria-posinset={position}>
      <div class="record-body">
        <h2 class="record-title">
          <ExternalLink href={record.url}>
            <bdi>{title}</bdi>
          </ExternalLink>
        </h2>
        <p class="record-where">
          {provider !== '' && (
            <>
              <bdi>{provider}</bdi>
              <Dot />
            </>
          )}
          <span>{platform}</span>
        </p>
        <p class="record-facts">
          <StatusMark status={record.status} progress={record.progress} /> <RecordDate record={record} texts={texts} />
          {certificates.map((credential, index) => (
            <Fragment key={credential.url}>
              {' '}
              <ExternalLink href={credential.url} class="record-certificate">
                {certificates.length === 1
                  ? t('recordCertificate')
                  : t('recordCertificateNumber', { count: index + 1 })}
                <span class="aloud">: {title}</span>
              </ExternalLink>
            </Fragment>
          ))}
        </p>
        <RecordProofs credentials={certificates} title={title} />
      </div>
      <Menu
        label={t('recordActions', { title })}
        glyph="more"
        items={[{ label: t('recordRemove'), onSelect: remove }]}
      />
    </li>
  );
}

/** The date the platform states for the status or, failing that, the day it was first seen, and said to be that. */
function RecordDate({ record, texts }: { record: LearningRecord; texts: Texts }) {
  const own = {
    enrolled: record.enrolledAt,
    'in-progress': record.startedAt ?? record.enrolledAt,
    completed: record.completedAt,
  }[record.status];
  const date = own === null ? null : texts.date(own);
  if (own !== null && date !== null) {
    return <time dateTime={own}>{texts.t(`recordDate.${record.status}`, { date })}</time>;
  }
  const seen = texts.date(record.firstSeenAt);
  return seen === null ? null : <time dateTime={record.firstSeenAt}>{texts.t('recordSeen', { date: seen })}</time>;
}

function Dot() {
  return (
    <span class="dot" aria-hidden="true">
      {' · '}
    </span>
  );
}
