import { useTranslation } from 'react-i18next';
import type { ElectionView, StationsAsked } from '../../../../shared/api/counting.ts';
import { Button } from '../../../components/ui/Button.tsx';

interface Props {
  title: string;
  asked: StationsAsked;
  election: ElectionView;
  onScan: (scan: number) => void;
  onClose: () => void;
}

/** The stations that a number stands for. */
export function Behind({ title, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{title}</h2>
      <Button onClick={onClose}>{t('count.back')}</Button>
    </section>
  );
}
