import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { Centre } from '../../components/ui/Centre.tsx';
import type { MyWork } from '../../../shared/api/outputs.ts';
import { ComparedLine } from './ComparedLine.tsx';
import type { Compared, Task } from './useQueue.ts';

interface Props {
  task: Task;
  /** Pages that the machine has yet to read. */
  underWay: number;
  work: MyWork | null;
  /** What came of the second entry before. */
  compared: Compared | null;
  onSecond: () => void;
  onResolve: () => void;
  onIntake: () => void;
  onExport: () => void;
  onPause: () => void;
  /** Takes the last act back. */
  onBack: () => void;
}

/** Nothing is left of a task for this person: what else waits for them, and where to go from here. */
export function Finished({ task, underWay, work, compared, ...go }: Props) {
  const { t } = useTranslation();
  const worked = (work?.today ?? 0) > 0;
  const second = task === 'confirm' ? (work?.second ?? 0) : 0;
  const resolve = work?.resolve ?? 0;
  const title =
    task === 'second'
      ? t('second.nothing')
      : underWay > 0
        ? t('review.stillReading', { count: underWay })
        : t(worked ? 'review.finished' : 'review.nothing');
  return (
    <Centre
      title={title}
      actions={
        <>
          {second > 0 && (
            <Button look="main" autoFocus onClick={go.onSecond}>
              {t('second.offer', { count: second })}
            </Button>
          )}
          {resolve > 0 && (
            <Button look={second > 0 ? 'plain' : 'main'} autoFocus={second === 0} onClick={go.onResolve}>
              {t('second.offerResolve', { count: resolve })}
            </Button>
          )}
          {task === 'confirm' && (
            <Button
              look={second + resolve > 0 ? 'plain' : 'main'}
              autoFocus={second + resolve === 0}
              onClick={worked ? go.onExport : go.onIntake}
            >
              {t(worked ? 'review.toExport' : 'review.toIntake')}
            </Button>
          )}
          <Button onClick={go.onPause}>{t('review.toQueue')}</Button>
          {work?.undo && <Button onClick={go.onBack}>{t('review.lastBack')}</Button>}
        </>
      }
    >
      {compared && <ComparedLine compared={compared} />}
    </Centre>
  );
}
