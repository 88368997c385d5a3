import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outside } from '../../api/context.ts';
import { Failure } from '../../components/ui/Failure.tsx';
import type { WorkspaceInfo } from '../../../shared/api/workspace.ts';
import { Guide } from './Guide.tsx';
import { type DeskPlace, firstPlace, hintFor } from './hint.ts';
import { PracticeEnd } from './PracticeEnd.tsx';
import { practiceProtocols } from './protocols.ts';
import { useKept } from './useKept.ts';
import { usePractice } from './usePractice.ts';
import styles from './PracticeScreen.module.css';

/** What a desk needs to lie in a practice. */
export interface PracticeSeat {
  outside: Outside;
  info: WorkspaceInfo;
  /** The practice protocol to lay, from 1. */
  scan: number;
  /** Goes to a protocol; null: all are done. */
  onOpen: (scan: number | null) => void;
  /** Tells where the person is, at every step. */
  onPlace: (scan: number, place: DeskPlace) => void;
}

interface Props {
  info: WorkspaceInfo;
  /** Lays the desk: features meet where screens are put together. */
  desk: (seat: PracticeSeat) => ReactNode;
  onLeave: () => void;
}

/** Five protocols to learn the keys on, at the very desk; nothing of them comes near the workspace's own. */
export function PracticeScreen({ info, desk, onLeave }: Props) {
  const [round, setRound] = useState(1);
  return <Round key={round} info={info} desk={desk} onLeave={onLeave} onAgain={() => setRound(round + 1)} />;
}

function Round({ info, desk, onLeave, onAgain }: Props & { onAgain: () => void }) {
  const { t } = useTranslation();
  const { outside, verdicts } = usePractice();
  const [scan, setScan] = useState<number | null>(1);
  const [place, setPlace] = useState<{ scan: number; at: DeskPlace } | null>(null);
  const onPlace = useCallback((of: number, at: DeskPlace) => setPlace({ scan: of, at }), []);
  const error = useKept(scan === null && info.readOnly === null, verdicts);
  const protocol = practiceProtocols[(scan ?? 0) - 1];
  const seated = useMemo(() => practiceInfo(info), [info]);

  if (scan === null || !protocol)
    return (
      <>
        {error && <Failure error={error} />}
        <PracticeEnd verdicts={verdicts} onLeave={onLeave} onAgain={onAgain} />
      </>
    );
  const here = place?.scan === scan ? place.at : firstPlace(protocol);
  return (
    <div className={styles.practice}>
      <h1 className="visually-hidden">{t('practice.title')}</h1>
      <Guide
        scan={scan}
        of={practiceProtocols.length}
        hint={hintFor(protocol, here)}
        verdict={verdicts.at(-1) ?? null}
      />
      <div className={styles.desk}>{desk({ outside, info: seated, scan, onOpen: setScan, onPlace })}</div>
    </div>
  );
}

/** The workspace as the desk of a practice sees it: nothing waits there but the practice, and all can be typed. */
function practiceInfo(info: WorkspaceInfo): WorkspaceInfo {
  const counts = {
    ...info.counts,
    'to-confirm': practiceProtocols.length,
    unplaced: 0,
    waiting: 0,
    reading: 0,
  };
  return { ...info, region: '', readOnly: null, counts, resting: 0 };
}
