import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { Centre } from '../../components/ui/Centre.tsx';
import type { MyWork } from '../../../shared/api/work.ts';
import { ComparedLine } from './ComparedLine.tsx';
import type { Compared, Task } from './useQueue.ts';

interface Props {
  task: Task;
  /** Pages that the machine has yet to read. */
  underWay: number;
  work: MyWork | null;
  /** What came of the second entry before. */
  compared: Compared | null;
  onConfirm: () => void;
  onSecond: () => void;
  onResolve: () => void;
  onIntake: () => void;
  onExport: () => void;
  onPause: () => void;
  /** Takes the last act back. */
  onBack: () => void;
}

interface Offer {
  label: string;
  go: () => void;
}

/** Nothing is left of a task for this person: what else waits for them, and where to go from here. */
export function Finished(props: Props) {
  const { task, underWay, work, compared } = props;
  const { t } = useTranslation();
  const worked = (work?.today ?? 0) > 0;
  const title =
    task === 'second'
      ? t('second.nothing')
      : underWay > 0
        ? t('review.stillReading', { count: underWay })
        : t(worked ? 'review.finished' : 'review.nothing');
  return (
    <Centre
      title={title}
      actions={useOffers(props).map(({ label, go }, index) => (
        <Button key={label} look={index === 0 ? 'main' : 'plain'} autoFocus={index === 0} onClick={go}>
          {label}
        </Button>
      ))}
    >
      {compared && <ComparedLine compared={compared} />}
    </Centre>
  );
}

/** Where to go from here, what waits for this person first. */
function useOffers({ task, work, ...go }: Props): Offer[] {
  const { t } = useTranslation();
  const worked = (work?.today ?? 0) > 0;
  const { confirm = 0, second = 0, resolve = 0 } = work ?? {};
  const offers: (Offer | false)[] = [
    task === 'second' && confirm > 0 && { label: t('intake.review', { count: confirm }), go: go.onConfirm },
    task === 'confirm' && second > 0 && { label: t('second.offer', { count: second }), go: go.onSecond },
    resolve > 0 && { label: t('second.offerResolve', { count: resolve }), go: go.onResolve },
    task === 'confirm' && {
      label: t(worked ? 'review.toExport' : 'review.toIntake'),
      go: worked ? go.onExport : go.onIntake,
    },
    { label: t('review.toQueue'), go: go.onPause },
    (work?.undo ?? null) !== null && { label: t('review.lastBack'), go: go.onBack },
  ];
  return offers.filter((offer) => offer !== false);
}
