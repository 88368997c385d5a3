import type { ClosureFacts, CopyFacts, StandingFacts } from '../../../shared/protocol/facts.ts';
import { closureOutcomes } from '../../../shared/protocol/status.ts';
import { toCellText } from './cell-text.ts';
import { type Cells, columnMaker, type SheetOptions, type Table, tableOf } from './column.ts';
import { needHash } from './entries.ts';
import { needNumber, needOneOf, needText, takeText, takeTextOrNull } from './take.ts';

/** An auditor's word on a flag, in force in a standing. */
export interface ClosureRow {
  copy: CopyFacts;
  standing: StandingFacts;
  closure: ClosureFacts;
  /** From 1, within the standing. */
  n: number;
}

/** The sheet of closures: also of rules between protocols, whose flags stand on no sheet. */
export function closuresTable(options: SheetOptions): Table<ClosureRow> {
  const make = columnMaker(options.language);
  const columns = [
    make<ClosureRow>('standing_key', 'text', 20, ({ standing }) => standing.key),
    make<ClosureRow>('entry_key', 'text', 20, ({ closure }) => closure.entry),
    make<ClosureRow>('code', 'text', 8, ({ closure }) => closure.code),
    make<ClosureRow>('outcome', 'text', 14, ({ closure }) => closure.outcome, { allowed: closureOutcomes }),
    make<ClosureRow>('reason', 'text', 30, ({ closure }) => toCellText(closure.reason)),
    make<ClosureRow>('closed_by', 'text', 12, ({ closure }) => toCellText(closure.person ?? ''), {
      people: true,
    }),
    make<ClosureRow>('closed_in', 'text', 38, ({ closure }) => toCellText(closure.workspace)),
    make<ClosureRow>('closed_at', 'text', 25, ({ closure }) => closure.at),
    make<ClosureRow>('sha256', 'text', 20, ({ copy }) => copy.picture.sha256),
    make<ClosureRow>('page', 'number', 7, ({ copy }) => copy.picture.page),
    make<ClosureRow>('n', 'number', 5, ({ n }) => n),
  ];
  return tableOf('Closures', 3, columns, options);
}

/** A closure as its row has it, with the key of its standing and its place there. Throws `CellError`. */
export function takeClosure(cells: Cells): { standing: string; n: number; closure: ClosureFacts } {
  return {
    standing: needHash(cells, 'standing_key'),
    n: needNumber(cells, 'n'),
    closure: {
      entry: needHash(cells, 'entry_key'),
      code: needText(cells, 'code'),
      outcome: needOneOf(cells, 'outcome', closureOutcomes),
      reason: takeText(cells, 'reason'),
      workspace: needText(cells, 'closed_in'),
      person: takeTextOrNull(cells, 'closed_by'),
      at: needText(cells, 'closed_at'),
    },
  };
}
