import { useTranslation } from 'react-i18next';
import { DropZone } from '../../components/drop/DropZone.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { Failure } from '../../components/ui/Failure.tsx';
import { Key } from '../../components/ui/Key.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import type { WorkspaceInfo } from '../../../shared/api/workspace.ts';
import type { Merging, MergingState } from './merging.ts';
import { Refused } from './Refused.tsx';
import { useMergeKeys } from './useMergeKeys.ts';
import styles from './MergeScreen.module.css';

interface Props {
  info: WorkspaceInfo;
  state: Extract<MergingState, { at: 'idle' }>;
  merging: Merging;
}

/** Takes files, and says what to ask teams for. */
export function Begin({ info, state, merging }: Props) {
  const { t } = useTranslation();
  const { said, error, refused } = state;
  const readOnly = info.readOnly !== null;
  const redo = said === 'undone' && !readOnly ? () => void merging.redo() : null;
  const undo = said === 'redone' && !readOnly ? () => void merging.undo() : null;
  useMergeKeys({ enter: null, escape: null, turn: null, undo, redo, opensRows: false });
  return (
    <div className={styles.begin}>
      <h1>{t('merge.title')}</h1>
      {said && (
        <Notice
          look="plain"
          role="status"
          action={
            <>
              {redo && (
                <Button onClick={redo}>
                  {t('merge.redo')} <Key name="Ctrl Y" />
                </Button>
              )}
              {undo && (
                <Button onClick={undo}>
                  {t('merge.undo')} <Key name="Ctrl Z" />
                </Button>
              )}
            </>
          }
        >
          {t(`merge.said.${said}`)}
        </Notice>
      )}
      {error && <Failure error={error} />}
      <Refused refused={refused} />
      <DropZone
        title={t('merge.drop')}
        kinds={t('merge.kinds')}
        first="files"
        disabled={readOnly}
        dialogs={info.host.dialogs}
        onFiles={(files) => void merging.give(files)}
        onChoose={(what) => void merging.choose(what)}
      />
      <p>{t('merge.ask')}</p>
      <p>{t('merge.promise')}</p>
    </div>
  );
}
