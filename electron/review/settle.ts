import { quantityOf } from '../../shared/forms/quantities.ts';
import { differences } from '../../shared/protocol/compare.ts';
import { latest, type Outcome, outcome, type Voice } from '../../shared/protocol/standing.ts';
import { entryStages } from '../../shared/protocol/status.ts';
import { setClosuresInForce } from '../store/closures.ts';
import type { Reader, Writer } from '../store/connection.ts';
import { entryPerson, valuesOf } from '../store/entries.ts';
import { flagsOf } from '../store/flags.ts';
import { entryOrigin } from '../store/origins.ts';
import type { Scan, ScanChange } from '../store/scans.ts';
import { updateScan } from '../store/scans.ts';
import { stageOf } from '../store/stages.ts';
import { type KeptStanding, setRivals, standingsOf } from '../store/standings.ts';
import { isFailed } from './check.ts';
import { keyOfEntry } from './entry-key.ts';
import { type FormLookup, keptForm } from './kept-form.ts';
import { scanById } from './state.ts';

/** Why a page that was never read here has no form: a key under `reason.` */
export const READ_ELSEWHERE = 'read-elsewhere';

/**
 * Brings a scan to where the standings on it say that it stands: a function of their set alone. Nothing is written when it
 * stands there already.
 * @param own id of this workspace
 */
export function settle(db: Writer, own: string, id: number, form: FormLookup = keptForm): void {
  const scan = scanById(db, id);
  const standings = standingsOf(db, id, own);
  const result = outcome(
    standings,
    (entry) => voiceOf(db, own, entry),
    (a, b) => saysOtherwise(db, a, b),
  );
  setRivals(db, id, rivalsIn(db, result));
  setClosuresInForce(db, id, closuresIn(db, latest(standings)));
  const change = changeFor(db, scan, result, form);
  const differs = Object.entries(change).some(([column, value]) => scan[column as keyof Scan] !== value);
  if (differs) updateScan(db, id, change);
}

/** True if two entries say different things of the paper; in what way a zero is written is no difference. */
export function saysOtherwise(db: Reader, a: number, b: number): boolean {
  if (a === b) return false;
  const [first, second] = [valuesOf(db, a), valuesOf(db, b)];
  return differences([...new Set([...Object.keys(first), ...Object.keys(second)])], first, second).length > 0;
}

function voiceOf(db: Reader, own: string, entry: number): Voice {
  const row = db.get<{ at: string; form: string }>('SELECT at, form FROM entry WHERE id = ?', entry);
  if (!row) throw new Error(`There is no entry ${entry}`);
  return {
    ...row,
    key: keyOfEntry(db, own, entry),
    by: entryOrigin(db, entry)?.edited ? null : entryPerson(db, entry),
    failed: flagsOf(db, entry).some(isFailed),
    stage: entryStages.indexOf(stageOf(db, entry).stage),
  };
}

/** Two differing entries that do not already follow each other in one workspace. */
function rivalsIn(db: Reader, result: Outcome<number>): { first: number; second: number } | null {
  if (result.status !== 'differing') return null;
  const { first, second } = result;
  return stageOf(db, second).other === first ? null : { first, second };
}

/** Closures in force: those of all latest standings; of two on one flag the earlier. */
function closuresIn(db: Reader, standings: readonly KeptStanding[]): number[] {
  const wanted = new Map<string, { id: number; at: string }>();
  for (const id of new Set(standings.flatMap(({ closures }) => closures))) {
    const closure = db.get<{ entry: number; code: string; at: string }>(
      'SELECT entry, code, at FROM closure WHERE id = ?',
      id,
    );
    if (!closure) continue;
    const flag = `${closure.entry} ${closure.code}`;
    const before = wanted.get(flag);
    if (!before || closure.at < before.at) wanted.set(flag, { id, at: closure.at });
  }
  return [...wanted.values()].map(({ id }) => id);
}

function changeFor(db: Reader, scan: Scan, result: Outcome<number>, form: FormLookup): ScanChange {
  switch (result.status) {
    case 'open':
      return openChange(scan);
    case 'cannot-enter': {
      const standing = result.standing as KeptStanding;
      const known = scan.form ?? standing.form;
      return {
        status: 'cannot-enter',
        refusal: standing.refusal,
        form: known,
        refused: known === null ? (scan.refused ?? READ_ELSEWHERE) : scan.refused,
      };
    }
    case 'differing':
      return { status: result.status, refused: null, ...columnsOfEntry(db, result.second, form) };
    default:
      return { status: result.status, refused: null, ...columnsOfEntry(db, result.entry, form) };
  }
}

/** A scan that nobody's word counts for any more goes back to where it can be confirmed; one that waits for that stays as it is. */
function openChange(scan: Scan): ScanChange {
  const open = ['waiting', 'reading', 'unplaced', 'to-confirm'].includes(scan.status);
  if (open) return {};
  if (scan.refused !== null) return { status: 'unplaced' };
  return scan.form === null ? { status: 'unplaced', refused: READ_ELSEWHERE } : { status: 'to-confirm' };
}

function columnsOfEntry(db: Reader, entry: number, form: FormLookup): ScanChange {
  const row = db.get<{ form: string; formSha256: string; region: string }>(
    'SELECT form, form_sha256 AS formSha256, region FROM entry WHERE id = ?',
    entry,
  );
  if (!row) throw new Error(`There is no entry ${entry}`);
  const station = quantityOf(form(db, row.formSha256), 'station', valuesOf(db, entry));
  return { entry, form: row.form, region: row.region, station };
}
