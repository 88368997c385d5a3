import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/ui/Button.tsx';
import { Failure } from '../../../components/ui/Failure.tsx';
import { Progress } from '../../../components/ui/Progress.tsx';
import { useFormat } from '../../../i18n/useFormat.ts';
import type { Publishing } from './usePublishing.ts';
import styles from './PublishTab.module.css';

interface Props {
  publishing: Pick<Publishing<unknown>, 'progress' | 'error' | 'stop'>;
  /** What is being written. */
  label: string;
}

/** How far the writing is, with the way to end it; or what went wrong. */
export function HowFar({ publishing: { progress, error, stop }, label }: Props) {
  const { t } = useTranslation();
  const { number } = useFormat();
  if (error) return <Failure error={error} />;
  if (!progress) return null;
  const { done, total } = progress;
  return (
    <div className={styles.progress}>
      <Progress done={done} total={total} label={label} />
      <span role="status">
        {total > 0 && t('publish.progress', { done: number(done), total: number(total) })}
      </span>
      <Button onClick={stop}>{t('publish.stop')}</Button>
    </div>
  );
}
