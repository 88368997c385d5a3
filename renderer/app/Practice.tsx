import { useState } from 'react';
import { OutsideContext } from '../api/context.ts';
import { PracticeScreen, type PracticeSeat } from '../features/practice/PracticeScreen.tsx';
import type { Desk } from '../features/review/desk/desk.ts';
import type { Drafts } from '../features/review/desk/drafts.ts';
import { ReviewScreen } from '../features/review/ReviewScreen.tsx';
import type { WorkspaceInfo } from '../../shared/api/workspace.ts';

interface Props {
  info: WorkspaceInfo;
  onLeave: () => void;
}

/** The practice with the desk in it: the same review screen as for real protocols, with another outside. */
export function Practice({ info, onLeave }: Props) {
  return (
    <PracticeScreen
      info={info}
      onLeave={onLeave}
      desk={(seat) => <PracticeDesk {...seat} onLeave={onLeave} />}
    />
  );
}

function PracticeDesk({
  outside,
  info,
  scan,
  onOpen,
  onPlace,
  onLeave,
}: PracticeSeat & Pick<Props, 'onLeave'>) {
  const [drafts] = useState(() => watchedDrafts(onPlace));
  return (
    <OutsideContext value={outside}>
      <ReviewScreen
        task="confirm"
        info={info}
        drafts={drafts}
        scan={scan}
        onOpen={onOpen}
        onPause={onLeave}
        onConfirm={onLeave}
        onSecond={onLeave}
        onResolve={onLeave}
        onIntake={onLeave}
        onExport={onLeave}
      />
    </OutsideContext>
  );
}

/** Drafts in memory alone, that tell at every step where the person is. */
function watchedDrafts(onPlace: PracticeSeat['onPlace']): Drafts {
  const kept = new Map<string, Desk>();
  const name = (key: { scan: number; version: number }) => `${key.scan} ${key.version}`;
  return {
    keep(key, desk) {
      kept.set(name(key), desk);
      const field = desk.rows[desk.at] ?? null;
      const row = field === null ? undefined : desk.drafts[field];
      onPlace(key.scan, { field, filled: (row?.state ?? null) !== null, accepted: row?.accepted ?? false });
    },
    find: (key) => kept.get(name(key)) ?? null,
    // No page is read again in practice.
    before: () => null,
    // A filed protocol that is taken back has a new version.
    forget: () => undefined,
  };
}
