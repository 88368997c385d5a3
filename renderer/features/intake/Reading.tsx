import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOf } from '../../api/client.ts';
import { useClient } from '../../api/context.ts';
import { useQuery } from '../../api/useQuery.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Failure } from '../../components/ui/Failure.tsx';
import { Progress } from '../../components/ui/Progress.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import type { CallError } from '../../../shared/api/result.ts';
import styles from './Reading.module.css';

/** The machine's reading: done of total, pages a minute, time left; pause and go on. */
export function Reading({ readOnly }: { readOnly: boolean }) {
  const { t } = useTranslation();
  const { number, duration } = useFormat();
  const client = useClient();
  const { data: jobs, reload } = useQuery('jobs.status', {}, ['jobs', 'intake']);
  const [error, setError] = useState<CallError | null>(null);
  if (!jobs) return null;
  const total = jobs.waiting + jobs.reading + jobs.done + jobs.failed;
  const left = jobs.waiting + jobs.reading;
  const turn = (name: 'jobs.start' | 'jobs.pause') =>
    client.call(name, {}).then(reload, (thrown: unknown) => setError(errorOf(thrown)));
  if (total === 0) return <p className={styles.none}>{t('reading.none')}</p>;
  return (
    <div className={styles.reading}>
      <p className={styles.numbers} role="status">
        <strong>{t('reading.done', { done: number(total - left), total: number(total) })}</strong>
        {jobs.running && jobs.pagesPerMinute > 0 && (
          <span>{t('reading.speed', { pages: number(Math.round(jobs.pagesPerMinute)) })}</span>
        )}
        {jobs.running && jobs.secondsLeft !== null && left > 0 && (
          <span>{t('reading.left', { time: duration(jobs.secondsLeft) })}</span>
        )}
        {!jobs.running && left > 0 && <span>{t('reading.paused')}</span>}
        {jobs.failed > 0 && (
          <span className={styles.failed}>{t('reading.failed', { count: jobs.failed })}</span>
        )}
      </p>
      <Progress done={total - left} total={total} label={t('reading.title')} />
      {left > 0 && !readOnly && (
        <Button onClick={() => void turn(jobs.running ? 'jobs.pause' : 'jobs.start')}>
          {jobs.running ? t('reading.pause') : t('reading.start')}
        </Button>
      )}
      {error && <Failure error={error} />}
    </div>
  );
}
