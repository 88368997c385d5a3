import { useState } from 'react';
import type { FlagRow } from '../../../shared/api/auditing.ts';
import type { Flags } from './useFlags.ts';

/** The flag that the auditor looks at: held by what it is, not by its place, for others close flags too. */
export interface Selection {
  index: number;
  row: FlagRow | undefined;
  choose: (index: number) => void;
  /** Goes to the flag after this one, which is about to leave the list. */
  goOn: () => void;
  /** Goes to a flag that is about to come into the list. */
  await: (scan: number, code: string) => void;
}

interface Chosen {
  key: string | null;
  index: number;
  row: FlagRow | undefined;
}

export const keyOf = ({ scan, code, closure }: Pick<FlagRow, 'scan' | 'code' | 'closure'>) =>
  `${scan} ${code} ${closure?.entry ?? ''}`;

/** @param held while true the flag stays, even when somebody else has closed it: something is being typed about it. */
export function useSelection(flags: Flags, held: boolean): Selection {
  const [chosen, setChosen] = useState<Chosen>({ key: null, index: 0, row: undefined });
  const found = chosen.key === null ? -1 : flags.indexOf((row) => keyOf(row) === chosen.key);
  const last = Math.max(0, (flags.total ?? 1) - 1);
  const index = found >= 0 ? found : Math.min(chosen.index, last);
  const row = held && found < 0 ? chosen.row : flags.row(index);

  const choose = (next: number) => {
    const at = Math.max(0, Math.min(last, next));
    const to = flags.row(at);
    setChosen({ key: to ? keyOf(to) : null, index: at, row: to });
  };
  return {
    index,
    row,
    choose,
    goOn: () => {
      const to = flags.row(index + 1) ?? flags.row(index - 1);
      setChosen({ key: to ? keyOf(to) : null, index, row: to });
    },
    await: (scan, code) =>
      setChosen((before) => ({ ...before, key: keyOf({ scan, code, closure: null }), row: undefined })),
  };
}
