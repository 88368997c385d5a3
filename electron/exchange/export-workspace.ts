import { HattamaError } from '../../shared/api/result.ts';
import { parseForm } from '../../shared/forms/check.ts';
import type { Form } from '../../shared/forms/form.ts';
import type { ScanStatus } from '../../shared/protocol/status.ts';
import { attentionShare } from '../store/attention.ts';
import type { Reader } from '../store/connection.ts';
import {
  countToExport,
  type ExportedScan,
  formsToExport,
  lastChange,
  scansToExport,
} from '../store/export-rows.ts';
import { readMeta } from '../store/meta.ts';
import { type ExportOptions, exportRows } from './export-rows.ts';
import type { AboutExport, ProtocolRow } from './protocol-row.ts';

/** What is exported when nothing else is asked for: what a person has confirmed. */
const confirmedStatuses: readonly ScanStatus[] = ['flagged', 'final'];

const SCANS_AT_ONCE = 200;

export interface WorkspaceExport extends Omit<ExportOptions, 'onProgress'> {
  /** Statuses of the scans to write; what is confirmed where absent. */
  statuses?: readonly ScanStatus[] | undefined;
}

/**
 * Writes the protocols of a workspace to a file, one row a copy, by scan id; answers the number of rows.
 * Reads in portions, so that neither memory nor the connection is held. Throws `HattamaError` as `exportRows` does.
 */
export async function exportWorkspace(
  db: Reader,
  target: string,
  options: WorkspaceExport,
  onProgress?: (done: number, total: number) => void,
): Promise<number> {
  const statuses = options.statuses ?? confirmedStatuses;
  const total = countToExport(db, statuses);
  const rows = exportedRows(db, statuses);
  const progress = onProgress && ((done: number) => onProgress(done, Math.max(done, total)));
  return exportRows(target, formsOf(db, statuses), rows, aboutOf(db), { ...options, onProgress: progress });
}

function* exportedRows(db: Reader, statuses: readonly ScanStatus[]): Generator<ProtocolRow> {
  let after = 0;
  for (;;) {
    const scans = scansToExport(db, statuses, after, SCANS_AT_ONCE);
    yield* scans.map(rowOf);
    after = scans.at(-1)?.id ?? after;
    if (scans.length < SCANS_AT_ONCE) return;
  }
}

function rowOf(scan: ExportedScan): ProtocolRow {
  return {
    ...scan,
    form: scan.form ?? '',
    note: scan.note ?? '',
    values: Object.fromEntries(
      scan.values.map(([field, value, state, corrected]) => [
        field,
        { value, state, corrected: corrected === 1 },
      ]),
    ),
    marks: Object.fromEntries(scan.marks.map(([mark, present]) => [mark, present === 1])),
  };
}

function formsOf(db: Reader, statuses: readonly ScanStatus[]): Form[] {
  return formsToExport(db, statuses).map((json) => {
    const checked = parseForm(json);
    if (checked.ok) return checked.form;
    const [problem] = checked.problems;
    throw new HattamaError(
      'workspace-damaged',
      `A kept form does not check: ${problem?.path ?? ''} ${problem?.message ?? ''}`,
    );
  });
}

function aboutOf(db: Reader): AboutExport {
  const last = lastChange(db);
  const { id = '', attention = false } = readMeta(db);
  return {
    workspace: id,
    auditHead: last?.hash ?? null,
    asOf: last?.at ?? null,
    attention: { on: attention, ...attentionShare(db) },
  };
}
