import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOf } from '../../api/client.ts';
import { useClient } from '../../api/context.ts';
import { useClaim } from '../../api/useClaim.ts';
import { useQuery } from '../../api/useQuery.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Centre } from '../../components/ui/Centre.tsx';
import { Failure } from '../../components/ui/Failure.tsx';
import type { ScanDetail } from '../../../shared/api/scans.ts';
import type { MyWork } from '../../../shared/api/work.ts';
import type { WorkspaceInfo } from '../../../shared/api/workspace.ts';
import type { CallError } from '../../../shared/api/result.ts';
import type { Form } from '../../../shared/forms/form.ts';
import type { Drafts } from './desk/drafts.ts';
import { DeskView } from './DeskView.tsx';
import { defaultForm, rememberForm } from './formChoice.ts';
import { NotOpen } from './NotOpen.tsx';
import type { OpenScan } from '../../components/crop/opener.ts';
import { Placing } from './Placing.tsx';
import type { GlassesState } from './useLook.ts';
import type { Queue } from './useQueue.ts';

export interface ProtocolProps {
  open: OpenScan;
  info: WorkspaceInfo;
  queue: Queue;
  /** What the person has done today; null until it is known. */
  work: MyWork | null;
  drafts: Drafts;
  glasses: GlassesState;
  /** Goes to the next scan, or to the end when null. */
  onLeave: (next: number | null) => void;
  /** Opens the scan afresh: someone changed it. */
  onChanged: (scan: number) => void;
  onOpen: (scan: number | null) => void;
  /** To the screen where differing entries are resolved. */
  onResolve: (scan: number) => void;
  onPause: () => void;
}

/** A scan on its way to the desk: waits for the machine, brings the form, or says that it is confirmed already. */
export function Protocol(props: ProtocolProps) {
  const { open, queue, onChanged } = props;
  const { t } = useTranslation();
  const client = useClient();
  const { detail } = open;
  const { data: forms } = useQuery('forms.list', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const formId = chosen ?? defaultForm(detail, forms);
  const [loaded, setLoaded] = useState<Form | null>(null);
  const [error, setError] = useState<CallError | null>(null);
  const [placing, setPlacing] = useState(false);
  const { opener } = queue;
  const isOpen = isWaiting(detail);
  const held = useClaim(isOpen && props.info.readOnly === null ? detail.id : null, detail.claimed);

  useEffect(() => {
    if (formId === null) return;
    let stale = false;
    opener.form(formId).then(
      (form) => stale || setLoaded(form),
      (thrown: unknown) => stale || setError(errorOf(thrown)),
    );
    return () => void (stale = true);
  }, [opener, formId]);

  useEffect(
    () =>
      client.onEvent((event) => {
        const read = detail.status === 'waiting' || detail.status === 'reading';
        if (event.type === 'scan' && event.scan === detail.id && event.version > detail.version && read)
          onChanged(detail.id);
      }),
    [client, detail, onChanged],
  );

  if (error) return <Failure error={error} />;
  if (!isOpen)
    return (
      <NotOpen
        detail={detail}
        readOnly={props.info.readOnly !== null}
        onReopened={onChanged}
        onResolve={props.onResolve}
        onPause={props.onPause}
      />
    );
  if (held !== null) return <InOtherHands {...props} person={held} />;
  if (detail.away)
    return (
      <PassedOver {...props} title={t('away.title')}>
        <p>{t('error.picture-away')}</p>
      </PassedOver>
    );
  const choose = (id: string) => {
    rememberForm(id);
    setChosen(id);
  };
  if (placing && formId !== null)
    return (
      <Placing
        detail={detail}
        form={formId}
        forms={forms ?? []}
        onChooseForm={choose}
        // The machine's guess counts for more than the form chosen last, and for less than what the person says.
        onSeenForm={(id) => chosen === null && !detail.reading?.form && setChosen(id)}
        onRead={onChanged}
        onBack={() => setPlacing(false)}
      />
    );
  const form = loaded?.id === formId ? loaded : null;
  if (!form) return <Centre title={t('review.opening')} />;
  return (
    <DeskView
      key={form.id}
      {...props}
      form={form}
      forms={forms ?? []}
      onChooseForm={choose}
      onPlace={() => setPlacing(true)}
    />
  );
}

/** True for a scan that this person may enter now: for the first time, or the second. */
function isWaiting({ status, barred }: ScanDetail): boolean {
  return status === 'to-confirm' || status === 'unplaced' || (status === 'second-entry' && barred === null);
}

/** A scan that somebody types in another window: two would do the same work. It opens by itself once it is let go. */
function InOtherHands({ person, ...props }: ProtocolProps & { person: string }) {
  const { t } = useTranslation();
  return <PassedOver {...props} title={t('review.inHand', { person })} />;
}

interface PassedOverProps extends ProtocolProps {
  title: string;
  children?: ReactNode;
}

/** A scan that cannot be typed here and now: why, and the way to the next one. */
function PassedOver({ title, children, open, queue, onLeave, onPause }: PassedOverProps) {
  const { t } = useTranslation();
  const [error, setError] = useState<CallError | null>(null);
  const goOn = () => queue.next(open.detail.id).then(onLeave, (thrown: unknown) => setError(errorOf(thrown)));
  return (
    <Centre
      title={title}
      actions={
        <>
          <Button look="main" autoFocus onClick={() => void goOn()}>
            {t('review.goOn')}
          </Button>
          <Button onClick={onPause}>{t('review.toQueue')}</Button>
        </>
      }
    >
      <p>{open.detail.sources[0]?.name}</p>
      {children}
      {error && <Failure error={error} />}
    </Centre>
  );
}
