import { pictureKey } from '../../shared/protocol/copies.ts';
import { type ScanStatus, scanStatuses } from '../../shared/protocol/status.ts';
import { sealOf } from '../audit/seal.ts';
import { attentionShare } from '../store/attention.ts';
import type { Reader } from '../store/connection.ts';
import { lastChange } from '../store/last-change.ts';
import { countToTell } from '../store/facts.ts';
import { readMeta } from '../store/meta.ts';
import { type BundleOptions, writeBundle } from './write-bundle.ts';
import { copiesTold, factsOf } from './facts-of-workspace.ts';
import { leadersOf } from './leaders.ts';
import type { ProtocolRow } from './sheets/protocols.ts';
import type { CopyTold } from './tell-copy.ts';
import { type TableFormat, writeExport, type WriteOptions } from './write-export.ts';
import type { ExportContent, ExportOrigin } from './writing/content.ts';

/**
 * What is exported when nothing else is asked for: what people have said of scans. That one cannot be entered, and why, is a
 * finding like any other.
 */
export const saidStatuses: readonly ScanStatus[] = ['flagged', 'final', 'cannot-enter'];

export type ExportFormat = TableFormat | 'zip';

export interface WorkspaceExport extends Omit<WriteOptions, 'onProgress' | 'format'> {
  format: ExportFormat;
  /** Statuses of the scans to write; `saidStatuses` where absent. */
  statuses?: readonly ScanStatus[] | undefined;
  /** Every scan that there is. */
  all?: boolean | undefined;
  /** How pictures go into a bundle; where absent as they came, but without traces where people are left out. */
  pictures?: BundleOptions['pictures'] | undefined;
}

/**
 * Writes what a workspace knows to a file; answers the number of protocols. `zip` is a bundle: the workbook with the pictures.
 * Reads in portions, so that neither memory nor the connection is held. Throws `HattamaError` as `writeExport` does.
 * @param folder of the workspace: originals and signing key lie there
 */
export async function exportWorkspace(
  db: Reader,
  folder: string,
  target: string,
  options: WorkspaceExport,
  onProgress?: (done: number, total: number) => void,
): Promise<number> {
  const statuses = options.all ? scanStatuses : (options.statuses ?? saidStatuses);
  const content = contentOf(db, folder, statuses, options.withoutPeople);
  const total = countToTell(db, statuses);
  const { format, pictures = options.withoutPeople ? 'without-traces' : 'as-they-came', ...rest } = options;
  // Of a bundle the pictures are as much work as the rows.
  const steps = format === 'zip' ? 2 * total : total;
  const progress = onProgress && ((done: number) => onProgress(done, Math.max(done, steps)));
  if (format === 'zip')
    return writeBundle(db, folder, target, content, { ...rest, pictures, onProgress: progress });
  return writeExport(target, content, { ...rest, format, onProgress: progress });
}

function contentOf(
  db: Reader,
  folder: string,
  statuses: readonly ScanStatus[],
  withoutPeople: boolean,
): ExportContent {
  const { origin, forms, joinings, linkings } = factsOf(db, { statuses, withoutPeople });
  const leaders = leadersOf(db);
  return {
    origin: { ...origin, ...originOf(db, folder, statuses) },
    forms,
    joinings,
    linkings,
    rows: {
      *[Symbol.iterator]() {
        for (const told of copiesTold(db, { statuses, withoutPeople })) yield rowOf(told, leaders);
      },
    },
  };
}

function rowOf(
  { copy, scan, entry, standing }: CopyTold,
  leaders: ReturnType<typeof leadersOf>,
): ProtocolRow {
  const { id, status, readAt } = scan;
  return {
    copy,
    id,
    status,
    form: entry?.form ?? scan.form,
    region: entry?.region ?? scan.region,
    readAt,
    entry,
    standing,
    copyOf: leaders.get(pictureKey(copy.picture)) ?? null,
  };
}

function originOf(
  db: Reader,
  folder: string,
  statuses: readonly ScanStatus[],
): Omit<ExportOrigin, 'workspace' | 'name'> {
  const last = lastChange(db);
  const { attention = false } = readMeta(db);
  return {
    statuses,
    auditHead: last?.hash ?? null,
    asOf: last?.at ?? null,
    attention: { on: attention, ...attentionShare(db) },
    seal: (extra) => sealOf(db, folder, extra),
  };
}
