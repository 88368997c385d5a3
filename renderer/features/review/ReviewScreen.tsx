import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOf } from '../../api/client.ts';
import { useClient } from '../../api/context.ts';
import { useQuery } from '../../api/useQuery.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Centre } from '../../components/ui/Centre.tsx';
import { Failure } from '../../components/ui/Failure.tsx';
import type { WorkspaceInfo } from '../../../shared/api/workspace.ts';
import type { CallError } from '../../../shared/api/result.ts';
import type { Drafts } from './desk/drafts.ts';
import type { OpenScan } from '../../components/crop/opener.ts';
import { toConfirm } from '../../components/work/toConfirm.ts';
import { Finished } from './Finished.tsx';
import { Protocol } from './Protocol.tsx';
import { type Glasses, plainGlasses } from './useLook.ts';
import { type Task, useQueue } from './useQueue.ts';

interface Props {
  task: Task;
  info: WorkspaceInfo;
  /** What was typed and not yet saved; outlives this screen. */
  drafts: Drafts;
  /** The scan to confirm; null: the first that waits. */
  scan: number | null;
  /** Goes to a scan; null: to the first that waits. */
  onOpen: (scan: number | null) => void;
  onPause: () => void;
  /** To the protocols to confirm, and to the second entries. */
  onConfirm: () => void;
  onSecond: () => void;
  /** To the differing entries of a scan; null: of the first that waits. */
  onResolve: (scan: number | null) => void;
  onIntake: () => void;
  onExport: () => void;
}

/** One protocol after the other, in batch order, until none is left. */
export function ReviewScreen(props: Props) {
  const { task, info, drafts, scan, onOpen, onPause, onConfirm, onSecond, onResolve, onIntake, onExport } =
    props;
  const { t } = useTranslation();
  const client = useClient();
  const queue = useQueue(task);
  const { data: work } = useQuery('work.mine', {}, ['scan']);
  const glasses = useState<Glasses>(plainGlasses);
  const [open, setOpen] = useState<OpenScan | null>(null);
  const [finished, setFinished] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  const { opener } = queue;
  const { counts } = info;
  const ready = (task === 'second' ? (work?.second ?? 0) : toConfirm(info)) > 0;
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
      client.call('review.next', { task }).then(
        ({ scan: first }) => {
          if (stale) return;
          if (first !== null) return onOpen(first);
          setFinished(true);
          // One that is taken back from here is opened afresh, not as it was.
          setOpen(null);
        },
        (thrown: unknown) => stale || setError(errorOf(thrown)),
      );
    return () => void (stale = true);
  }, [scan, show, client, task, onOpen, ready]);

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
      <Finished
        task={task}
        underWay={underWay}
        work={work ?? null}
        compared={queue.compared}
        onConfirm={onConfirm}
        onSecond={onSecond}
        onResolve={() => onResolve(null)}
        onIntake={onIntake}
        onExport={onExport}
        onPause={onPause}
        onBack={() => void lastBack()}
      />
    );
  if (!open) return <Centre title={t('review.opening')} />;
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
      onResolve={onResolve}
      onPause={onPause}
    />
  );
}
