import { z } from 'zod';
import type { CopyFacts, RefusalFacts, StandingFacts } from '../../../shared/protocol/facts.ts';
import { standingStatuses } from '../../../shared/protocol/standing.ts';
import { cannotEnterReasons } from '../../../shared/protocol/status.ts';
import { toCellText } from './cell-text.ts';
import { type Cells, columnMaker, type SheetOptions, type Table, tableOf } from './column.ts';
import { jsonText } from './compact.ts';
import { needHash, takePage } from './entries.ts';
import { needNumber, needOneOf, needText, takeJson, takeOneOf, takeText, takeTextOrNull } from './take.ts';

/** How a workspace last saw a copy. */
export interface StandingRow {
  copy: CopyFacts;
  standing: StandingFacts;
}

/** The sheet of standings: a row for each workspace that has worked on a copy and whose word nothing later replaces. */
export function standingsTable(options: SheetOptions): Table<StandingRow> {
  const make = columnMaker(options.language);
  const people = { people: true } as const;
  const refusal = ({ standing }: StandingRow) => standing.refusal;
  const columns = [
    make<StandingRow>('standing_key', 'text', 20, ({ standing }) => standing.key),
    make<StandingRow>('sha256', 'text', 20, ({ copy }) => copy.picture.sha256),
    make<StandingRow>('page', 'number', 7, ({ copy }) => copy.picture.page),
    make<StandingRow>('workspace', 'text', 38, ({ standing }) => toCellText(standing.workspace)),
    make<StandingRow>('version', 'number', 9, ({ standing }) => standing.n),
    make<StandingRow>('seen', 'text', 30, ({ standing }) => seenText(standing)),
    make<StandingRow>('standing', 'text', 14, ({ standing }) => standing.status, {
      allowed: standingStatuses,
    }),
    make<StandingRow>('form', 'text', 12, ({ standing }) => standing.form),
    make<StandingRow>('region', 'text', 20, ({ standing }) => toCellText(standing.region)),
    make<StandingRow>('entry_key', 'text', 20, ({ standing }) => standing.entry),
    make<StandingRow>('first', 'text', 20, ({ standing }) => standing.first),
    make<StandingRow>('refusal_reason', 'text', 16, (row) => refusal(row)?.reason ?? null, {
      allowed: cannotEnterReasons,
    }),
    make<StandingRow>('refusal_note', 'text', 30, (row) => toCellText(refusal(row)?.note ?? ''), people),
    make<StandingRow>('refusal_by', 'text', 12, (row) => toCellText(refusal(row)?.person ?? ''), people),
    make<StandingRow>('refusal_in', 'text', 38, (row) => toCellText(refusal(row)?.workspace ?? '')),
    make<StandingRow>('refusal_at', 'text', 25, (row) => refusal(row)?.at ?? null),
  ];
  return tableOf('Standings', 1, columns, options);
}

/** What a standing has seen, as a cell. */
export function seenText({ seen }: Pick<StandingFacts, 'seen'>): string | null {
  const text = jsonText(seen);
  return text === null ? null : toCellText(text);
}

/** A standing as its row has it, without its closures; with the page that it is about. Throws `CellError`. */
export function takeStanding(cells: Cells): {
  copy: { sha256: string; page: number };
  standing: Omit<StandingFacts, 'closures'>;
} {
  return {
    copy: takePage(cells),
    standing: {
      key: needHash(cells, 'standing_key'),
      workspace: needText(cells, 'workspace'),
      n: needNumber(cells, 'version'),
      seen: takeJson(cells, 'seen', seenSchema, {}),
      status: needOneOf(cells, 'standing', standingStatuses),
      form: takeTextOrNull(cells, 'form'),
      region: takeText(cells, 'region'),
      entry: takeTextOrNull(cells, 'entry_key'),
      first: takeTextOrNull(cells, 'first'),
      refusal: takeRefusal(cells),
    },
  };
}

/** What a cell of `seen` holds. */
export const seenSchema = z.record(z.string(), z.int().min(0));

function takeRefusal(cells: Cells): RefusalFacts | null {
  const reason = takeOneOf(cells, 'refusal_reason', cannotEnterReasons);
  if (reason === null) return null;
  return {
    reason,
    note: takeText(cells, 'refusal_note'),
    workspace: needText(cells, 'refusal_in'),
    person: takeTextOrNull(cells, 'refusal_by'),
    at: needText(cells, 'refusal_at'),
  };
}
