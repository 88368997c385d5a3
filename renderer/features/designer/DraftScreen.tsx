import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/ui/Failure.tsx';
import { DraftDesk } from './DraftDesk.tsx';
import { useDraft } from './useDraft.ts';
import styles from './DraftScreen.module.css';

interface Props {
  id: number;
  /** The workspace's folder, to say where a saved form lies. */
  folder: string;
  onClose: () => void;
}

/** A form being drawn, once it is loaded. */
export function DraftScreen({ id, folder, onClose }: Props) {
  const { t } = useTranslation();
  const kept = useDraft(id);
  if (kept.draft) return <DraftDesk kept={kept} draft={kept.draft} folder={folder} onClose={onClose} />;
  return kept.error ? <Failure error={kept.error} /> : <p className={styles.wait}>{t('designer.opening')}</p>;
}
