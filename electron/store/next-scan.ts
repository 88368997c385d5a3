import type { ScanStatus } from '../../shared/protocol/status.ts';
import type { Param, Reader } from './connection.ts';

/** What a person looks for next. */
export interface Wanted {
  /** What is to be done with it. */
  task: 'confirm' | 'second' | 'resolve';
  /** The scan that the person is at; the next one comes after it in batch order, from the start once the end is reached. */
  after: number;
  person: string;
  /** Others' claims: these scans are passed over. */
  claimed: readonly number[];
  /** Scans that wait for no entry of their own; passed over too. */
  resting: readonly number[];
  /** True if the person may resolve differences to which their own entry belongs. */
  auditor: boolean;
}

const statuses: Readonly<Record<Wanted['task'], readonly ScanStatus[]>> = {
  confirm: ['to-confirm', 'unplaced'],
  second: ['second-entry'],
  resolve: ['differing'],
};

/** Whose entry keeps a person from a task; with `:person` once. */
const others: Readonly<Record<Wanted['task'], string>> = {
  confirm: '',
  second: 'AND (SELECT person FROM entry WHERE id = scan.entry) <> :person',
  resolve: `AND :person NOT IN (
    SELECT person FROM entry
    WHERE id = scan.entry OR id = (SELECT other FROM entry_stage WHERE entry_stage.entry = scan.entry)
      OR id = (SELECT first FROM rival WHERE rival.scan = scan.id AND rival.in_force = 1))`,
};

/**
 * The next scan for a person and how many there are for them: of batches handed to them first, then of the pool's; never
 * one of a batch that is handed to somebody else, nor one that somebody else has claimed, nor one that rests, nor one
 * whose picture is not here.
 */
export function nextScan(db: Reader, wanted: Wanted): { scan: number | null; left: number } {
  const { task, after, person, claimed, resting, auditor } = wanted;
  const own = task === 'resolve' && auditor ? '' : others[task];
  const where = `status IN (${statuses[task].map(() => '?').join(', ')})
    AND coalesce(hand.person, ?) = ? ${own.replace(':person', '?')}
    AND scan.original NOT IN (SELECT original FROM away WHERE in_force = 1)
    AND scan.id NOT IN (SELECT value FROM json_each(?))`;
  const passedOver = JSON.stringify([...claimed, ...resting]);
  const params: Param[] = [...statuses[task], person, person, ...(own ? [person] : []), passedOver];
  const from = 'FROM present AS scan LEFT JOIN hand ON hand.batch = scan.batch';
  const left = db.get<{ n: number }>(`SELECT count(*) AS n ${from} WHERE ${where}`, ...params)?.n ?? 0;
  const next = db.get<{ id: number }>(
    `SELECT scan.id ${from} WHERE ${where} AND scan.id <> ?
     ORDER BY hand.person IS NULL,
       (scan.batch, scan.id) <= (coalesce((SELECT batch FROM scan WHERE id = ?), 0), ?),
       status = 'unplaced', scan.batch, scan.id LIMIT 1`,
    ...params,
    after,
    after,
    after,
  );
  return { scan: next?.id ?? null, left };
}
