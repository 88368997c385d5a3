import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { Key } from '../../components/ui/Key.tsx';
import type { MergeReport } from '../../../shared/api/merging.ts';
import styles from './MergeScreen.module.css';

interface Props {
  report: MergeReport;
  isMerged: boolean;
  /** The one thing that Enter does. */
  mainRef: RefObject<HTMLButtonElement | null>;
  merge: () => void;
  leave: () => void;
  undo: () => void;
  resolve: () => void;
  audit: () => void;
}

/** What can be done with a report: before the merge to do it or to leave it, after it to go on with what it brought. */
export function Actions(props: Props) {
  return <p className={styles.actions}>{props.isMerged ? <After {...props} /> : <Before {...props} />}</p>;
}

function Before({ report, mainRef, merge, leave }: Props) {
  const { t } = useTranslation();
  // What changes nothing is not merged: it would only be one more act.
  if (!report.brings)
    return (
      <Button ref={mainRef} look="main" autoFocus onClick={leave}>
        <Key name="Enter" /> {t('merge.back')}
      </Button>
    );
  return (
    <>
      <Button ref={mainRef} look="main" autoFocus onClick={merge}>
        <Key name="Enter" /> {t('merge.do')}
      </Button>
      <Button onClick={leave}>
        <Key name="Esc" /> {t('merge.leave')}
      </Button>
    </>
  );
}

function After({ report: { counts }, mainRef, leave, undo, resolve, audit }: Props) {
  const { t } = useTranslation();
  const conflicts = counts.conflicts > 0;
  return (
    <>
      {conflicts && (
        <Button ref={mainRef} look="main" autoFocus onClick={resolve}>
          <Key name="Enter" /> {t('merge.resolve', { count: counts.conflicts })}
        </Button>
      )}
      <Button
        ref={conflicts ? undefined : mainRef}
        look={conflicts ? 'plain' : 'main'}
        autoFocus={!conflicts}
        onClick={leave}
      >
        <Key name={conflicts ? 'Esc' : 'Enter'} /> {t('merge.more')}
      </Button>
      <Button onClick={audit}>{t('merge.flags')}</Button>
      <Button onClick={undo}>
        <Key name="Ctrl Z" /> {t('merge.undo')}
      </Button>
    </>
  );
}
