import type { Joining } from '../../../shared/protocol/copies.ts';
import type { Linking } from '../../../shared/protocol/documents.ts';
import type { FormFacts, OriginFacts } from '../../../shared/protocol/facts.ts';
import type { ScanStatus } from '../../../shared/protocol/status.ts';
import type { Seal } from '../../audit/seal.ts';
import type { ProtocolRow } from '../sheets/protocols.ts';

/** What an exported file says about itself. Nothing in it is the time of writing: the same data makes the same bytes. */
export interface ExportOrigin extends OriginFacts {
  /** Statuses of the scans that were asked for. */
  statuses: readonly ScanStatus[];
  /** Hash of the audit log's row with the last change of the data, and its time; null in a workspace without any. */
  auditHead: string | null;
  asOf: string | null;
  /** Whether numbers were planted over pre-fills at that change, and how many were caught and missed until then. */
  attention: { on: boolean; caught: number; missed: number };
  /** Signs the log's head and, with it, what the file says of its rows. */
  seal(extra: Readonly<Record<string, string>>): Seal;
}

/** All that an export is made of; the copies come in portions. */
export interface ExportContent {
  origin: ExportOrigin;
  forms: readonly FormFacts[];
  rows: Iterable<ProtocolRow>;
  joinings: readonly Joining[];
  linkings: readonly Linking[];
}
