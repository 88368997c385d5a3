import { useMemo, useState } from 'react';
import { useQuery } from '../../api/useQuery.ts';
import type { PaperDocument } from '../../../shared/api/papers.ts';
import type { CallError } from '../../../shared/api/result.ts';
import { joinedPairs, type PairRow, type Part, proposedPair } from './rows.ts';

const events = ['scan', 'work'] as const;

/** What the screen lists; undefined until it is known. */
export interface Papers {
  proposed: readonly PairRow[] | undefined;
  joined: readonly PairRow[] | undefined;
  documents: readonly PaperDocument[] | undefined;
  error: CallError | null;
  reload: () => void;
}

export function usePapers(): Papers {
  const proposals = useQuery('papers.proposals', {}, events);
  const copies = useQuery('papers.copies', {}, events);
  const documents = useQuery('papers.documents', {}, events);
  const proposed = useMemo(() => proposals.data?.map(proposedPair), [proposals.data]);
  const joined = useMemo(() => copies.data?.flatMap(joinedPairs), [copies.data]);
  return {
    proposed,
    joined,
    documents: documents.data,
    error: proposals.error ?? copies.error ?? documents.error,
    reload: () => {
      proposals.reload();
      copies.reload();
      documents.reload();
    },
  };
}

/** Which row of the list the person looks at; a row that leaves it makes room for the one after it. */
export interface Place {
  part: Part;
  index: number;
  /** Other rows of the paper, from the first one shown on. */
  firstRow: number;
  go: (part: Part) => void;
  choose: (index: number) => void;
  turn: (by: number) => void;
}

/** @param count how many rows each part has */
export function usePlace(count: Readonly<Record<Part, number>>): Place {
  const [part, setPart] = useState<Part>('proposed');
  const [index, setIndex] = useState(0);
  const [firstRow, setFirstRow] = useState(0);
  const last = Math.max(0, count[part] - 1);
  return {
    part,
    index: Math.min(index, last),
    firstRow,
    go: (to) => {
      setPart(to);
      setIndex(0);
    },
    choose: (to) => setIndex(Math.max(0, Math.min(last, to))),
    turn: (by) => setFirstRow((row) => Math.max(0, row + by)),
  };
}
