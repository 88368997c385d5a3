import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { Centre } from '../../components/ui/Centre.tsx';
import { Key } from '../../components/ui/Key.tsx';
import { Progress } from '../../components/ui/Progress.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import type { WorkspaceInfo } from '../../../shared/api/workspace.ts';
import { Begin } from './Begin.tsx';
import type { Merging, Progress as HowFar } from './merging.ts';
import { Report } from './Report.tsx';
import { useMergeKeys } from './useMergeKeys.ts';
import styles from './MergeScreen.module.css';

interface Props {
  info: WorkspaceInfo;
  /** Outlives the screen. */
  merging: Merging;
  /** Opens a scan; null: the first whose entries differ. */
  onScan: (scan: number) => void;
  onResolve: (scan: number | null) => void;
  onAudit: () => void;
}

/** Brings in what other workspaces exported: first what it would do, then, once the person says so, the merge itself. */
export function MergeScreen({ info, merging, ...ways }: Props) {
  const state = useSyncExternalStore(merging.subscribe, merging.get);
  switch (state.at) {
    case 'idle':
      return <Begin info={info} state={state} merging={merging} />;
    case 'looking':
    case 'merging':
      return <UnderWay progress={state.progress} onCancel={() => void merging.cancel()} />;
    case 'looked':
    case 'merged':
      return <Report key={state.at} state={state} merging={merging} {...ways} />;
  }
}

function UnderWay({ progress, onCancel }: { progress: HowFar; onCancel: () => void }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { stage, done, total } = progress;
  useMergeKeys({ enter: null, escape: onCancel, turn: null, undo: null, redo: null, opensRows: false });
  return (
    <Centre
      title={t(`merge.stage.${stage}`)}
      actions={
        <Button onClick={onCancel}>
          {t('merge.cancel')} <Key name="Esc" />
        </Button>
      }
    >
      <div className={styles.progress} role="status">
        <Progress done={done} total={total} label={t(`merge.stage.${stage}`)} />
        <p>{total > 0 && t('merge.of', { done: number(done), total: number(total) })}</p>
      </div>
    </Centre>
  );
}
