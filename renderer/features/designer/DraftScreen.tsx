import { useState } from 'react';
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

/** A form being drawn; loaded again when the person asks for it, as after a change in another window. */
export function DraftScreen(props: Props) {
  const [loads, setLoads] = useState(0);
  return <LoadedDraft key={loads} {...props} onReload={() => setLoads(loads + 1)} />;
}

function LoadedDraft({ id, folder, onClose, onReload }: Props & { onReload: () => void }) {
  const { t } = useTranslation();
  const kept = useDraft(id);
  if (kept.draft)
    return <DraftDesk kept={kept} draft={kept.draft} folder={folder} onClose={onClose} onReload={onReload} />;
  return kept.error ? <Failure error={kept.error} /> : <p className={styles.wait}>{t('designer.opening')}</p>;
}
