import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOf } from '../../api/client.ts';
import { useClient } from '../../api/context.ts';
import { useQuery } from '../../api/useQuery.ts';
import { EvidenceFile } from '../../components/evidence/EvidenceFile.tsx';
import { MessageLine } from '../../components/message/MessageLine.tsx';
import { PaperMarks } from '../../components/papers/PaperMarks.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { Failure } from '../../components/ui/Failure.tsx';
import { Status } from '../../components/ui/Status.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import type { ScanDetail } from '../../../shared/api/scans.ts';
import type { CallError } from '../../../shared/api/result.ts';
import type { Form } from '../../../shared/forms/form.ts';
import { quantityOf } from '../../../shared/forms/quantities.ts';
import { EntryValues } from './EntryValues.tsx';
import { Flags } from '../../components/checks/Flags.tsx';
import { usePagePicture } from '../../components/crop/usePagePicture.ts';
import styles from './ConfirmedProtocol.module.css';

interface Props {
  scan: number;
  readOnly: boolean;
  onReopened: (scan: number) => void;
}

/** One confirmed protocol: its picture, what was confirmed, by whom, what is flagged; and the way back to the desk. */
export function ConfirmedProtocol({ scan, readOnly, onReopened }: Props) {
  const client = useClient();
  const { data: detail, error } = useQuery('scans.get', { scan }, ['scan']);
  const formId = detail?.entries[0]?.form ?? detail?.form ?? null;
  const [form, setForm] = useState<Form | null>(null);
  const [failed, setFailed] = useState<CallError | null>(null);

  useEffect(() => {
    if (formId === null) return;
    client.call('forms.get', { id: formId }).then(
      (loaded) => setForm(loaded.form),
      (thrown: unknown) => setFailed(errorOf(thrown)),
    );
  }, [client, formId]);

  if (error ?? failed) return <Failure error={(error ?? failed) as CallError} />;
  if (!detail) return <div />;
  const reopen = () =>
    client.call('review.reopen', { scan, version: detail.version }).then(
      () => onReopened(scan),
      (thrown: unknown) => setFailed(errorOf(thrown)),
    );
  return (
    <article className={styles.protocol}>
      <Picture detail={detail} />
      <Facts detail={detail} form={form} onReopen={readOnly ? null : () => void reopen()} />
    </article>
  );
}

function Facts({
  detail,
  form,
  onReopen,
}: {
  detail: ScanDetail;
  form: Form | null;
  onReopen: (() => void) | null;
}) {
  const { t } = useTranslation();
  const { time } = useFormat();
  const entry = detail.entries[0];
  const counting = detail.entries.find(({ id }) => id === detail.entry);
  const station = form && counting ? quantityOf(form, 'station', counting.values) : null;
  return (
    <div className={styles.facts}>
      <header className={styles.head}>
        <h2>{entry?.region || detail.region || detail.sources[0]?.name}</h2>
        <Status status={detail.status} />
        {onReopen && <Button onClick={onReopen}>{t('protocols.reopen')}</Button>}
      </header>
      <PaperMarks scan={detail.id} />
      {entry && (
        <p className={styles.soft}>
          {t('protocols.confirmed', { person: entry.person, time: time(entry.at) })}
        </p>
      )}
      {detail.cannotEnter && (
        <p>
          {t(`cannotEnter.${detail.cannotEnter.reason}`)} · {detail.cannotEnter.person} ·{' '}
          {time(detail.cannotEnter.at)}
          {detail.cannotEnter.note && ` · ${detail.cannotEnter.note}`}
        </p>
      )}
      {form && <Flags form={form} flags={detail.flags} />}
      {form && entry && <EntryValues form={form} entry={entry} />}
      <dl className={styles.sources}>
        <dt>{t('protocols.sources')}</dt>
        {detail.sources.map(({ name, at, message }) => (
          <dd key={`${name}-${at}`}>
            {name} · {time(at)}
            {message && <MessageLine message={message} station={station} />}
          </dd>
        ))}
        <dt>SHA-256</dt>
        <dd className={styles.hash}>{detail.sha256}</dd>
      </dl>
      {form && station !== null && (
        <EvidenceFile station={{ number: station, region: detail.region, election: form.election }} />
      )}
    </div>
  );
}

function Picture({ detail }: { detail: ScanDetail }) {
  const { t } = useTranslation();
  const { picture, error } = usePagePicture(detail);
  return (
    <div className={styles.picture}>
      {error && <Failure error={error} />}
      {picture && (
        <img src={picture.url} alt={t('review.pageAlt', { name: detail.sources[0]?.name ?? '' })} />
      )}
    </div>
  );
}
