import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '../../api/useQuery.ts';
import { createDrafts, type Drafts } from '../../components/drafts/drafts.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Centre } from '../../components/ui/Centre.tsx';
import { Failure } from '../../components/ui/Failure.tsx';
import { ResolveDesk } from './ResolveDesk.tsx';
import type { Resolution } from './resolution.ts';
import { useDifferences } from './useDifferences.ts';
import { type Resolved, useFiling } from './useFiling.ts';

interface Props {
  /** The protocol to resolve; null: the next one. */
  scan: number | null;
  /** Code of who resolves: what they chose is nobody else's to go on with. */
  person: string;
  readOnly: boolean;
  onOpen: (scan: number | null) => void;
  /** To the protocol on the ordinary desk: it is to be entered anew, or an undo has brought it there. */
  onReview: (scan: number) => void;
  onPause: () => void;
}

/** Protocols whose two entries differ, one after the other, until none is left for this person. */
export function ResolveScreen({ scan, person, readOnly, onOpen, onReview, onPause }: Props) {
  const { t } = useTranslation();
  const [drafts] = useState<Drafts<Resolution>>(() => createDrafts('hattama.resolution.'));
  const [last, setLast] = useState<Resolved | null>(null);
  const { open, error, next, forget, reopen } = useDifferences(scan);
  const filing = useFiling({
    detail: open?.open.detail ?? null,
    drafts,
    next,
    onResolved: (resolved, after) => {
      if (scan !== null) forget(scan);
      setLast(resolved);
      onOpen(after);
    },
    onAnew: onReview,
    onUndone: ({ scan: taken, status }) => {
      if (taken === null) return;
      forget(taken);
      if (status !== 'differing') onReview(taken);
      else if (taken === scan) reopen();
      else onOpen(taken);
    },
  });

  if (scan === null)
    return (
      <NextOne
        title={t(last ? 'resolve.finished' : 'resolve.nothing')}
        onFound={onOpen}
        onPause={onPause}
        onBack={last && filing.takeBack}
      />
    );
  if (error)
    return (
      <Centre
        title={<Failure error={error} />}
        actions={
          <>
            <Button look="main" autoFocus onClick={() => onOpen(null)}>
              {t('resolve.next')}
            </Button>
            <Button onClick={onPause}>{t('review.toQueue')}</Button>
          </>
        }
      />
    );
  if (!open) return <Centre title={t('review.opening')} />;
  const { detail } = open.open;
  return (
    <ResolveDesk
      key={`${detail.id}-${detail.version}`}
      {...open}
      drafts={drafts}
      person={person}
      filing={filing}
      last={last}
      readOnly={readOnly}
      onPause={onPause}
    />
  );
}

interface NextOneProps {
  title: string;
  onFound: (scan: number) => void;
  onPause: () => void;
  /** Takes the last resolution back; null when there was none. */
  onBack: (() => void) | null;
}

/** Looks for the next protocol, also while none is left: somebody may be entering one right now. */
function NextOne({ title, onFound, onPause, onBack }: NextOneProps) {
  const { t } = useTranslation();
  const { data, error } = useQuery('review.next', { task: 'resolve' }, ['scan', 'claim']);
  const found = data?.scan ?? null;
  useEffect(() => {
    if (found !== null) onFound(found);
  }, [found, onFound]);
  if (error) return <Centre title={<Failure error={error} />} />;
  if (!data || found !== null) return <Centre title={t('review.opening')} />;
  return (
    <Centre
      title={title}
      actions={
        <>
          <Button look="main" autoFocus onClick={onPause}>
            {t('review.toQueue')}
          </Button>
          {onBack && <Button onClick={onBack}>{t('resolve.undo')}</Button>}
        </>
      }
    />
  );
}
