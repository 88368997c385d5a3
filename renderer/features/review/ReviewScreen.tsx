import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOf } from '../../api/client.ts';
import { useClient } from '../../api/context.ts';
import { useQuery } from '../../api/useQuery.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Failure } from '../../components/ui/Failure.tsx';
import type { WorkspaceInfo } from '../../../shared/api/outputs.ts';
import type { CallError } from '../../../shared/api/result.ts';
import type { Drafts } from './desk/drafts.ts';
import type { OpenScan } from './opener.ts';
import { Protocol } from './Protocol.tsx';
import { type Glasses, plainGlasses } from './useLook.ts';
import { useQueue } from './useQueue.ts';
import styles from './ReviewScreen.module.css';

interface Props {
  info: WorkspaceInfo;
  /** What was typed and not yet saved; outlives this screen. */
  drafts: Drafts;
  /** The scan to confirm; null: the first that waits. */
  scan: number | null;
  /** Goes to a scan; null: to the first that waits. */
  onOpen: (scan: number | null) => void;
  onPause: () => void;
  onIntake: () => void;
  onExport: () => void;
}

/** One protocol after the other, in batch order, until none is left. */
export function ReviewScreen({ info, drafts, scan, onOpen, onPause, onIntake, onExport }: Props) {
  const { t } = useTranslation();
  const client = useClient();
  const queue = useQueue();
  const { data: work } = useQuery('work.mine', {}, ['scan']);
  const worked = (work?.today ?? 0) > 0;
  const glasses = useState<Glasses>(plainGlasses);
  const [open, setOpen] = useState<OpenScan | null>(null);
  const [finished, setFinished] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  const { opener } = queue;
  const { counts } = info;
  const ready = counts['to-confirm'] + counts.unplaced > 0;
  const underWay = counts.waiting + counts.reading;

  const show = useCallback(
    (wanted: number, stale: () => boolean = () => false) => {
      opener.open(wanted).then(
        (opened) => {
          if (stale()) return;
          setError(null);
          setFinished(false);
          setOpen(opened);
        },
        (thrown: unknown) => stale() || setError(errorOf(thrown)),
      );
    },
    [opener],
  );

  useEffect(() => {
    let stale = false;
    if (scan !== null) show(scan, () => stale);
    else
      // Asked again when the machine brings the first page after there was none.
      client.call('review.next', {}).then(
        ({ scan: first }) => {
          if (stale) return;
          if (first === null) setFinished(true);
          else onOpen(first);
        },
        (thrown: unknown) => stale || setError(errorOf(thrown)),
      );
    return () => void (stale = true);
  }, [scan, show, client, onOpen, ready]);

  const again = useCallback(
    (changed: number) => {
      opener.drop(changed);
      show(changed);
    },
    [opener, show],
  );

  const lastBack = () =>
    queue.turn('undo').then(
      (stepped) => stepped?.scan && onOpen(stepped.scan),
      (thrown: unknown) => setError(errorOf(thrown)),
    );

  if (error)
    return (
      <Centre
        title={<Failure error={error} />}
        actions={<Button onClick={onPause}>{t('review.toQueue')}</Button>}
      />
    );
  if (finished && scan === null)
    return (
      <Centre
        title={
          underWay > 0
            ? t('review.stillReading', { count: underWay })
            : t(worked ? 'review.finished' : 'review.nothing')
        }
        actions={
          <>
            <Button look="main" autoFocus onClick={worked ? onExport : onIntake}>
              {t(worked ? 'review.toExport' : 'review.toIntake')}
            </Button>
            <Button onClick={onPause}>{t('review.toQueue')}</Button>
            {work?.undo && <Button onClick={() => void lastBack()}>{t('review.lastBack')}</Button>}
          </>
        }
      />
    );
  if (!open) return <Centre title={t('review.opening')} actions={null} />;
  const { id, version } = open.detail;
  return (
    <Protocol
      key={`${id}-${version}`}
      open={open}
      info={info}
      queue={queue}
      work={work ?? null}
      drafts={drafts}
      glasses={glasses}
      onLeave={onOpen}
      onChanged={again}
      onOpen={onOpen}
      onPause={onPause}
    />
  );
}

function Centre({ title, actions }: { title: React.ReactNode; actions: React.ReactNode }) {
  return (
    <div className={styles.centre}>
      <h1>{title}</h1>
      <p className={styles.actions}>{actions}</p>
    </div>
  );
}
